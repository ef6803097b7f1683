import { can } from '#app/domain/access/can.ts'
import { noticeNumber } from '#app/domain/meeting/meeting.ts'
import { STEP_NAMES, stepNameOf } from '#app/domain/reminder/notice.ts'
import { possibleActions } from '#app/domain/task/possible-actions.ts'
import { personOf, unitOf } from '#app/domain/unit/office.ts'
import type { TaskPage } from '#app/features/reads.ts'
import { coordinationDelay, extensionLedger, taskHistory } from '#app/features/tasks/task-history.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import type { PageContext } from './page.server.ts'

/** One task as its page shows it: names instead of ids, only what this viewer may do. */
export function taskPageView({ actor, today, newKey }: PageContext, page: TaskPage) {
  const { task, line, meeting, notice, directive, office } = page
  const history = taskHistory(task.id, page.events, office)
  const fileOf = new Map(page.files.map(f => [f.id, { id: f.id, name: f.name, size: f.size }]))
  const filesOf = (ids: readonly string[]) => ids.flatMap(id => fileOf.get(id) ?? [])
  const unitName = (id: string | null) => (id ? (unitOf(office, id)?.name ?? '') : null)
  const seesMeeting = can(actor, 'meeting.view', {
    kind: 'meeting',
    chairPersonId: meeting.chairPersonId,
    published: true,
    attendingUnitIds: [...meeting.attendance.map(a => a.unitId), task.unitId],
  })
  return {
    today,
    line,
    text: task.text,
    label: directive?.draft.label ?? task.path,
    dueText: task.dueText,
    duePrecision: task.duePrecision,
    reviewDay: task.reviewDay,
    fieldName: office.fields.find(f => f.id === task.fieldId)?.name ?? null,
    assignedAt: task.assignedAt,
    acceptedAt: task.acceptedAt,
    excluded: task.excluded,
    criticised: task.criticised,
    returnedReports: task.returnedReports,
    meeting: { id: meeting.id, title: meeting.title, day: meeting.day, chairTitle: meeting.chairTitle, seesMeeting },
    noticeNumber: notice ? noticeNumber(notice) : null,
    report: task.report && {
      ...task.report,
      byName: personOf(office, task.report.by)?.name ?? '',
      files: filesOf(task.report.fileIds),
    },
    sendBack: task.sendBack && {
      reason: task.sendBack.reason,
      byName: personOf(office, task.sendBack.by)?.name ?? '',
      suggested: unitName(task.sendBack.suggestedUnitId),
    },
    explanation: task.explanation,
    coordinations: task.coordinations.map(c => ({
      ...c,
      unitName: unitName(c.unitId),
      delay: coordinationDelay(c, today),
    })),
    ledger: extensionLedger(history, page.events),
    history: history.map(h => ({ ...h, files: filesOf(h.fileIds) })),
    reminders: page.reminders.map(r => ({ ...r, name: STEP_NAMES[stepNameOf(r.step)] ?? r.step })),
    tally: page.tally && page.tally.total > 1 ? page.tally : null,
    mayUrgeAll: can(actor, 'task.urge', taskSubject(task)),
    possible: possibleActions(actor, taskSubject(task), task, today),
    requestKey: newKey(),
  }
}
export type TaskPageView = ReturnType<typeof taskPageView>
