import { expect, it } from 'vitest'
import type { Actor } from '#app/domain/access/actor.ts'
import { removeCalendarDay, removeCalendarDayInput } from '#app/features/admin/remove-calendar-day.ts'
import { saveCalendarDay, saveCalendarDayInput } from '#app/features/admin/save-calendar-day.ts'
import { reminderTimesInput, saveReminderTimes } from '#app/features/reminders/save-reminder-times.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { handOnTask } from '#app/features/tasks/hand-on.ts'
import type { OpenDatabase } from '#db/open.ts'
import { World } from '#tests/stories/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

/** Thursday 04/06/2026: a task was handed on, which the officer reads in the next digest. */
async function thursday(open: OpenDatabase) {
  const world = await World.open(open, '2026-06-01T08:00+07:00')
  const [taskId = ''] = await world.publish('pct-kinh-te', [{ title: 'Việc', lead: ['kinh-te'], due: '2026-06-08' }])
  await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
  await world.advanceTo('2026-06-04T15:00+07:00')
  world.newMails()
  await world.does('tp-kinh-te', (t, a) => handOnTask(t, a, { taskId, officerId: 'cv-kinh-te', note: null }))
  const secretary = await world.actor('thu-ky')
  const admin: Actor = { ...secretary, posts: secretary.posts.map(p => ({ ...p, kind: 'admin' as const })) }
  const waiting = async () =>
    (
      await world.database.db
        .selectFrom('outbox')
        .select(['rule', 'person_id', 'due_at', 'key'])
        .where('state', '=', 'waiting')
        .orderBy('key')
        .execute()
    ).map(r => `${r.rule} ${r.person_id} ${r.due_at}`)
  const keys = async () =>
    (await world.database.db.selectFrom('outbox').select(['key', 'state']).orderBy('key').execute()).map(
      r => `${r.key} ${r.state}`,
    )
  return { world, admin, waiting, keys }
}

const dayOff = (fields: object) =>
  saveCalendarDayInput.parse({ day: '05/06/2026', kind: 'off', name: 'Nghỉ bão', source: 'Công điện 3', ...fields })

describeOnEachDatabase('what waits for a run', make => {
  it('waits for the run there is: a day off moves it on, a made-up day moves it back, what was sent stays sent', async () => {
    const { world, admin, waiting, keys } = await thursday(await make())
    const sentBefore = (await keys()).filter(k => k.endsWith(' sent'))
    expect(sentBefore.length).toBeGreaterThan(0)
    expect(await waiting()).toEqual(['handed-on cv-kinh-te 2026-06-05T00:30:00.000Z'])

    // Friday is declared off: Monday
    expect(await saveCalendarDay(world.tools, admin, dayOff({}))).toMatchObject({ kind: 'saved' })
    expect(await waiting()).toEqual(['handed-on cv-kinh-te 2026-06-08T00:30:00.000Z'])
    await world.advanceTo('2026-06-05T12:00+07:00')
    world.expectMails()

    // and Saturday made up for it
    const saturday = dayOff({ day: '06/06/2026', kind: 'working', name: 'Làm bù' })
    expect(await saveCalendarDay(world.tools, admin, saturday)).toMatchObject({ kind: 'saved' })
    expect(await waiting()).toEqual(['handed-on cv-kinh-te 2026-06-06T00:30:00.000Z'])
    await removeCalendarDay(world.tools, admin, removeCalendarDayInput.parse({ day: '2026-06-06' }))
    expect(await waiting()).toEqual(['handed-on cv-kinh-te 2026-06-08T00:30:00.000Z'])
    await saveCalendarDay(world.tools, admin, saturday)
    await world.advanceTo('2026-06-08T07:31+07:00')
    const told = world.newMails().map(m => m.slice(0, 28))
    // Saturday's run tells it, with the step of the day before the due day; nothing is told twice
    expect(told.filter(m => m.includes('cv-kinh-te'))).toEqual([
      '2026-06-06 07:30 cv-kinh-te:',
      '2026-06-08 07:30 cv-kinh-te:',
    ])
    const after = await keys()
    expect(after.filter(k => sentBefore.includes(k))).toEqual(sentBefore)
    expect(new Set(after.map(k => k.split(' ')[0])).size).toBe(after.length)
  })

  it('waits for the new hour when the run is moved', async () => {
    const { world, admin, waiting } = await thursday(await make())
    const times = reminderTimesInput.parse({
      runAt: '09:15',
      quietOn: 'on',
      quietFrom: '21:00',
      quietTo: '06:00',
      extensionDecider: 'leader',
    })
    expect(await saveReminderTimes(world.tools, admin, times)).toMatchObject({ kind: 'saved' })
    expect(await waiting()).toEqual(['handed-on cv-kinh-te 2026-06-05T02:15:00.000Z'])
  })
})

describeOnEachDatabase('a mail that is tried again', make => {
  async function broken(urgency: 'normal' | 'flash') {
    let down = true
    const sent: string[] = []
    const world = await World.open(await make(), '2026-06-01T08:00+07:00', {
      send: async mail => {
        if (down) return { kind: 'later', error: '451 try later', down: false }
        sent.push(`${world.now} ${mail.to.split('@')[0]}`)
        return { kind: 'sent' }
      },
      close: () => {},
    })
    world.sleepTo('2026-06-02T20:50+07:00')
    await world.publish('pct-kinh-te', [{ title: 'Việc', lead: ['kinh-te'], due: '2026-06-20', urgency }])
    // minute by minute through the evening, as the scheduler would
    const until = async (moment: string, every = 10) => {
      const end = Date.parse(moment)
      for (let at = Date.parse(world.now) + every * 60_000; at < end; at += every * 60_000) {
        world.sleepTo(new Date(at).toISOString())
        await world.tick()
      }
      world.sleepTo(moment)
      await world.tick()
    }
    const next = async () => (await world.database.db.selectFrom('mails').select('next_attempt_at').execute())[0]!
    return { world, sent, until, next, mend: () => (down = false) }
  }

  it('leaves the night in peace: tried in the evening, again in the morning', async () => {
    const { sent, until, next, mend } = await broken('normal')
    await until('2026-06-02T21:30+07:00')
    expect((await next()).next_attempt_at).toBe('2026-06-02T23:00:00.000Z')
    mend()
    await until('2026-06-03T05:59+07:00')
    expect(sent).toEqual([])
    await until('2026-06-03T06:00+07:00')
    expect(sent).toEqual(['2026-06-02T23:00:00.000Z tp-kinh-te'])
  })

  it('the same where nothing ran in the evening and a process starts at night', async () => {
    const { world, sent, next, mend } = await broken('normal')
    expect((await next()).next_attempt_at < '2026-06-02T14:00:00.000Z').toBe(true)
    mend()
    world.sleepTo('2026-06-02T23:00+07:00')
    await world.tick()
    expect(sent).toEqual([])
    expect((await next()).next_attempt_at).toBe('2026-06-02T23:00:00.000Z')
    world.sleepTo('2026-06-03T06:01+07:00')
    await world.tick()
    expect(sent).toHaveLength(1)
  })

  it('hoả tốc goes whatever the hour', async () => {
    const { sent, until, mend } = await broken('flash')
    await until('2026-06-02T22:00+07:00')
    mend()
    await until('2026-06-03T03:00+07:00')
    expect(sent.map(s => s.slice(25))).toEqual(['tp-kinh-te'])
  })
})
