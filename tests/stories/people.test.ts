import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { World } from './world.ts'

const post = async (world: World, personId: string) => {
  const office = await world.stores(s => s.office.load())
  return office.posts.find(p => p.id === `post-${personId}`)!
}

describeOnEachDatabase('people come and go', make => {
  it('a vacant post, a person on leave and a person without an address: the step goes to the next person up', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [kinhTe = ''] = await world.publish('pct-kinh-te', [
      { title: 'Việc của Kinh tế', lead: ['kinh-te'], due: '2026-06-09' },
      { title: 'Việc của Văn hóa', lead: ['van-hoa'], due: '2026-06-09' },
    ])
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId: kinhTe }))
    world.newMails()
    // the post of Kinh tế falls vacant (it has no deputy); the deputy of Văn hóa acts for the head for three days
    const head = await post(world, 'tp-kinh-te')
    await world.stores(s => s.office.savePost({ ...head, personId: null }, head.version))
    const away = await post(world, 'tp-van-hoa')
    const acting = { personId: 'pp-van-hoa', validFrom: day('2026-06-03'), validTo: day('2026-06-05') }
    await world.stores(s => s.office.savePost({ ...away, deputies: [acting] }, away.version))
    await world.advanceTo('2026-06-04T08:00+07:00')
    world.expectMails(
      '2026-06-03 07:30 pp-van-hoa: [Giao việc] 1 việc chưa tiếp nhận – thứ Tư, 03/06/2026',
      '2026-06-04 07:30 pct-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Năm, 04/06/2026',
      '2026-06-04 07:30 pp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Năm, 04/06/2026',
    )
    // the vice-chair loses his address: on to the chair
    const leader = (await world.stores(s => s.people.get('pct-kinh-te')))!
    await world.stores(s => s.people.save({ ...leader, email: null }))
    await world.advanceTo('2026-06-08T08:00+07:00')
    expect(world.newMails().filter(l => l.startsWith('2026-06-08'))).toEqual([
      '2026-06-08 07:30 chu-tich: [Giao việc] 1 việc sắp đến hạn – thứ Hai, 08/06/2026',
      '2026-06-08 07:30 tp-van-hoa: [Giao việc] 1 việc sắp đến hạn – thứ Hai, 08/06/2026',
    ])
    await world.finish()
  })

  it('when nobody has an address any more, the mails are kept for the secretariat to see', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    await world.publish('pct-kinh-te', [{ title: 'Một việc', lead: ['kinh-te'], due: '2026-06-04' }])
    world.newMails()
    await world.database.db.updateTable('people').set({ email: null }).execute()
    await world.advanceTo('2026-06-03T08:00+07:00')
    world.expectMails()
    const kept = await world.database.db
      .selectFrom('mails')
      .select(['person_id', 'state', 'email', 'last_error'])
      .where('state', '=', 'kept')
      .execute()
    expect(new Set(kept.map(k => `${k.person_id} ${k.email} ${k.last_error}`))).toEqual(
      new Set(['thu-ky  Không có địa chỉ thư']),
    )
    await world.finish()
  })
})
