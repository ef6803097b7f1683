/** "Đổi gì?": what issuing the later notice will do, for the secretary who drafts it and the leader who approves it. */
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import type { AmendmentKind, FieldChange } from '#app/domain/amendment/amendment.ts'
import { changedParts } from '#app/domain/amendment/directive-changes.ts'
import { wordsOf } from '#app/domain/amendment/pairing.ts'
import type { Comparison, TaskFate } from '#app/domain/amendment/task-fates.ts'
import { numberOf } from '#app/domain/directive/citation.ts'
import { collapse, type DraftDirective } from '#app/domain/directive/draft.ts'
import type { ConclusionState } from '#app/domain/meeting/meeting.ts'
import { noticeNumber } from '#app/domain/meeting/meeting.ts'
import { noticesOfEvent } from '#app/domain/reminder/immediate.ts'
import type { Notice } from '#app/domain/reminder/notice.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { dayOfInstant } from '#app/domain/shared/instant.ts'
import { plainTextOf } from '#app/domain/shared/rich-text.ts'
import { evolve, TASK_STATE_NAMES, type TaskKind } from '#app/domain/task/task.ts'
import { personOf, unitOf } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { planSeeds } from '../meetings/plan-publication.ts'
import type { StoredTask, Tools } from '../ports.ts'
import { eventsOf, planAmendment } from './plan-amendment.ts'
import { visibleAmendment } from './visible-amendment.ts'

export type AmendmentRow = {
  taskId: string | null
  kind: TaskKind
  unitName: string
  title: string
  /** Its number in the earlier notice and in the later one. */
  from: string | null
  to: string | null
  state: string
  changes: FieldChange[]
  why: 'same' | 'reported' | 'done' | 'dropped' | 'unit' | 'new'
  /** The new day is over already. */
  duePast: boolean
  /** A report waits; whether it is to be changed all the same can be chosen. */
  asked: boolean | null
}

export type AmendmentPreview = {
  draftId: string
  /** The meeting both notices are of. */
  meetingId: string
  title: string
  kind: AmendmentKind
  reason: string
  /** Of the choices; forms send it back. */
  version: number
  state: ConclusionState
  earlier: { id: string; number: string; day: Day }
  changed: AmendmentRow[]
  withdrawn: AmendmentRow[]
  kept: AmendmentRow[]
  fresh: AmendmentRow[]
  pairs: {
    draftId: string
    number: string
    title: string
    earlierId: string | null
    /** A person said so; null: the rules do. */
    chosen: string | null
  }[]
  earlierItems: { id: string; number: string; title: string }[]
  /** Who is told what, by when: a mail at once, or a line in the next digest. */
  told: { name: string; atOnce: number; digest: number; hasAddress: boolean }[]
  /** Where the printed text does not say what was changed beside it. */
  unsaid: { number: string; what: string }[]
  mayChoose: boolean
  mayGiveUp: boolean
}

export async function previewAmendment(tools: Tools, actor: Actor, draftId: string): Promise<AmendmentPreview> {
  const now = tools.clock.now()
  const today = tools.clock.today()
  return tools.unitOfWork(async stores => {
    const { conclusion, subject, amendment } = await visibleAmendment(stores, actor, draftId)
    const meeting = await stores.meetings.get(amendment.meetingId)
    if (!meeting || conclusion.state === 'published') throw new AppError('not-found')
    const office = await stores.office.load()
    const plan = await planAmendment(stores, amendment, conclusion.directives, { meeting, office, today })
    const { comparison, earlier } = plan
    const earlierNumbers = numbersOf(earlier.directives)
    const laterNumbers = numbersOf(conclusion.directives)
    const issued = { noticeId: 'preview', number: '…', idOf: (id: string) => id }
    const notices: Notice[] = []
    const unitName = (id: string) => unitOf(office, id)?.name ?? ''
    const rowOf = (fate: TaskFate): AmendmentRow => {
      const { task } = fate
      const later = fate.kind === 'withdrawn' ? null : fate.later
      return {
        taskId: task.id,
        kind: task.kind,
        unitName: unitName(task.unitId),
        title: task.title,
        from: earlierNumbers.get(task.directiveId) ?? task.path,
        to: later ? (laterNumbers.get(later.id) ?? null) : null,
        state: TASK_STATE_NAMES[task.state],
        changes: fate.kind === 'changed' ? fate.words : [],
        why: fate.kind === 'changed' ? 'same' : fate.why,
        duePast: fate.kind === 'changed' && fate.change.due?.to != null && fate.change.due.to < today,
        asked: task.state === 'reported' ? amendment.choices.reported.includes(task.id) : null,
      }
    }
    const groups = { changed: [], withdrawn: [], kept: [] } as Record<TaskFate['kind'], AmendmentRow[]>
    for (const fate of comparison.fates) {
      groups[fate.kind].push(rowOf(fate))
      let stored: StoredTask | undefined = plan.tasks.get(fate.task.id)
      for (const data of eventsOf(fate, amendment, issued, today)) {
        if (!stored) continue
        const next = { ...stored, ...evolve(stored.id, stored, { at: now, actorId: actor.personId, data }) }
        notices.push(...noticesOfEvent(stored, next, { at: now, data }, office, today))
        stored = next
      }
    }
    let serial = 0
    const fresh = comparison.fresh.flatMap(({ later, seeds }) => {
      const circumstances = {
        office,
        meeting,
        noticeId: 'preview',
        now,
        today,
        actorId: actor.personId,
        next: plan.next,
      }
      const newId = () => `preview-${++serial}`
      return planSeeds(later.id, later, seeds, { ...circumstances, newId }).tasks.map((t): AmendmentRow => {
        notices.push(...t.notices)
        return {
          taskId: null,
          kind: t.task.kind,
          unitName: unitName(t.task.unitId),
          title: t.task.title,
          from: null,
          to: laterNumbers.get(later.id) ?? null,
          state: 'Việc mới',
          changes: [],
          why: 'new',
          duePast: t.task.due !== null && t.task.due < today,
          asked: null,
        }
      })
    })
    return {
      draftId,
      meetingId: meeting.id,
      title: meeting.title,
      kind: amendment.kind,
      reason: amendment.reason,
      version: amendment.version,
      state: conclusion.state,
      earlier: { id: earlier.id, number: noticeNumber(earlier), day: dayOfInstant(earlier.publishedAt) },
      ...groups,
      fresh,
      pairs: comparison.pairs.map(({ later, earlier: taken }) => ({
        draftId: later.id,
        number: laterNumbers.get(later.id)!,
        title: later.title,
        earlierId: taken?.id ?? null,
        chosen: later.id in amendment.choices.takes ? (amendment.choices.takes[later.id] ?? 'new') : null,
      })),
      earlierItems: earlier.directives.map(d => ({ id: d.id, number: earlierNumbers.get(d.id)!, title: d.title })),
      told: toldOf(notices, id => personOf(office, id)?.name ?? id),
      unsaid: unsaidIn(comparison, collapse(plainTextOf(conclusion.doc)), laterNumbers, earlierNumbers),
      mayChoose: can(actor, 'meeting.edit', subject) && conclusion.state === 'draft',
      mayGiveUp: can(actor, 'meeting.amend', subject) && conclusion.state === 'draft',
    }
  })
}

/** The paper is what the units read: a day or a unit that only the form says, or an item that only the form dropped. */
function unsaidIn(
  { pairs, dropped }: Comparison,
  text: string,
  later: ReadonlyMap<string, string>,
  earlier: ReadonlyMap<string, string>,
): AmendmentPreview['unsaid'] {
  const left = dropped
    .filter(d => text.includes(wordsOf(d)) && !pairs.some(p => wordsOf(p.later) === wordsOf(d)))
    .map(d => ({ number: earlier.get(d.id)!, what: 'đã bỏ nhưng lời văn vẫn còn trong văn bản' }))
  const changed = pairs.flatMap(({ later: l, earlier: e }) => {
    if (e?.span && !l.span) return [{ number: later.get(l.id)!, what: 'đã xoá lời văn nhưng mục vẫn còn' }]
    if (!e || wordsOf(l) !== wordsOf(e)) return []
    const parts = changedParts(e, l)
    const what = [
      parts.due && 'thời hạn',
      parts.lead && 'đơn vị chủ trì',
      parts.coordinate && 'đơn vị phối hợp',
      parts.reportTo && 'nơi nhận báo cáo',
    ].filter(w => w !== false)
    return what.length > 0
      ? [{ number: later.get(l.id)!, what: `đổi ${what.join(', ')} nhưng lời văn giữ nguyên` }]
      : []
  })
  return [...changed, ...left]
}

const numbersOf = (directives: readonly DraftDirective[]): Map<string, string> =>
  new Map(directives.map((d, i) => [d.id, numberOf(d, i)]))

/** One mail at once however many tasks it tells of; one line a task in the digest. */
function toldOf(notices: readonly Notice[], nameOf: (id: string) => string): AmendmentPreview['told'] {
  const people = new Map<string, { atOnce: Set<string>; digest: Set<string>; hasAddress: boolean }>()
  for (const n of notices) {
    const p = people.get(n.personId) ?? { atOnce: new Set(), digest: new Set(), hasAddress: n.email !== null }
    if (n.alone) p.atOnce.add(n.data.group)
    else p.digest.add(n.taskId ?? '')
    people.set(n.personId, p)
  }
  return [...people]
    .map(([id, p]) => ({ name: nameOf(id), atOnce: p.atOnce.size, digest: p.digest.size, hasAddress: p.hasAddress }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

/** "2 thay đổi, 1 thu hồi, 17 giữ nguyên, 1 việc mới" */
export const countWords = (p: Pick<AmendmentPreview, 'changed' | 'withdrawn' | 'kept' | 'fresh'>): string =>
  [
    `${p.changed.length} thay đổi`,
    `${p.withdrawn.length} thu hồi`,
    `${p.kept.length} giữ nguyên`,
    `${p.fresh.length} việc mới`,
  ].join(', ')
