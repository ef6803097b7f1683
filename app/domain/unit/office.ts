/**
 * The organisation through time: units, groups, posts, portfolios – every row with the days it is valid for.
 * An `Office` is a small snapshot (some hundred rows; a whole province a few thousand) that rules are asked of.
 */
import type { Day } from '../shared/day.ts'
import { byId } from './by-id.ts'

export type UnitId = string
export type PersonId = string
export type PostId = string

/** From the first day it counts to the last one (both inclusive); `to` null: until further notice. */
export type Validity = { validFrom: Day; validTo: Day | null }

/** Kinds are data; these are the ones the defaults know. 'leadership' holds the chair and vice-chairs. */
export type UnitKind = 'leadership' | 'office' | 'ward' | 'centre' | 'team' | 'body' | (string & {})

/** What a unit was before: under this name, of this kind, under that parent. */
export type UnitFace = { name: string; kind: UnitKind; parentId: UnitId | null; validFrom: Day; validTo: Day }

export type Unit = Validity & {
  id: UnitId
  /** As it is now; `past` tells what it was before. */
  name: string
  kind: UnitKind
  parentId: UnitId | null
  sort: number
  aliases: { alias: string; validFrom: Day; validTo: Day | null }[]
  /** Earlier names and places in the tree, oldest first; absent: it has always been as it is. */
  past?: readonly UnitFace[]
  version: number
}

/** Cấp: "Cấp huyện" ended on 30/6/2025. Names are data; `rank` 1 is the highest. */
export type UnitLevel = Validity & { id: string; name: string; rank: number }
/** Loại: "Phường, xã" is of the commune's level; an office of the committee has none of its own. */
export type UnitKindRow = { id: UnitKind; name: string; levelId: string | null; sort: number }

export type UnitGroup = {
  id: string
  name: string
  aliases: string[]
  members: ({ unitId: UnitId } & Validity)[]
  version: number
}

export type Person = {
  id: PersonId
  name: string
  /** Work address; null: reminders go to the next person up. */
  email: string | null
  active: boolean
}

export const POST_KINDS = [
  'chair',
  'vice-chair',
  'unit-head',
  'unit-deputy',
  'officer',
  'secretary',
  'reform',
  'admin',
  'auditor',
] as const
/** Chủ tịch, Phó Chủ tịch, Thủ trưởng, Phó thủ trưởng, Cán bộ, Thư ký, Tổ CCHC, Quản trị, Giám sát. */
export type PostKind = (typeof POST_KINDS)[number]

export const POST_KIND_NAMES: Record<PostKind, string> = {
  chair: 'Chủ tịch',
  'vice-chair': 'Phó Chủ tịch',
  'unit-head': 'Thủ trưởng đơn vị',
  'unit-deputy': 'Phó thủ trưởng đơn vị',
  officer: 'Cán bộ',
  secretary: 'Thư ký',
  reform: 'Tổ CCHC',
  admin: 'Quản trị',
  auditor: 'Giám sát',
}

/** A post in a unit for a period; `personId` null while it is vacant. */
export type Post = Validity & {
  id: PostId
  kind: PostKind
  /** As it is signed: "Trưởng phòng Nội vụ". */
  title: string
  unitId: UnitId
  personId: PersonId | null
  /** Who acts for this post while its holder is away, by dates. */
  deputies: ({ personId: PersonId } & Validity)[]
  /** The post this one follows: the same seat under another holder, in another unit, under another title. */
  previousPostId?: PostId | null
  version: number
}

/** One line of a leader's portfolio: a unit, a field (lĩnh vực), or a unit within a field. */
export type PortfolioEntry = Validity & { postId: PostId; unitId: UnitId | null; fieldId: string | null }

export type Field = { id: string; name: string }

export type Succession = { fromUnitId: UnitId; toUnitId: UnitId; day: Day }

export type Office = {
  name: string
  units: readonly Unit[]
  groups: readonly UnitGroup[]
  people: readonly Person[]
  posts: readonly Post[]
  portfolio: readonly PortfolioEntry[]
  fields: readonly Field[]
  /** What an administrator changed of the usual levels and kinds; `kinds.ts` knows the usual ones. */
  levels?: readonly UnitLevel[]
  /** Who follows a unit that is no more, the heir first. */
  successions?: readonly Succession[]
  kinds?: readonly UnitKindRow[]
}

export const isValidOn = (v: Validity, on: Day): boolean => v.validFrom <= on && (v.validTo === null || v.validTo >= on)

export const unitOf = (office: Office, id: UnitId): Unit | null => byId(office.units, id)
export const personOf = (office: Office, id: PersonId | null): Person | null =>
  id === null ? null : byId(office.people, id)

/** The units a group expands to on a day, in the office's order. */
export function membersOn(office: Office, groupId: string, on: Day): Unit[] {
  const group = office.groups.find(g => g.id === groupId)
  if (!group) return []
  const ids = new Set(group.members.filter(m => isValidOn(m, on)).map(m => m.unitId))
  return office.units.filter(u => ids.has(u.id) && isValidOn(u, on)).sort((a, b) => a.sort - b.sort)
}

/** Who fills a post on a day: the deputy while one is authorised, else the holder; null while vacant. */
export function holderOn(office: Office, post: Post, on: Day): Person | null {
  const deputy = post.deputies.find(d => isValidOn(d, on))
  const person = personOf(office, deputy?.personId ?? post.personId)
  return person?.active ? person : null
}

export const postsOn = (office: Office, on: Day, kind?: PostKind): Post[] =>
  office.posts.filter(p => isValidOn(p, on) && (kind === undefined || p.kind === kind))

/** The people in posts of a kind within a unit (any unit where `unitId` is null), without vacancies. */
export const holdersOn = (office: Office, on: Day, kind: PostKind, unitId: UnitId | null): Person[] =>
  distinct(
    postsOn(office, on, kind)
      .filter(p => unitId === null || p.unitId === unitId)
      .map(p => holderOn(office, p, on)),
  )

/** The unit's head; while that post is vacant, its deputy heads. */
export function headsOf(office: Office, unitId: UnitId, on: Day): Person[] {
  const heads = holdersOn(office, on, 'unit-head', unitId)
  return heads.length > 0 ? heads : holdersOn(office, on, 'unit-deputy', unitId)
}

/**
 * The vice-chair in charge of a task: first whoever answers for the unit *and* the field, then for the unit – where
 * nobody answers for it, for the unit above it –, then for the field. More than one only where the portfolio says so.
 */
export function leadersInCharge(office: Office, unitId: UnitId, fieldId: string | null, on: Day): Person[] {
  const valid = office.portfolio.filter(e => isValidOn(e, on))
  const answering = answeringUnit(office, unitId, on)
  const tiers = [
    valid.filter(e => e.unitId === answering && e.fieldId !== null && e.fieldId === fieldId),
    valid.filter(e => e.unitId === answering && e.fieldId === null),
    valid.filter(e => e.unitId === null && e.fieldId !== null && e.fieldId === fieldId),
  ]
  for (const tier of tiers) {
    const people = distinct(
      tier.map(e => {
        const post = office.posts.find(p => p.id === e.postId)
        return post && isValidOn(post, on) ? holderOn(office, post, on) : null
      }),
    )
    if (people.length > 0) return people
  }
  return []
}

/** The unit itself where a leader's portfolio names it, else the nearest one above it that is named; else itself. */
export function answeringUnit(office: Office, unitId: UnitId, on: Day): UnitId {
  const named = new Set(office.portfolio.filter(e => isValidOn(e, on)).map(e => e.unitId))
  return [unitId, ...ancestorsOn(office, unitId, on)].find(id => named.has(id)) ?? unitId
}

/** What the unit was on a day: its name, kind and parent then. */
export function faceOn(unit: Unit, on: Day): Pick<UnitFace, 'name' | 'kind' | 'parentId'> {
  return unit.past?.find(f => isValidOn(f, on)) ?? unit
}

/** The unit on a day; where it had ended by then, whoever follows it. Null: nobody does. */
export function unitOrHeir(office: Office, unitId: UnitId, on: Day): Unit | null {
  const seen = new Set<UnitId>()
  for (let id: UnitId | undefined = unitId; id !== undefined && !seen.has(id); ) {
    seen.add(id)
    const unit = unitOf(office, id)
    if (!unit || isValidOn(unit, on)) return unit
    id = office.successions?.find(s => s.fromUnitId === id && s.day <= on)?.toUnitId
  }
  return null
}

/** The units above it on a day, nearest first; data that goes in a circle ends where it would begin again. */
export function ancestorsOn(office: Pick<Office, 'units'>, unitId: UnitId, on: Day): UnitId[] {
  const above: UnitId[] = []
  const seen = new Set([unitId])
  let unit = office.units.find(u => u.id === unitId)
  while (unit) {
    const { parentId } = faceOn(unit, on)
    if (parentId === null || seen.has(parentId)) break
    seen.add(parentId)
    above.push(parentId)
    unit = office.units.find(u => u.id === parentId)
  }
  return above
}

export const chairs = (office: Office, on: Day): Person[] => holdersOn(office, on, 'chair', null)
export const secretariat = (office: Office, on: Day): Person[] => holdersOn(office, on, 'secretary', null)

function distinct(people: (Person | null)[]): Person[] {
  const seen = new Map<PersonId, Person>()
  for (const p of people) if (p) seen.set(p.id, p)
  return [...seen.values()]
}
