import { expect, it } from 'vitest'
import type { Actor } from '#app/domain/access/actor.ts'
import { byHand, type DraftDirective, noEvidence } from '#app/domain/directive/draft.ts'
import { type Day, day } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { richTextOf } from '#app/domain/shared/rich-text.ts'
import { createMeeting } from '#app/features/meetings/create-meeting.ts'
import { editMeeting } from '#app/features/meetings/edit-meeting.ts'
import { publishConclusion } from '#app/features/meetings/publish-conclusion.ts'
import { saveDraft } from '#app/features/meetings/save-draft.ts'
import { submitDraft } from '#app/features/meetings/submit-draft.ts'
import { seedHolidays } from '#app/features/reminders/seed-holidays.ts'
import { completeTaskMilestone } from '#app/features/tasks/complete-milestone.ts'
import { createPeriodicTasks } from '#app/features/tasks/create-periodic-tasks.ts'
import { endPeriodicDirective } from '#app/features/tasks/end-periodic-directive.ts'
import { extendTask } from '#app/features/tasks/extend-task.ts'
import { resumeTask } from '#app/features/tasks/resume-task.ts'
import { reviewTask } from '#app/features/tasks/review-task.ts'
import { suspendTask } from '#app/features/tasks/suspend-task.ts'
import { withdrawTask } from '#app/features/tasks/withdraw-task.ts'
import { auditOn } from '#db/audit.ts'
import { readsOn } from '#db/reads/reads.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { type TaskWorld, taskWorld } from './world.ts'

const unit = (id: string) => ({ kind: 'unit' as const, id })
const words = 'một lý do đủ dài để ghi lại'
const isWhole = async (w: TaskWorld) => expect((await auditOn(w.db).verify()).problems).toEqual([])
const must = <T>(outcome: T): Exclude<T, { kind: 'refused' }> => {
  if (isRefusal(outcome)) throw new Error(outcome.message)
  return outcome as Exclude<T, { kind: 'refused' }>
}

/** A meeting of the series, as the secretary records it. */
async function meet(w: TaskWorld, secretary: Actor, on: Day, seriesId: string | null, newSeries = ''): Promise<string> {
  const parts = {
    newSeries,
    newSeriesFieldId: null,
    place: '',
    present: [],
    absent: [],
    delegate: [],
    presentGroups: [],
  }
  const made = await createMeeting(w.tools, secretary, {
    ...parts,
    seriesId,
    title: `Giao ban ${on}`,
    day: on,
    chairPersonId: 'chair',
  } as never)
  return must(made).meetingId
}

/** Publishes a conclusion with these directives; the tasks in their order. */
async function conclude(w: TaskWorld, meetingId: string, drafts: Partial<DraftDirective>[]): Promise<string[]> {
  const secretary = await w.actor('secretary')
  const directives = drafts.map((d, i) => draft({ path: String(i + 1), ...d }, `d${i}`))
  const saved = await saveDraft(w.tools, secretary, {
    meetingId,
    seenVersion: 0,
    doc: richTextOf('Kết luận'),
    directives,
  })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  const submitted = must(await submitDraft(w.tools, secretary, { meetingId, seenVersion: saved.version }))
  must(
    await publishConclusion(w.tools, await w.actor('chair'), {
      meetingId,
      seenVersion: submitted.conclusion.version,
    } as never),
  )
  const rows = await w.db.selectFrom('tasks').select('id').where('meeting_id', '=', meetingId).orderBy('id').execute()
  return rows.map(r => r.id)
}

const draft = (d: Partial<DraftDirective>, id: string): DraftDirective => ({
  id,
  path: '1',
  label: '1.',
  part: null,
  span: null,
  text: 'Báo cáo kết quả rà soát thủ tục hành chính.',
  title: 'Báo cáo kết quả rà soát thủ tục hành chính',
  lead: [unit('nv')],
  coordinate: [],
  reportTo: null,
  due: null,
  dueTime: null,
  duePrecision: 'none',
  dueText: null,
  otherDues: [],
  recurrence: null,
  urgency: 'normal',
  starred: false,
  fieldId: null,
  evidence: noEvidence(),
  confidence: byHand(),
  unknownNames: [],
  confirmed: true,
  ...d,
})

describeOnEachDatabase('kỳ họp sau', make => {
  it('has its day at once where the next meeting is set, moves with it, and sends no mail for it', async () => {
    const w = await taskWorld(await make())
    const secretary = await w.actor('secretary')
    const first = await meet(w, secretary, day('2026-03-10'), null, 'Giao ban tháng')
    const series = (await w.stores.meetings.series())[0]!.id
    const next = await meet(w, secretary, day('2026-04-07'), series)
    const [id] = await conclude(w, first, [{ duePrecision: 'next-meeting' }])
    expect(await w.task(id!)).toMatchObject({ due: '2026-04-07', originalDue: '2026-04-07', followsMeetingId: next })
    const mails = (await w.counts(id!)).outbox
    // a meeting in between, and the one that was followed moved
    const between = await meet(w, secretary, day('2026-03-31'), series)
    expect(await w.task(id!)).toMatchObject({ due: '2026-03-31', followsMeetingId: between })
    const meeting = (await w.stores.meetings.get(between))!
    const parts = {
      newSeries: '',
      newSeriesFieldId: null,
      place: '',
      present: [],
      absent: [],
      delegate: [],
      presentGroups: [],
    }
    const moved = await editMeeting(w.tools, secretary, {
      ...parts,
      meetingId: between,
      seenVersion: meeting.version,
      seriesId: series,
      title: meeting.title,
      day: day('2026-04-14'),
      chairPersonId: 'chair',
    } as never)
    expect(moved.kind).toBe('saved')
    expect(await w.task(id!)).toMatchObject({ due: '2026-04-07', followsMeetingId: next, extensions: 0 })
    const kinds = (await w.stores.events.list('task', id!)).map(e => e.data.kind)
    expect(kinds).toEqual(['assigned', 'due-followed', 'due-followed'])
    expect((await w.counts(id!)).outbox).toBe(mails)
    // a leader's own day ends it
    await extendTask(w.tools, await w.actor('chair'), { taskId: id!, due: day('2026-05-05'), reason: null })
    await meet(w, secretary, day('2026-03-24'), series)
    expect((await w.task(id!)).due).toBe('2026-05-05')
    await isWhole(w)
  })
})

describeOnEachDatabase('the days of a task', make => {
  it('several days become milestones at publishing, done or late each', async () => {
    const w = await taskWorld(await make())
    const [first] = [await meet(w, await w.actor('secretary'), day('2026-03-10'), null)]
    const days = {
      due: day('2026-03-12'),
      duePrecision: 'day' as const,
      otherDues: [day('2026-03-30'), day('2026-03-20')],
    }
    const [id] = await conclude(w, first!, [days])
    const task = await w.task(id!)
    expect([task.due, task.originalDue, task.milestones.map(m => m.due)]).toEqual([
      '2026-03-30',
      '2026-03-30',
      ['2026-03-12', '2026-03-20'],
    ])
    w.goTo(day('2026-03-13'))
    const done = { taskId: id!, milestoneId: 'm1', note: 'đã có dự thảo' }
    expect(await completeTaskMilestone(w.tools, await w.actor('head-nv'), done)).toMatchObject({
      event: { late: true },
    })
    expect((await readsOn(w.db).taskList(await w.actor('chair'), {}, w.clock.today())).lines[0]!.milestone?.due).toBe(
      '2026-03-20',
    )
    await isWhole(w)
  })

  it('stand still while it is suspended', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const secretary = await w.actor('secretary')
    await suspendTask(w.tools, secretary, { taskId: task.id, reason: words })
    w.goTo(day('2026-04-09'))
    await resumeTask(w.tools, secretary, { taskId: task.id, reason: null, due: null })
    expect(await w.task(task.id)).toMatchObject({ due: '2026-04-19', originalDue: '2026-03-20', suspendedDays: 30 })
    const overdue = { standing: 'overdue' as const, against: 'original' as const }
    expect((await readsOn(w.db).taskList(secretary, overdue, day('2026-04-19'))).count).toBe(0)
    expect((await readsOn(w.db).taskList(secretary, overdue, day('2026-04-20'))).count).toBe(1)
    await isWhole(w)
  })

  it('without one: aged, looked at again, and found by both', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv', { due: null, duePrecision: 'none' })
    const secretary = await w.actor('secretary')
    const list = (filter: object, on: Day) =>
      readsOn(w.db)
        .taskList(secretary, filter, on)
        .then(p => p.count)
    expect(await list({ age: 'under-30' }, day('2026-04-08'))).toBe(1)
    expect([
      await list({ age: 'under-30' }, day('2026-04-09')),
      await list({ age: '30-60' }, day('2026-04-09')),
    ]).toEqual([0, 1])
    expect(await list({ age: 'over-90' }, day('2026-06-08'))).toBe(1)
    expect([
      await list({ toReview: true }, day('2026-04-09')),
      await list({ toReview: true }, day('2026-04-10')),
    ]).toEqual([0, 1])
    w.goTo(day('2026-04-10'))
    const far = { taskId: task.id, next: day('2026-08-01'), note: null }
    expect(await reviewTask(w.tools, secretary, far)).toMatchObject({ code: 'too-far' })
    await reviewTask(w.tools, secretary, { ...far, next: day('2026-05-10') })
    expect(await list({ toReview: true }, day('2026-04-10'))).toBe(0)
    await isWhole(w)
  })
})

describeOnEachDatabase('periodic directives', make => {
  it('give an instance a period, once, on a working day, until they are ended', async () => {
    const w = await taskWorld(await make())
    await w.tools.unitOfWork(s => seedHolidays(s.calendar))
    const secretary = await w.actor('secretary')
    const meetingId = await meet(w, secretary, day('2026-03-10'), null)
    const leads = { lead: [unit('nv'), unit('dt')], recurrence: 'monthly' as const }
    const ids = await conclude(w, meetingId, [leads])
    expect(ids).toHaveLength(2)
    const first = await w.task(ids[0]!)
    expect([first.due, first.period]).toEqual(['2026-03-31', '2026-03'])
    const all = async () => (await w.stores.tasks.listByDirective(first.directiveId)).map(t => `${t.period} ${t.due}`)
    expect(await createPeriodicTasks(w.tools)).toBe(0)
    // 01/04 begins the next period; the job may run as often as it likes, by however many
    w.goTo(day('2026-04-01'), '06:30')
    const made = await Promise.all(
      [createPeriodicTasks(w.tools), createPeriodicTasks(w.tools)].map(p => p.catch(() => 0)),
    )
    expect(made.reduce((a, b) => a + b)).toBe(2)
    expect(await createPeriodicTasks(w.tools)).toBe(0)
    expect((await all()).slice(2)).toEqual(['2026-04 2026-04-30', '2026-04 2026-04-30'])
    const events = await w.stores.events.list('task', (await w.stores.tasks.listByDirective(first.directiveId))[2]!.id)
    expect([events[0]!.actorId, events[0]!.origin]).toEqual([null, 'job: periodic-tasks'])
    // 01/05 is a holiday and a weekend follows: the period is given on Monday; a month that nobody gave is not made up for
    w.goTo(day('2026-05-01'), '06:30')
    expect(await createPeriodicTasks(w.tools)).toBe(0)
    w.goTo(day('2026-07-06'), '06:30')
    expect(await createPeriodicTasks(w.tools)).toBe(2)
    expect((await all()).at(-1)).toBe('2026-07 2026-07-31')
    const page = await readsOn(w.db).periodicPage(secretary, first.directiveId, w.clock.today())
    expect(page!.periods.map(p => [p.period, p.total])).toEqual([
      ['2026-07', 2],
      ['2026-04', 2],
      ['2026-03', 2],
    ])
    const end = { directiveId: first.directiveId, seenVersion: page!.periodic.version, reason: words }
    expect((await endPeriodicDirective(w.tools, secretary, end)).kind).toBe('ended')
    w.goTo(day('2026-08-03'), '06:30')
    expect(await createPeriodicTasks(w.tools)).toBe(0)
    await isWhole(w)
  })

  it('end by themselves where the whole last period was withdrawn', async () => {
    const w = await taskWorld(await make())
    const meetingId = await meet(w, await w.actor('secretary'), day('2026-03-10'), null)
    const [id] = await conclude(w, meetingId, [{ recurrence: 'weekly' }])
    await withdrawTask(w.tools, await w.actor('secretary'), { taskId: id!, reason: words })
    w.goTo(day('2026-03-16'), '06:30')
    expect(await createPeriodicTasks(w.tools)).toBe(0)
    expect((await w.stores.periodic.get((await w.task(id!)).directiveId))?.endReason).toMatch('thu hồi')
  })
})
