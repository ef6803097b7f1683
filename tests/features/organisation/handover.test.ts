import { expect, it } from 'vitest'
import { actorOn } from '#app/domain/access/actor.ts'
import { day } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { leadersInCharge } from '#app/domain/unit/office.ts'
import { seatOf } from '#app/domain/unit/seat.ts'
import { savePost, savePostInput } from '#app/features/admin/save-post.ts'
import { saveUnit, saveUnitInput } from '#app/features/admin/save-unit.ts'
import { carryOutDue } from '#app/features/organisation/carry-out-due.ts'
import { handOverPost, handOverPostInput } from '#app/features/organisation/hand-over-post.ts'
import { previewHandover } from '#app/features/organisation/preview-handover.ts'
import { handOnTask } from '#app/features/tasks/hand-on.ts'
import { auditOn } from '#db/audit.ts'
import type { OpenDatabase } from '#db/open.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { taskWorld } from '../tasks/world.ts'

const input = (fields: Record<string, unknown>) =>
  handOverPostInput.parse({ postId: 'post-7', seenVersion: 1, day: '10/03/2026', ...fields })

/** The officer of the home affairs office (post-7) has three tasks, two open. */
async function scene(open: OpenDatabase) {
  const world = await taskWorld(open)
  const { tools, actor, assign } = world
  const tasks = []
  for (const path of ['1', '2']) {
    const task = await assign('nv', { path, title: `Việc ${path}` })
    await handOnTask(tools, await actor('head-nv'), { taskId: task.id, officerId: 'officer-nv', note: null })
    tasks.push(task)
  }
  return { ...world, open, admin: await actor('admin'), first: tasks[0]!, second: tasks[1]! }
}

describeOnEachDatabase('handing over a post', make => {
  it('leaves no task behind: each goes where it was sent, the rest to whoever follows', async () => {
    const w = await scene(await make())
    await w.stores.people.insert(
      { id: 'new', name: 'Lưu Thị Mới', email: 'new@ubnd.example', account: 'new', active: true, passwordHash: null },
      w.clock.now(),
    )
    const shown = await previewHandover(w.tools, w.admin, input({ nextPersonId: 'new' }))
    if (isRefusal(shown)) throw new Error(shown.message)
    expect(shown.tasks.map(t => [t.title, t.to])).toEqual([
      ['Việc 1', 'new'],
      ['Việc 2', 'new'],
    ])
    const outcome = await handOverPost(
      w.tools,
      w.admin,
      input({ nextPersonId: 'new', reason: 'Điều động', taskTo: [`${w.first.id}>deputy-nv`] }),
    )
    expect(outcome).toMatchObject({ kind: 'saved' })
    expect(await w.task(w.first.id)).toMatchObject({ officerId: 'deputy-nv', state: 'accepted' })
    expect(await w.task(w.second.id)).toMatchObject({ officerId: 'new' })
    expect(await w.stores.tasks.openOfOfficer('officer-nv')).toEqual([])
    const office = await w.stores.office.load()
    const seat = seatOf(office.posts, 'post-7')
    expect(seat.map(p => [p.personId, p.validFrom, p.validTo])).toEqual([
      ['officer-nv', '2020-01-01', '2026-03-09'],
      ['new', '2026-03-10', null],
    ])
    expect((await w.stores.events.list('task', w.second.id)).at(-1)?.data).toMatchObject({
      kind: 'handed-over',
      fromPersonId: 'officer-nv',
      officerId: 'new',
      reason: 'Bàn giao chức vụ Chuyên viên Phòng Nội vụ của Bùi Thị Cán từ 10/03/2026. Điều động',
    })
    const told = await w.open.db
      .selectFrom('outbox')
      .select(['person_id', 'task_id'])
      .where('rule', '=', 'taken-over')
      .execute()
    expect(told.map(t => [t.person_id, t.task_id]).sort()).toEqual(
      [
        ['deputy-nv', w.first.id],
        ['new', w.second.id],
      ].sort(),
    )
    expect(await auditOn(w.open.db).verify()).toMatchObject({ problems: [] })
  })

  it('to nobody gives the tasks back to the head', async () => {
    const w = await scene(await make())
    await handOverPost(w.tools, w.admin, input({}))
    expect(await w.task(w.first.id)).toMatchObject({ officerId: null, unitId: 'nv' })
    const told = await w.open.db.selectFrom('outbox').select('person_id').where('rule', '=', 'taken-over').execute()
    expect(new Set(told.map(t => t.person_id))).toEqual(new Set(['head-nv']))
    const seat = seatOf((await w.stores.office.load()).posts, 'post-7')
    expect(seat.at(-1)).toMatchObject({ personId: null, validFrom: '2026-03-10' })
  })

  it('takes a leader’s portfolio along with the seat', async () => {
    const w = await scene(await make())
    await handOverPost(w.tools, w.admin, input({ postId: 'post-2', nextPersonId: 'head-dt' }))
    const office = await w.stores.office.load()
    expect(leadersInCharge(office, 'nv', null, day('2026-03-09')).map(p => p.id)).toEqual(['vice-nv'])
    expect(leadersInCharge(office, 'nv', null, day('2026-03-10')).map(p => p.id)).toEqual(['head-dt'])
    // one person, several posts: the new vice-chair still heads the old office
    expect(
      actorOn(office, 'head-dt', day('2026-03-10'))
        ?.posts.map(p => p.kind)
        .sort(),
    ).toEqual(['unit-head', 'vice-chair'])
  })

  it('waits for its day, and then takes along what came in the meantime', async () => {
    const w = await scene(await make())
    await handOverPost(w.tools, w.admin, input({ day: '01/04/2026', nextPersonId: 'deputy-nv' }))
    expect(await w.task(w.first.id)).toMatchObject({ officerId: 'officer-nv' })
    const late = await w.assign('nv', { path: '3' })
    await handOnTask(w.tools, await w.actor('head-nv'), { taskId: late.id, officerId: 'officer-nv', note: null })
    w.goTo(day('2026-04-01'), '00:05')
    expect(await carryOutDue(w.tools)).toEqual({ done: 1, failed: 0 })
    expect(await w.stores.tasks.openOfOfficer('officer-nv')).toEqual([])
    expect(await w.task(late.id)).toMatchObject({ officerId: 'deputy-nv' })
  })

  it('refuses a receiver who does not work there, the same person, and a post that is not in force', async () => {
    const w = await scene(await make())
    const refused = (fields: Record<string, unknown>) => handOverPost(w.tools, w.admin, input(fields))
    expect(await refused({ taskTo: [`${w.first.id}>officer-dt`] })).toMatchObject({
      kind: 'refused',
      code: 'task-target',
    })
    expect(await refused({ nextPersonId: 'officer-nv' })).toMatchObject({ kind: 'refused', code: 'same-person' })
    expect(await refused({ day: '01/01/2020' })).toMatchObject({ kind: 'refused', code: 'not-in-force' })
    expect(await refused({ seenVersion: 9 })).toMatchObject({ kind: 'stale' })
    await expect(handOverPost(w.tools, await w.actor('secretary'), input({}))).rejects.toThrow('forbidden')
    expect(await w.task(w.first.id)).toMatchObject({ officerId: 'officer-nv' })
  })

  it('is asked for where a form would leave tasks behind', async () => {
    const w = await scene(await make())
    const post = {
      postId: 'post-7',
      seenVersion: 1,
      kind: 'officer',
      title: 'Chuyên viên',
      unitId: 'nv',
      validFrom: '01/01/2020',
    }
    expect(await savePost(w.tools, w.admin, savePostInput.parse(post))).toMatchObject({
      kind: 'refused',
      code: 'open-tasks',
    })
    const kept = savePostInput.parse({ ...post, personId: 'officer-nv' })
    expect(await savePost(w.tools, w.admin, kept)).toMatchObject({ kind: 'saved' })
    const unit = {
      unitId: 'nv',
      seenVersion: 1,
      name: 'Phòng Nội vụ',
      kind: 'office',
      validFrom: '01/01/2020',
      validTo: '31/03/2026',
    }
    expect(await saveUnit(w.tools, w.admin, saveUnitInput.parse(unit))).toMatchObject({
      kind: 'refused',
      code: 'open-tasks',
    })
  })
})
