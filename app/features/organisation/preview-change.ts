import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { citationOf } from '#app/domain/directive/citation.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { isRefusal, type Refusal } from '#app/domain/shared/refusal.ts'
import { TASK_STATE_NAMES } from '#app/domain/task/task.ts'
import { fatesOf, postsConcerned } from '#app/domain/unit/move-posts.ts'
import {
  holderOn,
  isValidOn,
  type Office,
  POST_KIND_NAMES,
  type PostKind,
  personOf,
  unitOf,
} from '#app/domain/unit/office.ts'
import type { UnitChange } from '#app/domain/unit/plan-reorganisation.ts'
import type { Reorganisation, Restructuring } from '#app/domain/unit/reorganisation.ts'
import { AppError } from '../app-error.ts'
import type { StoredTask, Stores, Tools } from '../ports.ts'
import { type ChangeInput, NO_CHOICES, reorganisationOf } from './change-input.ts'
import { type WorkedOut, workOut } from './work-out.ts'

export type Option = { value: string; label: string }
export type PreviewTask = {
  id: string
  path: string
  title: string
  unitName: string
  officerName: string | null
  state: string
  due: string | null
  to: string
}
export type ChangePreview = {
  title: string
  mark: string
  day: string
  planned: boolean
  units: { name: string; what: string[] }[]
  posts: { id: string; title: string; holder: string | null; unitName: string; options: Option[]; value: string }[]
  tasks: PreviewTask[]
  /** Where a task may go; one: there is nothing to choose. */
  taskOptions: Option[]
  coordinations: { path: string; title: string; from: string; to: string | null }[]
  collecting: { path: string; title: string; from: string; to: string | null }[]
  groups: { name: string; out: string[]; in: string[] }[]
  portfolio: { leader: string; out: string[]; in: string[] }[]
  leaders: (Option & { chosen: boolean })[]
  /** Drafts of conclusions that name a unit which will be no more. */
  drafts: { meetingId: string; title: string }[]
  warnings: string[]
}

/** What would move, without moving it. */
export const previewChange = (tools: Tools, actor: Actor, input: ChangeInput): Promise<ChangePreview | Refusal> => {
  if (!can(actor, 'admin.units')) throw new AppError('forbidden')
  return tools.unitOfWork(async stores => {
    const today = tools.clock.today()
    const unit = unitOf(await stores.office.load(), input.unitId)
    const change = reorganisationOf(input, NO_CHOICES, unit)
    let n = 0
    const next = () => {
      n += 1
      // units get their names of the form first: `new:1`, `new:2` …
      return `new:${n}`
    }
    const worked = await workOut(stores, change, { changeId: 'preview', next })
    if (isRefusal(worked)) return worked
    return {
      title: worked.title,
      mark: worked.mark,
      day: formatDay(change.day),
      planned: change.day > today,
      units: worked.plan.units.map(u => unitWords(u, worked, change)),
      ...(await belongings(stores, worked, change)),
      warnings: worked.plan.warnings,
    }
  })
}

async function belongings(stores: Stores, worked: WorkedOut, change: Reorganisation) {
  const { plan, office, moved } = worked
  const later = plan.office
  const nameOf = (id: string | null) => (id === null ? '' : (unitOf(later, id)?.name ?? id))
  const path = (m: WorkedOut['moved'][number]) => ({ path: citationOf(m.task.path), title: m.task.title })
  const tasks = moved.flatMap<PreviewTask>(m =>
    m.event.lead === null ? [] : [previewTask(m.task, m.event.lead.to, office)],
  )
  const base = { posts: [], taskOptions: [], leaders: [], drafts: [] as ChangePreview['drafts'] }
  const restructuring = change.kind === 'rename' || change.kind === 'move' ? null : change
  return {
    ...base,
    tasks: restructuring && restructuring.ending.length === 0 ? await tasksOf(stores, restructuring, office) : tasks,
    coordinations: moved.flatMap(m =>
      m.event.coordinations.map(c => ({ ...path(m), from: nameOf(c.from), to: c.to && nameOf(c.to) })),
    ),
    collecting: moved.flatMap(m =>
      m.event.collecting
        ? [
            {
              ...path(m),
              from: nameOf(m.event.collecting.from),
              to: m.event.collecting.to && nameOf(m.event.collecting.to),
            },
          ]
        : [],
    ),
    groups: plan.groups.map(({ before, after }) => {
      const on = (g: typeof after) => g.members.filter(m => isValidOn(m, change.day)).map(m => m.unitId)
      const [was, is] = [on(before), on(after)]
      return {
        name: after.name,
        out: was.filter(id => !is.includes(id)).map(nameOf),
        in: is.filter(id => !was.includes(id)).map(nameOf),
      }
    }),
    portfolio: plan.portfolio.map(({ postId, before, after }) => {
      const words = (lines: typeof after) =>
        lines
          .filter(e => isValidOn(e, change.day))
          .map(e => (e.unitId === null ? fieldName(office, e.fieldId) : nameOf(e.unitId)))
      const [was, is] = [words(before), words(after)]
      return {
        leader: leaderName(later, postId),
        out: was.filter(w => !is.includes(w)),
        in: is.filter(w => !was.includes(w)),
      }
    }),
    ...(restructuring ? await choices(stores, worked, restructuring) : {}),
  }
}

/** A unit that goes on keeps its tasks unless somebody chooses: they are all shown. */
async function tasksOf(stores: Stores, r: Restructuring, office: Office): Promise<PreviewTask[]> {
  const open = await stores.tasks.openOfUnits(r.from)
  return open.filter(t => r.from.includes(t.unitId)).map(t => previewTask(t, t.unitId, office))
}

async function choices(stores: Stores, { plan, office }: WorkedOut, r: Restructuring) {
  const later = plan.office
  const nameOf = (ref: string) => r.created.find(c => c.ref === ref)?.name ?? unitOf(later, ref)?.name ?? ref
  const fates = fatesOf(office, r)
  const targets = r.heirs
  const posts = postsConcerned(office, r).map(p => {
    const fate = fates.get(p.id) ?? { to: p.unitId, kind: p.kind }
    const kinds: PostKind[] = ['unit-head', 'unit-deputy', 'officer']
    const offered = kinds.includes(p.kind) ? kinds : [p.kind]
    const stays = r.ending.includes(p.unitId)
      ? []
      : [{ value: `${p.id}>${p.unitId}>${p.kind}`, label: `Ở lại ${nameOf(p.unitId)}` }]
    return {
      id: p.id,
      title: p.title,
      holder: personOf(office, holderOn(office, p, r.day)?.id ?? p.personId)?.name ?? null,
      unitName: nameOf(p.unitId),
      options: [
        ...stays,
        ...targets
          .filter(to => to !== p.unitId)
          .flatMap(to =>
            offered.map(kind => ({
              value: `${p.id}>${to}>${kind}`,
              label: `${nameOf(to)} – ${POST_KIND_NAMES[kind]}`,
            })),
          ),
        { value: `${p.id}>ends`, label: 'Kết thúc chức vụ' },
      ],
      value: fate === 'ends' ? `${p.id}>ends` : `${p.id}>${fate.to}>${fate.kind}`,
    }
  })
  const answering = new Set(
    later.portfolio
      .filter(e => isValidOn(e, r.day) && e.unitId !== null && plan.successions.some(s => s.to === e.unitId))
      .map(e => e.postId),
  )
  return {
    posts,
    taskOptions:
      r.kind === 'abolish'
        ? later.units
            .filter(u => isValidOn(u, r.day) && u.kind !== 'leadership')
            .map(u => ({ value: u.id, label: u.name }))
        : targets.map(value => ({ value, label: nameOf(value) })),
    leaders: r.inherits
      ? later.posts
          .filter(p => (p.kind === 'vice-chair' || p.kind === 'chair') && isValidOn(p, r.day))
          .map(p => ({ value: p.id, label: leaderName(later, p.id), chosen: answering.has(p.id) }))
      : [],
    drafts: await draftsNaming(stores, r.ending),
  }
}

const previewTask = (t: StoredTask, to: string, office: Office): PreviewTask => ({
  id: t.id,
  path: citationOf(t.path),
  title: t.title,
  unitName: unitOf(office, t.unitId)?.name ?? '',
  officerName: personOf(office, t.officerId)?.name ?? null,
  state: TASK_STATE_NAMES[t.state],
  due: t.due && formatDay(t.due),
  to,
})

async function draftsNaming(stores: Stores, unitIds: readonly string[]): Promise<ChangePreview['drafts']> {
  const found: ChangePreview['drafts'] = []
  for (const { meetingId, directives } of await stores.conclusions.openDrafts()) {
    const names = directives.some(d =>
      [...d.lead, ...d.coordinate, ...(d.reportTo?.kind === 'unit' ? [d.reportTo] : [])].some(p =>
        unitIds.includes(p.id),
      ),
    )
    if (!names) continue
    const meeting = await stores.meetings.get(meetingId)
    found.push({ meetingId, title: meeting?.title ?? '' })
  }
  return found
}

function leaderName(office: Office, postId: string): string {
  const post = office.posts.find(p => p.id === postId)
  const name = personOf(office, post?.personId ?? null)?.name
  return post ? (name ? `${name} – ${post.title}` : `${post.title} (khuyết)`) : ''
}
const fieldName = (office: Office, id: string | null): string => office.fields.find(f => f.id === id)?.name ?? ''

function unitWords(
  { before, after }: UnitChange,
  { plan }: WorkedOut,
  change: Reorganisation,
): ChangePreview['units'][number] {
  const what: string[] = []
  if (before === null) what.push(`thành lập ngày ${formatDay(change.day)}`)
  if (before && before.validTo === null && after.validTo !== null)
    what.push(`kết thúc, hoạt động đến hết ${formatDay(after.validTo)}`)
  if (before && before.name !== after.name) what.push(`đổi tên thành ${after.name}`)
  if (before && before.parentId !== after.parentId)
    what.push(
      `trực thuộc ${after.parentId === null ? 'không đơn vị nào' : (unitOf(plan.office, after.parentId)?.name ?? '')}`,
    )
  const fresh = after.aliases.filter(
    a => a.validTo === null && !before?.aliases.some(b => b.alias === a.alias && b.validTo === null),
  )
  if (fresh.length > 0) what.push(`được hiểu thêm qua các tên: ${fresh.map(a => a.alias).join('; ')}`)
  return { name: before?.name ?? after.name, what }
}
