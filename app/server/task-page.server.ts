import { unitsWhere } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { noticeNumber } from '#app/domain/meeting/meeting.ts'
import { STEP_NAMES, stepNameOf } from '#app/domain/reminder/notice.ts'
import {
  askedOn,
  coordinationDelay,
  type DelayShares,
  delayShares,
  opinionGiven,
} from '#app/domain/task/coordination.ts'
import { milestoneStanding } from '#app/domain/task/milestone.ts'
import { rollUp } from '#app/domain/task/part.ts'
import { possibleActions } from '#app/domain/task/possible-actions.ts'
import { isWorkable } from '#app/domain/task/task.ts'
import { personOf, unitOf } from '#app/domain/unit/office.ts'
import type { TaskPage } from '#app/features/reads.ts'
import { extensionLedger, taskHistory } from '#app/features/tasks/task-history.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import type { PageContext } from './page.server.ts'

/** One task as its page shows it: names instead of ids, only what this viewer may do. */
export function taskPageView({ actor, today, newKey }: PageContext, page: TaskPage) {
  const { task, line, meeting, notice, directive, office } = page
  const history = taskHistory(task.id, page.events, office, page.reasons)
  const fileOf = new Map(page.files.map(f => [f.id, { id: f.id, name: f.name, size: f.size }]))
  const filesOf = (ids: readonly string[]) => ids.flatMap(id => fileOf.get(id) ?? [])
  const unitName = (id: string | null) => (id ? (unitOf(office, id)?.name ?? '') : null)
  const personName = (id: string | null) => personOf(office, id)?.name ?? ''
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
    // of the version whose words it says
    label: (page.said?.directive ?? directive)?.draft.label ?? task.path,
    noticeId: task.noticeId,
    restated: page.said && {
      noticeId: page.said.notice.id,
      number: noticeNumber(page.said.notice),
      path: page.said.directive?.draft.path ?? task.path,
      nowPath: task.path,
    },
    sentences: page.sentences,
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
    above: directive?.draft.above ?? null,
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
    exclusion: task.exclusion && { ...task.exclusion, byName: personName(task.exclusion.by) },
    starredBy: task.starredBy && { at: task.starredBy.at, byName: personName(task.starredBy.by) },
    firstWord: task.firstWord && { ...task.firstWord, byName: personName(task.firstWord.by) },
    coordinations: task.coordinations.map(c => ({
      ...c,
      unitName: unitName(c.unitId),
      since: askedOn(c, task),
      delay: coordinationDelay(c, today),
    })),
    opinionGiven: opinionGiven(task, unitsWhere(actor, 'unit-head', 'unit-deputy')),
    shares: sharesOf(delayShares(task, today), unitName),
    maySynthesise: task.kind === 'synthesis' && isWorkable(task) && can(actor, 'task.synthesise', taskSubject(task)),
    parts: page.parts,
    rollUp: page.parts.length > 0 ? rollUp(page.parts) : null,
    parent: page.parent,
    period: task.period,
    directiveId: task.directiveId,
    watchers: task.watchers.map(w => ({
      key: `${w.kind}:${w.id}`,
      name: w.kind === 'unit' ? (unitName(w.id) ?? '') : personName(w.id),
      mine: w.kind === 'person' && w.id === actor.personId,
    })),
    milestones: task.milestones.map(m => ({ ...m, ...milestoneStanding(m, task, today) })),
    questions: task.questions.map(q => ({ ...q, byName: personName(q.by), toName: personName(q.to) })),
    suspendedDays: task.suspendedDays,
    followsMeeting: task.followsMeetingId !== null,
    chain: page.chain,
    ledger: extensionLedger(history, page.events),
    history: history.map(h => ({ ...h, files: filesOf(h.fileIds) })),
    reminders: page.reminders.map(r => ({ ...r, name: STEP_NAMES[stepNameOf(r.step)] ?? r.step })),
    tally: page.tally && page.tally.total > 1 ? page.tally : null,
    mayEvidence: can(actor, 'task.evidence', taskSubject(task)),
    mayUrgeAll: can(actor, 'task.urge', taskSubject(task)),
    possible: possibleActions(actor, taskSubject(task), task, today),
    requestKey: newKey(),
  }
}
/** Whose days they are, where they are not all the lead unit's own. */
const sharesOf = (shares: DelayShares, unitName: (id: string) => string | null) =>
  shares.of.length === 0
    ? null
    : { ...shares, of: shares.of.map(s => ({ unitName: unitName(s.unitId) ?? '', days: s.days })) }

export type TaskPageView = ReturnType<typeof taskPageView>
