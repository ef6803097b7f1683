import { expect, it } from 'vitest'
import type { OverlapDecision } from '#app/domain/directive/overlap.ts'
import { replay, type TaskEventData } from '#app/domain/task/task.ts'
import { decideOverlaps } from '#app/features/meetings/decide-overlaps.ts'
import { submitDraft } from '#app/features/meetings/submit-draft.ts'
import { auditOn } from '#db/audit.ts'
import { describeOnEachDatabase, type MakeDatabase } from '#tests/support/databases.ts'
import { meetingWorld } from './world.ts'

const AGAIN =
  '1. Giao Phòng Nội vụ hoàn thiện kế hoạch đào tạo công chức bộ phận một cửa, trình UBND quận trước 30/6/2008.'
const FIRST =
  '3.1. Giao Phòng Nội vụ xây dựng kế hoạch đào tạo công chức bộ phận một cửa, trình UBND quận trước 30/5/2008.'

/** One published meeting with one task, and a draft of the next that resembles it. */
async function twice(make: MakeDatabase) {
  const w = await meetingWorld(await make())
  const unit = w.office.units.find(u => u.name.includes('Nội vụ'))!
  const lead = [{ kind: 'unit' as const, id: unit.id }]
  const drafts = (text: string) => w.drafts(text).map(d => ({ ...d, lead }))
  const first = await w.meeting()
  await w.save(first, 0, FIRST, w.secretary, drafts(FIRST))
  await submitDraft(w.tools, w.secretary, { meetingId: first, seenVersion: 1 })
  expect(await w.publish(first)).toMatchObject({ kind: 'published', tasks: 1 })
  const old = (await w.stores.notices.getByMeeting(first))!.directives[0]!
  const second = await w.meeting({ title: 'Giao ban tháng 6' })
  await w.save(second, 0, AGAIN, w.secretary, drafts(AGAIN))
  const draft = (await w.stores.conclusions.getByMeeting(second))!.directives[0]!
  const taskOf = async (directiveId: string) => (await w.stores.tasks.listByDirective(directiveId))[0]!
  return {
    ...w,
    second,
    old,
    draft,
    oldTask: () => taskOf(old.id),
    newTask: async () => taskOf((await w.stores.notices.getByMeeting(second))!.directives[0]!.id),
    hints: () => w.reads.overlaps(w.secretary, [draft], second, w.tools.clock.today()),
    decide: (decision: OverlapDecision) =>
      decideOverlaps(w.tools, w.secretary, {
        meetingId: second,
        seenVersion: 1,
        decision: [`${draft.id}|${old.id}|${decision}`],
      }),
    async publishSecond() {
      await submitDraft(w.tools, w.secretary, { meetingId: second, seenVersion: 2 })
      return w.publish(second, 3)
    },
  }
}

describeOnEachDatabase('a draft that resembles an open directive', make => {
  it('is told of it, with who owes it, and not of itself once published', async () => {
    const w = await twice(make)
    const hints = await w.hints()
    expect(hints).toMatchObject([
      {
        draftId: w.draft.id,
        directiveId: w.old.id,
        path: '3.1',
        due: '2008-05-30',
        tasks: [{ id: (await w.oldTask()).id }],
      },
    ])
    expect(await w.reads.overlaps(await w.actor('head-p7'), [w.draft], w.second, w.tools.clock.today())).toEqual([])
    expect(await w.reads.overlaps(w.secretary, [{ ...w.draft, lead: [] }], w.second, w.tools.clock.today())).toEqual([])
  })

  it('link: both go on and name each other', async () => {
    const w = await twice(make)
    expect(await w.decide('link')).toMatchObject({ kind: 'saved' })
    expect(await w.publishSecond()).toMatchObject({ kind: 'published', tasks: 1 })
    const [old, later] = [await w.oldTask(), await w.newTask()]
    expect(old).toMatchObject({ state: 'assigned', links: [{ kind: 'referred-by', taskId: later.id }] })
    expect(later.links).toEqual([{ kind: 'refers-to', taskId: old.id }])
    const told = (await w.stores.events.list('task', old.id)).at(-1)!.data as TaskEventData
    expect(told).toMatchObject({ kind: 'linked', words: 'mục 1, Thông báo số 02/TB-UBND' })
    expect(await w.reads.linkedTasks(w.secretary, later.links!)).toMatchObject([{ kind: 'refers-to', path: '3.1' }])
    // who may not see the other task is not told of it
    expect(await w.reads.linkedTasks(await w.actor('head-p7'), later.links!)).toEqual([])
  })

  it('replace: the earlier task is withdrawn with a reason, the later one carries on; rows are the fold of history', async () => {
    const w = await twice(make)
    await w.decide('replace')
    await w.publishSecond()
    const [old, later] = [await w.oldTask(), await w.newTask()]
    expect(old).toMatchObject({ state: 'withdrawn', links: [{ kind: 'replaced-by', taskId: later.id }] })
    expect(later.links).toEqual([{ kind: 'replaces', taskId: old.id }])
    const events = await w.stores.events.list('task', old.id)
    expect(events.at(-1)!.data).toMatchObject({ kind: 'withdrawn', reason: expect.stringContaining('02/TB-UBND') })
    for (const task of [old, later]) {
      const history = await w.stores.events.list('task', task.id)
      const { chairPersonId: _c, parentUnitId: _p, version: _v, ...stored } = (await w.stores.tasks.get(task.id))!
      expect(
        replay(
          task.id,
          history.map(e => ({ at: e.at, actorId: e.actorId, data: e.data as TaskEventData })),
        ),
      ).toEqual(stored)
    }
    expect((await auditOn(w.db).verify()).problems).toEqual([])
  })

  it('keep both, or nothing decided: nothing happens to the earlier one', async () => {
    const w = await twice(make)
    await w.decide('keep')
    await w.publishSecond()
    expect((await w.oldTask()).links).toBeUndefined()
    expect((await w.newTask()).links).toBeUndefined()
  })

  it('one that ended meanwhile is referred to', async () => {
    const w = await twice(make)
    await w.decide('replace')
    const old = await w.oldTask()
    const { chairPersonId: _c, parentUnitId: _p, version, ...task } = old
    await w.stores.tasks.save({ ...task, state: 'done', closedAt: w.tools.clock.now() }, version)
    await w.publishSecond()
    expect((await w.newTask()).links).toEqual([{ kind: 'refers-to', taskId: old.id }])
    expect((await w.oldTask()).state).toBe('done')
  })

  it('a leader who may not withdraw the earlier task publishes nothing: no notice, no number', async () => {
    const w = await twice(make)
    await w.decide('replace')
    const old = await w.oldTask()
    const { version, chairPersonId: _c, parentUnitId: _p, ...task } = old
    await w.stores.tasks.save(task, version)
    await w.db.updateTable('tasks').set({ chair_person_id: 'somebody' }).where('id', '=', old.id).execute()
    const before = await w.count('events')
    const outcome = await w.publishSecond()
    expect(outcome).toMatchObject({ kind: 'refused', code: 'may-not-withdraw' })
    expect(await w.count('conclusion_notices')).toBe(1)
    expect(await w.count('events')).toBe(before + 1) // the submission
  })
})
