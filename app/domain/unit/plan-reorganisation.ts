/**
 * What a change of the organisation does, worked out and not yet done: the same plan is the preview and the deed.
 * Everything is dated: a unit ends the day before, what it was stays on record, and whatever was open goes on.
 */
import { addDays, type Day, formatDay } from '../shared/day.ts'
import { isRefusal, type Refusal, refuse } from '../shared/refusal.ts'
import { fold } from '../shared/vietnamese-text.ts'
import { clashOf } from './clash.ts'
import { movedGroups, movedPortfolio } from './move-belongings.ts'
import { type MovedPost, movedPosts } from './move-posts.ts'
import {
  ancestorsOn,
  faceOn,
  headsOf,
  isValidOn,
  type Office,
  type PortfolioEntry,
  type PostId,
  type Unit,
  type UnitGroup,
  type UnitId,
  unitOf,
} from './office.ts'
import type { Moving, Renaming, Reorganisation, Restructuring, UnitRef } from './reorganisation.ts'

export type UnitChange = { before: Unit | null; after: Unit }
export type ReorganisationPlan = {
  units: UnitChange[]
  posts: MovedPost[]
  groups: { before: UnitGroup; after: UnitGroup }[]
  /** The whole portfolio of every post that gains or loses a line. */
  portfolio: { postId: PostId; before: PortfolioEntry[]; after: PortfolioEntry[] }[]
  /** Who follows whom. */
  successions: { from: UnitId; to: UnitId }[]
  /** Where a task of this unit goes on; null: it stays. */
  taskGoesTo(task: { id: string; unitId: UnitId }): UnitId | null
  /** Where another part in a task (coordinating, collecting) goes on; null: it stays. */
  partGoesTo(unitId: UnitId): UnitId | null
  /** The office as it will be. */
  office: Office
  warnings: string[]
}

/** Makes an id; a preview may count instead. */
export type NextId = () => string

export function planReorganisation(office: Office, change: Reorganisation, next: NextId): ReorganisationPlan | Refusal {
  switch (change.kind) {
    case 'rename':
      return planRenaming(office, change)
    case 'move':
      return planMoving(office, change)
    default:
      return planRestructuring(office, change, next)
  }
}

const nothingMoves = { posts: [], groups: [], portfolio: [], successions: [], warnings: [] }
const stays = { taskGoesTo: () => null, partGoesTo: () => null }

function planRenaming(office: Office, { unitId, day, name, aliases }: Renaming): ReorganisationPlan | Refusal {
  const unit = unitOf(office, unitId)
  const wrong = cannotChange(unit, day)
  if (wrong || !unit) return wrong ?? notThere()
  if (fold(name) === fold(unit.name) && name === unit.name)
    return refuse('same-name', 'Tên mới trùng với tên đang dùng.', 'name')
  const kept = unit.aliases.some(a => fold(a.alias) === fold(unit.name)) ? [] : [unit.name]
  const after: Unit = {
    ...withPast(unit, day),
    name,
    aliases: [
      ...unit.aliases,
      // papers of years use the old name; whoever pastes one must still be understood
      ...[...kept, ...aliases]
        .filter(a => fold(a) !== fold(name))
        .map((alias, i) => ({ alias, validFrom: i < kept.length ? unit.validFrom : day, validTo: null })),
    ],
  }
  const clash = clashOf(office, after)
  if (clash) return clash
  return { ...nothingMoves, ...stays, units: [{ before: unit, after }], office: withUnits(office, [after]) }
}

function planMoving(office: Office, { unitId, day, parentId }: Moving): ReorganisationPlan | Refusal {
  const unit = unitOf(office, unitId)
  const wrong = cannotChange(unit, day)
  if (wrong || !unit) return wrong ?? notThere()
  if (parentId === unit.parentId) return refuse('same-parent', 'Đơn vị đang trực thuộc đơn vị này.', 'parentId')
  const parent = parentId === null ? null : unitOf(office, parentId)
  if (parentId !== null && (!parent || !isValidOn(parent, day)))
    return refuse('no-unit', 'Đơn vị cấp trên không hoạt động vào ngày ấy.', 'parentId')
  if (parentId !== null && (parentId === unit.id || ancestorsOn(office, parentId, day).includes(unit.id)))
    return refuse('loop', 'Đơn vị cấp trên không thể là chính nó hoặc đơn vị trực thuộc.', 'parentId')
  const after: Unit = { ...withPast(unit, day), parentId }
  return { ...nothingMoves, ...stays, units: [{ before: unit, after }], office: withUnits(office, [after]) }
}

function planRestructuring(office: Office, r: Restructuring, next: NextId): ReorganisationPlan | Refusal {
  const { day } = r
  const eve = addDays(day, -1)
  const from = r.from.map(id => unitOf(office, id))
  for (const unit of from) {
    const wrong = cannotChange(unit, day)
    if (wrong) return wrong
  }
  const idOf = newIds(r, next)
  const heirIds = r.heirs.map(idOf)
  const heirId = idOf(r.heir)
  const ending = new Set(r.ending)
  if (!heirIds.includes(heirId) || heirIds.some(id => ending.has(id)))
    return refuse('heir', 'Đơn vị tiếp nhận phải còn hoạt động sau khi sắp xếp.', 'heir')

  const born = r.created.map<Unit>((n, i) => ({
    id: idOf(n.ref),
    name: n.name,
    kind: n.kind,
    parentId: n.parentId !== null && ending.has(n.parentId) ? heirId : n.parentId,
    sort: sortAfter(office, r.from, i),
    validFrom: day,
    validTo: null,
    aliases: n.aliases.map(alias => ({ alias, validFrom: day, validTo: null })),
    version: 1,
  }))
  for (const id of heirIds) {
    const unit = born.find(u => u.id === id) ?? unitOf(office, id)
    if (!unit || !isValidOn(unit, day)) return refuse('heir', 'Đơn vị tiếp nhận không hoạt động vào ngày ấy.', 'heir')
    if (unit.kind === 'leadership') return refuse('heir', 'Lãnh đạo không tiếp nhận việc của đơn vị.', 'heir')
  }
  const ended = new Map(
    r.ending.map(id => {
      const unit = unitOf(office, id)!
      return [
        id,
        { ...unit, validTo: eve, aliases: unit.aliases.map(a => (isValidOn(a, day) ? { ...a, validTo: eve } : a)) },
      ]
    }),
  )
  const changed = new Map<UnitId, Unit>()
  const put = (unit: Unit) => changed.set(unit.id, unit)
  for (const unit of [...ended.values(), ...born]) put(unit)
  // what stood under a unit that ends stands under its heir
  for (const unit of office.units)
    if (!ended.has(unit.id) && isValidOn(unit, day) && unit.parentId !== null && ending.has(unit.parentId))
      put({
        ...withPast(unit, day),
        parentId: unit.id === heirId ? (unitOf(office, unit.parentId)?.parentId ?? null) : heirId,
      })
  // the heir answers to the names of those it follows
  const present = withUnits(office, [...changed.values()])
  let heir = changed.get(heirId) ?? unitOf(office, heirId)!
  for (const unit of r.inherits ? ended.values() : [])
    for (const alias of [unit.name, ...unit.aliases.filter(a => a.validTo === eve).map(a => a.alias)]) {
      const named = { ...heir, aliases: [...heir.aliases, { alias, validFrom: day, validTo: null }] }
      const known = [heir.name, ...heir.aliases.filter(a => isValidOn(a, day)).map(a => a.alias)].some(
        a => fold(a) === fold(alias),
      )
      if (!known && !clashOf(present, named)) heir = named
    }
  if (heir !== unitOf(office, heirId)) put(heir)
  for (const unit of born) {
    const clash = clashOf(withUnits(office, [...changed.values()]), changed.get(unit.id)!)
    if (clash) return { ...clash, field: 'created' }
  }

  const units = [...changed.values()].map(after => ({ before: unitOf(office, after.id), after }))
  const after = withUnits(
    office,
    units.map(u => u.after),
  )
  const posts = movedPosts(after, r, { idOf, heirId, day, next })
  if (isRefusal(posts)) return posts
  const groups = movedGroups(office, r, heirIds, day)
  const portfolio = movedPortfolio(office, r, heirIds, posts, day)
  const later = withBelongings(after, posts, groups, portfolio)
  const taskTo = new Map(Object.entries(r.tasks).map(([taskId, ref]) => [taskId, idOf(ref)]))
  if ([...taskTo.values()].some(id => !heirIds.includes(id) && !r.from.includes(id)))
    return refuse('task-target', 'Có nhiệm vụ chuyển đến đơn vị không nằm trong lần sắp xếp này.')
  const taskGoesTo = ({ id, unitId }: { id: string; unitId: UnitId }): UnitId | null => {
    if (!r.from.includes(unitId)) return null
    const to = taskTo.get(id) ?? (ending.has(unitId) ? heirId : unitId)
    return to === unitId ? null : ending.has(to) ? heirId : to
  }
  return {
    units,
    posts,
    groups,
    portfolio,
    successions: [...successionsOf(r, heirIds)],
    taskGoesTo,
    partGoesTo: unitId => (ending.has(unitId) ? heirId : null),
    office: later,
    warnings: warningsOf(later, heirIds, day),
  }
}

function* successionsOf(r: Restructuring, heirIds: readonly UnitId[]) {
  for (const from of r.from) for (const to of heirIds) if (to !== from) yield { from, to }
}

function warningsOf(later: Office, heirIds: readonly UnitId[], day: Day): string[] {
  return heirIds.flatMap(id => {
    const name = unitOf(later, id)?.name ?? id
    const heads = later.posts.filter(p => p.unitId === id && p.kind === 'unit-head' && isValidOn(p, day))
    const warnings: string[] = []
    if (headsOf(later, id, day).length === 0)
      warnings.push(`${name} chưa có thủ trưởng: thư nhắc sẽ đến lãnh đạo phụ trách cho đến khi có người.`)
    if (heads.length > 1) warnings.push(`${name} có ${heads.length} thủ trưởng cùng lúc.`)
    if (!later.portfolio.some(e => e.unitId === id && isValidOn(e, day)))
      warnings.push(`${name} chưa có lãnh đạo phụ trách.`)
    return warnings
  })
}

/** Refs of new units and the ids they get; made once, so that everything of the plan speaks of the same unit. */
function newIds(r: Restructuring, next: NextId): (ref: UnitRef) => UnitId {
  const ids = new Map(r.created.map(n => [n.ref, next()]))
  return ref => ids.get(ref) ?? ref
}

const notThere = () => refuse('no-unit', 'Đơn vị không tồn tại.')

function cannotChange(unit: Unit | null, day: Day): Refusal | null {
  if (!unit) return notThere()
  if (!isValidOn(unit, day))
    return refuse('not-there', `“${unit.name}” không hoạt động vào ngày ${formatDay(day)}.`, 'day')
  if (unit.kind === 'leadership') return refuse('leadership', 'Không sắp xếp đơn vị lãnh đạo ở đây.')
  if (unit.validFrom >= day)
    return refuse(
      'too-early',
      `“${unit.name}” hoạt động từ ${formatDay(unit.validFrom)}; ngày sắp xếp phải sau ngày ấy.`,
      'day',
    )
  const last = unit.past?.at(-1)
  if (last && addDays(last.validTo, 1) >= day)
    return refuse(
      'too-early',
      `“${unit.name}” đã thay đổi ngày ${formatDay(addDays(last.validTo, 1))}; hãy chọn ngày sau đó.`,
      'day',
    )
  return null
}

/** Its name and place until yesterday go into its past. */
function withPast(unit: Unit, day: Day): Unit {
  const since = unit.past?.at(-1)
  const { name, kind, parentId } = faceOn(unit, day)
  const validFrom = since ? addDays(since.validTo, 1) : unit.validFrom
  return { ...unit, past: [...(unit.past ?? []), { name, kind, parentId, validFrom, validTo: addDays(day, -1) }] }
}

export function withUnits(office: Office, units: readonly Unit[]): Office {
  const byId = new Map(units.map(u => [u.id, u]))
  const known = new Set(office.units.map(u => u.id))
  return { ...office, units: [...office.units.map(u => byId.get(u.id) ?? u), ...units.filter(u => !known.has(u.id))] }
}

function withBelongings(
  office: Office,
  posts: readonly MovedPost[],
  groups: ReorganisationPlan['groups'],
  portfolio: ReorganisationPlan['portfolio'],
): Office {
  const ended = new Map(posts.flatMap(m => (m.ended ? [[m.before.id, m.ended] as const] : [])))
  const removed = new Set(posts.flatMap(m => (m.ended ? [] : [m.before.id])))
  const group = new Map(groups.map(g => [g.after.id, g.after]))
  const lines = new Map(portfolio.map(p => [p.postId, p.after]))
  return {
    ...office,
    posts: [
      ...office.posts.filter(p => !removed.has(p.id)).map(p => ended.get(p.id) ?? p),
      ...posts.flatMap(m => m.opened ?? []),
    ],
    groups: office.groups.map(g => group.get(g.id) ?? g),
    portfolio: [...office.portfolio.filter(e => !lines.has(e.postId)), ...[...lines.values()].flat()],
  }
}

/** New units stand right behind the first of those they come from. */
const sortAfter = (office: Office, from: readonly UnitId[], i: number): number =>
  Math.min(...from.map(id => unitOf(office, id)?.sort ?? 0)) + i
