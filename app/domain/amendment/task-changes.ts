/** What of a task differs under the later notice, as the event that changes it and in words before and after. */
import type { DraftDirective } from '../directive/draft.ts'
import { type TaskSeed, unitsOfParties } from '../directive/fan-out.ts'
import { type Day, formatDay } from '../shared/day.ts'
import { keptMilestones } from '../task/amendment-events.ts'
import type { Task, TaskEventData } from '../task/task.ts'
import { type Office, type UnitId, unitOf } from '../unit/office.ts'
import { type ChangedPart, type FieldChange, fieldChange } from './amendment.ts'
import { type ChangedParts, directiveChanges, dueWords, namesOf } from './directive-changes.ts'

export type TaskChange = Omit<Extract<TaskEventData, { kind: 'amended' }>, AddedAtIssue>
type AddedAtIssue = 'kind' | 'via' | 'reason' | 'noticeId' | 'directiveId' | 'path' | 'summary'

type Taken = { later: DraftDirective; earlier: DraftDirective }

/** Only what the two texts say differently; a day, a unit or an officer given since stays. */
export function changeOf(
  task: Task,
  { earlier, later }: Taken,
  parts: ChangedParts,
  seed: TaskSeed | null,
  leadTo: UnitId | null,
  { office, on }: { office: Office; on: Day },
): { change: TaskChange; words: FieldChange[] } {
  const name = (id: UnitId | null) => (id ? (unitOf(office, id)?.name ?? 'đơn vị đã xoá') : 'không')
  const said = directiveChanges(earlier, later, office)
  const saidOf = (...parts: ChangedPart[]) => said.filter(w => parts.includes(w.part))
  const words = saidOf('title', 'words', 'recurrence')
  const put = (part: ChangedPart, before: string, after: string) => words.push(fieldChange(part, before, after))
  const change: TaskChange = {
    title: parts.words ? (task.kind === 'synthesis' ? `Tổng hợp: ${later.title}` : later.title) : task.title,
    text: parts.words ? later.text : task.text,
  }
  if (leadTo !== null) put('lead', name(task.unitId), name(leadTo))
  // an instance of a period keeps its day; the periods after it follow the later notice
  if (parts.due && seed && task.kind === 'work' && task.period === null) {
    const to = seed.due
    const follows = seed.followsMeetingId ?? null
    if (
      to !== task.due ||
      follows !== task.followsMeetingId ||
      (to === null && seed.duePrecision !== task.duePrecision)
    ) {
      change.due = {
        from: task.due,
        to,
        precision: seed.duePrecision,
        dueText: seed.dueText,
        followsMeetingId: follows,
      }
      put('due', dueWords(task), dueWords(seed))
    }
    const milestones = milestonesFor(task, seed.milestones ?? [])
    if (milestones) {
      const days = (list: readonly { due: Day }[]) => list.map(m => formatDay(m.due)).join('; ') || 'không'
      change.milestones = milestones
      put('milestones', days(task.milestones), days([...keptMilestones(task.milestones), ...milestones]))
    }
  }
  if (parts.coordinate && task.kind === 'work') {
    const [was, is] = [unitsOfParties(office, earlier.coordinate, on), unitsOfParties(office, later.coordinate, on)]
    const lead = leadTo ?? task.unitId
    const has = new Set(task.coordinations.map(x => x.unitId))
    const added = is.filter(u => !was.includes(u) && !has.has(u) && u !== lead)
    const released = task.coordinations.filter(
      x => x.answeredAt === null && was.includes(x.unitId) && !is.includes(x.unitId),
    )
    if (added.length + released.length > 0) {
      change.coordinations = {
        asked: added.map(unitId => ({ unitId, due: change.due ? change.due.to : task.due })),
        released: released.map(x => x.unitId),
      }
      const after = [...task.coordinations.filter(x => !released.includes(x)).map(x => x.unitId), ...added]
      put(
        'coordinate',
        units(
          task.coordinations.map(x => x.unitId),
          office,
        ),
        units(after, office),
      )
    }
  }
  if (
    parts.reportTo &&
    seed &&
    (seed.reportToUnitId !== task.reportToUnitId || seed.reportToPost !== task.reportToPost)
  ) {
    change.reportTo = { unitId: seed.reportToUnitId, post: seed.reportToPost }
    put('reportTo', task.reportToPost ?? name(task.reportToUnitId), seed.reportToPost ?? name(seed.reportToUnitId))
  }
  if (parts.urgency && task.urgency !== later.urgency) {
    change.urgency = later.urgency
    words.push(...saidOf('urgency'))
  }
  if (parts.starred && task.starred !== later.starred) {
    change.starred = later.starred
    words.push(...saidOf('starred'))
  }
  if (parts.field && task.fieldId !== later.fieldId) {
    const field = (id: string | null) => office.fields.find(f => f.id === id)?.name ?? 'không'
    change.fieldId = later.fieldId
    put('field', field(task.fieldId), field(later.fieldId))
  }
  return { change, words }
}

const units = (ids: readonly UnitId[], office: Office): string =>
  namesOf(
    ids.map(id => ({ kind: 'unit', id })),
    office,
  )

/** Those to be set anew; null where the text's own days are there already. */
function milestonesFor(task: Task, wanted: NonNullable<TaskSeed['milestones']>) {
  const kept = keptMilestones(task.milestones)
  const missing = wanted.filter(w => !kept.some(k => k.due === w.due))
  const now = task.milestones.filter(m => !kept.includes(m))
  if (now.map(m => m.due).join() === missing.map(m => m.due).join()) return null
  const ids = new Set(kept.map(m => m.id))
  let n = 0
  return missing.map(m => {
    do n += 1
    while (ids.has(`m${n}`))
    return { ...m, id: `m${n}` }
  })
}

/** "Thời hạn: 10/06/2026 → 20/06/2026; Phối hợp: …": for a mail and the history. */
export function summaryOf(words: readonly FieldChange[]): string {
  const short = (text: string) => (text.length > 160 ? `${text.slice(0, 157).trimEnd()}…` : text)
  return words
    .map(w =>
      w.part === 'words'
        ? `Nội dung sửa thành “${short(w.after)}”`
        : `${w.label}: ${short(w.before)} → ${short(w.after)}`,
    )
    .join('; ')
}
