/** "Đổi gì?": what issuing the later notice will do, for the secretary who drafts it and the leader who approves it. */
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { type AmendmentPreview, type AmendmentRow, toldOf } from '#app/domain/amendment/preview.ts'
import type { TaskFate } from '#app/domain/amendment/task-fates.ts'
import { unsaidIn } from '#app/domain/amendment/unsaid.ts'
import { numbersOf } from '#app/domain/directive/citation.ts'
import { collapse } from '#app/domain/directive/draft.ts'
import { noticeNumber } from '#app/domain/meeting/meeting.ts'
import { noticesOfEvent } from '#app/domain/reminder/immediate.ts'
import type { Notice } from '#app/domain/reminder/notice.ts'
import { dayOfInstant } from '#app/domain/shared/instant.ts'
import { plainTextOf } from '#app/domain/shared/rich-text.ts'
import { evolve, TASK_STATE_NAMES } from '#app/domain/task/task.ts'
import { personOf, unitOf } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { inFieldOfSeries } from '../meetings/field-of-series.ts'
import { planSeeds } from '../meetings/plan-publication.ts'
import type { StoredTask, Tools } from '../ports.ts'
import { eventsOf, meetingOf, planAmendment } from './plan-amendment.ts'
import { visibleAmendment } from './visible-amendment.ts'

export async function previewAmendment(tools: Tools, actor: Actor, draftId: string): Promise<AmendmentPreview> {
  const now = tools.clock.now()
  const today = tools.clock.today()
  return tools.unitOfWork(async stores => {
    const { conclusion, subject, amendment } = await visibleAmendment(stores, actor, draftId)
    if (conclusion.state === 'published') throw new AppError('not-found')
    const meeting = await meetingOf(stores, amendment)
    const office = await stores.office.load()
    const drafted = await inFieldOfSeries(stores, meeting, conclusion.directives)
    const plan = await planAmendment(stores, amendment, drafted, { meeting, office, today })
    const { comparison, earlier } = plan
    const numbers = { earlier: numbersOf(earlier.directives), later: numbersOf(conclusion.directives) }
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
        from: numbers.earlier.get(task.directiveId) ?? task.path,
        to: later ? (numbers.later.get(later.id) ?? null) : null,
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
          to: numbers.later.get(later.id) ?? null,
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
        number: numbers.later.get(later.id)!,
        title: later.title,
        earlierId: taken?.id ?? null,
        chosen: later.id in amendment.choices.takes ? (amendment.choices.takes[later.id] ?? 'new') : null,
      })),
      earlierItems: earlier.directives.map(d => ({ id: d.id, number: numbers.earlier.get(d.id)!, title: d.title })),
      told: toldOf(notices, id => personOf(office, id)?.name ?? id),
      unsaid: unsaidIn(comparison, collapse(plainTextOf(conclusion.doc)), numbers),
      mayChoose: can(actor, 'meeting.edit', subject) && conclusion.state === 'draft',
      mayGiveUp: can(actor, 'meeting.amend', subject) && conclusion.state === 'draft',
    }
  })
}
