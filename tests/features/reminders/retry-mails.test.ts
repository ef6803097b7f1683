import { expect, it } from 'vitest'
import { retryMails, retryMailsInput } from '#app/features/reminders/retry-mails.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { World } from '#tests/stories/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

const input = (more: object) => retryMailsInput.parse({ reason: 'Đã sửa địa chỉ thư', ...more })

describeOnEachDatabase('mails that failed', make => {
  /** The economic office's head refuses mail; the step goes to the vice-chair. */
  async function office() {
    const database = await make()
    const broken = new Set(['tp-kinh-te@ubnd.example.vn'])
    const sent: string[] = []
    const world = await World.open(database, '2026-06-01T08:00+07:00', {
      send: async mail => {
        if (broken.has(mail.to)) return { kind: 'refused', error: '550 no such user' }
        sent.push(mail.to.split('@')[0]!)
        return { kind: 'sent' }
      },
      close: () => {},
    })
    const ids = await world.publish('pct-kinh-te', [{ title: 'Việc', lead: ['kinh-te'], due: '2026-06-09' }])
    const states = async () =>
      (await database.db.selectFrom('outbox').select(['person_id', 'state']).orderBy('id').execute()).map(
        r => `${r.person_id} ${r.state}`,
      )
    return { database, world, broken, sent, states, taskId: ids[0]! }
  }

  it('go once more by hand, to whom they were for, and to nobody else again', async () => {
    const { database, world, broken, sent, states } = await office()
    expect(sent).toEqual(['pct-kinh-te'])
    expect(await states()).toEqual(['tp-kinh-te failed', 'pct-kinh-te sent'])
    const secretary = await world.actor('thu-ky')
    await expect(retryMails(world.tools, await world.actor('tp-kinh-te'), input({}))).rejects.toThrow('forbidden')

    // still broken: it fails once more, and the ladder is not climbed a second time
    expect(await retryMails(world.tools, secretary, input({}))).toMatchObject({ kind: 'saved', id: '1' })
    await world.tick()
    expect(sent).toEqual(['pct-kinh-te'])
    expect(await states()).toEqual(['tp-kinh-te failed', 'pct-kinh-te sent'])

    broken.clear()
    const mail = await database.db
      .selectFrom('mails')
      .select('id')
      .where('state', '=', 'failed')
      .executeTakeFirstOrThrow()
    const key = { mailId: mail.id, requestKey: 'key-of-form' }
    expect(await retryMails(world.tools, secretary, input(key))).toMatchObject({ kind: 'saved' })
    expect(await retryMails(world.tools, secretary, input(key))).toMatchObject({ kind: 'repeated' })
    await world.tick()
    expect(sent).toEqual(['pct-kinh-te', 'tp-kinh-te'])
    expect(await states()).toEqual(['tp-kinh-te sent', 'pct-kinh-te sent'])
    expect(await retryMails(world.tools, secretary, input({}))).toMatchObject({ code: 'none' })
    const log = await world.stores(s => s.events.list('settings', 'mail'))
    expect(log.map(e => e.data)).toMatchObject([
      { kind: 'mails-retried', mails: 1, reason: 'Đã sửa địa chỉ thư' },
      { kind: 'mails-retried', mails: 1 },
    ])
  })

  it('leave out what is no longer true', async () => {
    const { world, broken, sent, taskId } = await office()
    broken.clear()
    const report = { taskId, text: 'Đã báo cáo đầy đủ', documentNumber: null, documentDay: null, fileIds: [] }
    await world.does('tp-kinh-te', (t, a) => reportTask(t, a, report))
    await retryMails(world.tools, await world.actor('thu-ky'), input({}))
    await world.tick()
    expect(sent).toEqual(['pct-kinh-te'])
  })

  it('need a reason', () => {
    expect(retryMailsInput.safeParse({ reason: ' ' }).success).toBe(false)
  })
})
