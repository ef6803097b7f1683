import { afterEach, beforeEach, expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { addMinutes, instant } from '#app/domain/shared/instant.ts'
import { deliverOutbox } from '#app/features/reminders/deliver-outbox.ts'
import { pauseMail, resumeMail } from '#app/features/reminders/pause-mail.ts'
import { planDueNotices } from '#app/features/reminders/plan-due-notices.ts'
import { previewUrge } from '#app/features/reminders/urge-preview.ts'
import { IS_DEMO } from '#app/features/settings.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { extendTask } from '#app/features/tasks/extend-task.ts'
import { urgeTask } from '#app/features/tasks/urge-task.ts'
import { urgeTasks } from '#app/features/tasks/urge-tasks.ts'
import { smtpMailer } from '#app/server/mailer.server.ts'
import type { OpenDatabase } from '#db/open.ts'
import { World } from '#tests/stories/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { startSmtp, type TestSmtp } from './smtp.ts'

let smtp: TestSmtp
let close: () => void
beforeEach(async () => {
  smtp = await startSmtp()
})
afterEach(async () => {
  close?.()
  await smtp.close()
})

/** Three units with a task each; what publishing mailed is out of the way. */
async function office(open: OpenDatabase, { url = smtp.url, socketTimeout = 2_000 } = {}) {
  const mailer = smtpMailer(url, { socketTimeout, sendLimitMs: 5_000 })
  close = mailer.close
  const world = await World.open(open, '2026-06-01T08:00+07:00', mailer)
  const ids = await world.publish('pct-kinh-te', [
    { title: 'Việc của Kinh tế', lead: ['kinh-te'], due: '2026-06-09' },
    { title: 'Việc của Văn hóa', lead: ['van-hoa'], due: '2026-06-09' },
    { title: 'Việc của phường', lead: ['phuong'], due: '2026-06-09' },
  ])
  smtp.taken.length = 0
  return { world, ids }
}

/** The morning's run, planned and sent. */
async function morning(world: World, at = '2026-06-08T07:30+07:00') {
  world.sleepTo(at)
  await planDueNotices(world.tools, { asOf: world.now, mailDomains: world.tools.mailDomains })
  return deliverOutbox(world.tools, { asOf: world.now })
}

const later = (world: World, minutes: number) => {
  world.sleepTo(addMinutes(world.now, minutes))
  return deliverOutbox(world.tools, { asOf: world.now })
}

const mailRows = ({ database: { db } }: World) =>
  db.selectFrom('mails').selectAll().where('created_at', '>', '2026-06-02').orderBy('email').execute()
const noticeStates = async ({ database: { db } }: World) => {
  const rows = await db
    .selectFrom('outbox')
    .select(['person_id', 'state', 'state_reason'])
    .where('planned_at', '>', '2026-06-02')
    .where('state', '!=', 'skipped')
    .orderBy('person_id')
    .execute()
  return rows.map(r => `${r.person_id} ${r.state}`)
}
const recipients = () => smtp.taken.map(t => t.to.join()).sort()

describeOnEachDatabase('delivery over SMTP', make => {
  it('one readable mail a person, plain text and HTML, marked as automatic', async () => {
    const { world, ids } = await office(await make())
    expect(await morning(world)).toMatchObject({ sent: 5, later: 0, refused: 0, unclear: 0 })
    expect(recipients()).toEqual([
      'ct-phuong@ubnd.example.vn',
      'pct-kinh-te@ubnd.example.vn',
      'pct-van-xa@ubnd.example.vn',
      'tp-kinh-te@ubnd.example.vn',
      'tp-van-hoa@ubnd.example.vn',
    ])
    const { parsed } = smtp.taken.find(t => t.to[0]?.startsWith('tp-kinh-te'))!
    expect(parsed.subject).toBe('[Giao việc] 1 việc sắp đến hạn – thứ Hai, 08/06/2026')
    expect(parsed.text).toContain('Kính gửi ông/bà tp-kinh-te.')
    expect(parsed.text).toContain('[Còn 1 ngày làm việc] Việc của Kinh tế')
    const link = /https:\/\/giaoviec\.example\.vn\/t\/([\w-]+)/.exec(parsed.html || '')?.[1]
    expect(await world.stores(s => s.mailLinks.get(link ?? ''))).toMatchObject({ taskId: ids[0] })
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
    expect(parsed.messageId).toMatch(/^<id-\d+@ubnd\.example\.vn>$/)
    expect(new Set(await noticeStates(world))).toEqual(
      new Set(['ct-phuong sent', 'pct-kinh-te sent', 'pct-van-xa sent', 'tp-kinh-te sent', 'tp-van-hoa sent']),
    )
    // again: nothing
    expect(await morning(world)).toMatchObject({ sent: 0 })
  })

  it('a mailbox that is busy (450, 451) is tried again with the same Message-ID; the others go', async () => {
    const { world } = await office(await make())
    smtp.treat('tp-kinh-te', 'rcpt-4xx')
    smtp.treat('tp-van-hoa', 'dot-4xx')
    expect(await morning(world)).toMatchObject({ sent: 3, later: 2 })
    const before = (await mailRows(world)).filter(m => m.state === 'ready')
    expect(before.map(m => [m.email, m.attempts, m.ambiguous])).toEqual([
      ['tp-kinh-te@ubnd.example.vn', 1, 0],
      ['tp-van-hoa@ubnd.example.vn', 1, 0],
    ])
    expect(await deliverOutbox(world.tools, { asOf: world.now })).toMatchObject({ sent: 0, later: 0 }) // not yet
    smtp.treat('tp-kinh-te', 'ok')
    smtp.treat('tp-van-hoa', 'ok')
    expect(await later(world, 2)).toMatchObject({ sent: 2 })
    const taken = smtp.taken.filter(t => /^tp-(kinh-te|van-hoa)/.test(t.to[0] ?? ''))
    expect(taken.map(t => t.parsed.messageId).sort()).toEqual(before.map(m => m.message_id).sort())
  })

  it('an address that does not exist (550) or a refusal of the mail (554) sends the step to the next person up', async () => {
    const { world } = await office(await make())
    smtp.treat('tp-kinh-te', 'rcpt-5xx')
    smtp.treat('tp-van-hoa', 'dot-5xx')
    expect(await morning(world)).toMatchObject({ refused: 2 })
    const passed = smtp.taken.filter(t => t.parsed.text?.includes('gửi thay'))
    expect(passed.map(t => t.to[0]?.split('@')[0]).sort()).toEqual([
      // "chưa tiếp nhận" had gone to the vice-chair as well, so the next different person is the chair
      'chu-tich',
      'pct-kinh-te',
      'pp-van-hoa',
    ])
    expect(passed[0]!.parsed.text).toMatch(/gửi thay tp-(kinh-te|van-hoa) \(không gửi được thư\)/)
    const states = await noticeStates(world)
    expect(states).toEqual(expect.arrayContaining(['tp-kinh-te failed', 'tp-van-hoa failed', 'pp-van-hoa sent']))
    expect((await mailRows(world)).filter(m => m.state === 'failed').map(m => m.last_error)).toEqual([
      expect.stringContaining('550'),
      expect.stringContaining('554'),
    ])
  })

  it('a link that breaks or hangs after the final dot is tried again with the same Message-ID, and counted', async () => {
    const { world } = await office(await make(), { socketTimeout: 500 })
    smtp.treat('tp-kinh-te', 'drop-after-dot')
    smtp.treat('tp-van-hoa', 'hang-after-dot')
    expect(await morning(world)).toMatchObject({ sent: 3, unclear: 2 })
    expect((await mailRows(world)).filter(m => m.ambiguous === 1).map(m => m.state)).toEqual(['ready', 'ready'])
    smtp.treat('tp-kinh-te', 'ok')
    smtp.treat('tp-van-hoa', 'ok')
    expect(await later(world, 2)).toMatchObject({ sent: 2 })
    for (const who of ['tp-kinh-te', 'tp-van-hoa']) {
      const ids = smtp.taken.filter(t => t.to[0]?.startsWith(who)).map(t => t.parsed.messageId)
      expect(ids).toHaveLength(2)
      expect(new Set(ids).size).toBe(1)
    }
  })

  it('without the server for a day nothing is lost, and the stale is merged: one true mail a person', async () => {
    const { world, ids } = await office(await make())
    await smtp.close()
    // connects anew, so that every try certainly fails: nothing is ambiguous, whatever its id makes of the pauses
    close()
    const unheard = smtpMailer(smtp.url)
    world.tools.mailer = unheard
    expect(await morning(world)).toMatchObject({ sent: 0, unclear: 0 })
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId: ids[0]! }))
    const back = await startSmtp()
    unheard.close()
    const mailer = smtpMailer(back.url)
    close = mailer.close
    smtp = back
    world.tools.mailer = mailer
    // two days later: the day has passed, and one task was extended meanwhile
    await world.does('pct-van-xa', (t, a) =>
      extendTask(t, a, { taskId: ids[1]!, due: day('2026-06-30'), reason: null }),
    )
    smtp.taken.length = 0
    world.sleepTo('2026-06-10T07:30+07:00')
    await world.tick()
    const perPerson = recipients()
    expect(new Set(perPerson).size).toBe(perPerson.length)
    const late = smtp.taken.find(t => t.to[0]?.startsWith('tp-kinh-te'))!.parsed.text!
    expect(late).toContain('Quá hạn 1 ngày')
    expect(late).not.toContain('Còn 1 ngày')
    expect(smtp.taken.find(t => t.to[0]?.startsWith('tp-van-hoa'))!.parsed.text).not.toMatch(/Còn 1 ngày|Quá hạn/)
    const left = await world.stores(s => s.outbox.count(['waiting', 'claimed']))
    expect(left).toBe(0)
  })

  it('who died while sending is replaced when the lease is over; the mail counts as ambiguous', async () => {
    const { world } = await office(await make())
    const dead = { ...world.tools, mailer: { send: () => Promise.reject(new Error('killed')), close: () => {} } }
    world.sleepTo('2026-06-08T07:30+07:00')
    await planDueNotices(world.tools, { asOf: world.now, mailDomains: [] })
    await expect(deliverOutbox(dead, { asOf: world.now })).rejects.toThrow('killed')
    expect(await deliverOutbox(world.tools, { asOf: world.now })).toMatchObject({ sent: 0 }) // still leased
    expect(await later(world, 2)).toMatchObject({ sent: 5 })
    expect((await mailRows(world)).map(m => m.ambiguous)).toEqual([1, 1, 1, 1, 1])
  })

  it('one mail that cannot be written is set aside after three tries; the others go', async () => {
    const { world } = await office(await make())
    const { writeLetter } = world.tools
    world.tools.writeLetter = letter => {
      if (letter.personName === 'tp-kinh-te') throw new Error('broken row')
      return writeLetter(letter)
    }
    expect(await morning(world)).toMatchObject({ sent: 4 })
    const broken = (await mailRows(world)).find(m => m.state === 'failed')!
    expect([broken.attempts, broken.last_error]).toEqual([3, 'Không soạn được thư: broken row'])
  })

  it('ten at a time from several processes: everything once', async () => {
    const { world } = await office(await make())
    world.sleepTo('2026-06-08T07:30+07:00')
    await planDueNotices(world.tools, { asOf: world.now, mailDomains: [] })
    await Promise.all([1, 2, 3, 4].map(() => deliverOutbox(world.tools, { asOf: world.now })))
    expect(recipients()).toHaveLength(5)
    expect(new Set(recipients()).size).toBe(5)
  })
})

describeOnEachDatabase('delivery without sending', make => {
  it('keeps the mails to be read where there is no mail server, and for a demo whose server is elsewhere', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00', null)
    await world.publish('pct-kinh-te', [{ title: 'Một việc', lead: ['kinh-te'] }])
    const { db } = world.database
    const [kept] = await db.selectFrom('mails').selectAll().execute()
    expect(kept).toMatchObject({
      state: 'kept',
      email: 'tp-kinh-te@ubnd.example.vn',
      subject: '[Giao việc] Nhiệm vụ mới: Một việc',
    })
    expect(await db.selectFrom('outbox').select('state').execute()).toEqual([{ state: 'kept' }])

    const demo = await office(await make())
    await demo.world.stores(s => s.settings.set(IS_DEMO, true))
    demo.world.tools.mailerIsLocal = false
    expect(await morning(demo.world)).toMatchObject({ sent: 0, kept: 5 })
    expect(smtp.taken).toEqual([])
  })

  it('waits while it is paused, and looks again when it goes on', async () => {
    const { world, ids } = await office(await make())
    await pauseMail(world.tools)
    expect(await morning(world)).toMatchObject({ paused: true, sent: 0 })
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId: ids[0]! }))
    await resumeMail(world.tools)
    const { sent } = await later(world, 1)
    expect(sent).toBe(5)
    expect(smtp.taken.find(t => t.to[0]?.startsWith('tp-kinh-te'))!.parsed.text).not.toContain('chưa tiếp nhận')
  })

  it('never writes to an address that is no single address, or to a foreign domain', async () => {
    const { world } = await office(await make())
    const change = async (id: string, email: string) =>
      world.stores(async s => {
        const account = (await s.people.get(id))!
        await s.people.save({ ...account, email })
      })
    await change('tp-kinh-te', 'a@x.vn\r\nRCPT TO:<e@e.vn>')
    await change('tp-van-hoa', 'n@ubnd.example.vn, e@e.vn')
    await change('ct-phuong', 'ct@elsewhere.vn')
    world.tools.mailDomains = ['example.vn']
    await morning(world)
    for (const t of smtp.taken) expect(t.to).toEqual([expect.stringMatching(/@ubnd\.example\.vn$/)])
    expect(recipients()).toEqual([
      'chu-tich@ubnd.example.vn',
      'pct-kinh-te@ubnd.example.vn',
      'pct-van-xa@ubnd.example.vn',
      'pp-van-hoa@ubnd.example.vn',
    ])
  })

  it('a dry run writes nothing and says the same as the run', async () => {
    const { world } = await office(await make())
    const asOf = instant('2026-06-08T07:30+07:00')
    const given = { asOf, mailDomains: [] }
    const dry = await planDueNotices(world.tools, { ...given, dryRun: true })
    const again = await planDueNotices(world.tools, { ...given, dryRun: true })
    const real = await planDueNotices(world.tools, given)
    expect(dry.notices.map(n => n.key)).toEqual(real.notices.map(n => n.key))
    expect(again.notices.map(n => n.key)).toEqual(real.notices.map(n => n.key))
    expect((await planDueNotices(world.tools, given)).notices).toEqual([])
  })

  it('shows the mails of an urge before it happens, exactly as they go', async () => {
    const { world, ids } = await office(await make())
    const note = 'Khẩn trương hoàn thành'
    const actor = await world.actor('pct-kinh-te')
    const preview = await previewUrge(world.tools, actor, { taskIds: [ids[0]!, ids[2]!], note })
    expect(preview.mails.map(m => [m.to, m.taskIds])).toEqual([
      ['tp-kinh-te@ubnd.example.vn', [ids[0]]],
      ['ct-phuong@ubnd.example.vn', [ids[2]]],
    ])
    await world.does('pct-kinh-te', (t, a) => urgeTask(t, a, { taskId: ids[0]!, note }))
    const letter = preview.mails[0]!.letters[ids[0]!]!
    expect(smtp.taken.map(t => t.parsed.subject)).toEqual([letter.subject])
    // but for the links, which are made when the mail is
    const went = smtp.taken[0]!.parsed.text!.replace(/\/t\/[\w-]+/, `/nhiem-vu/${ids[0]}`)
    expect(went.trim()).toBe(letter.text.trim())
  })

  it('shows one mail a person for every choice among tasks of several directives, and urges those chosen in one go', async () => {
    const { world, ids } = await office(await make())
    const more = await world.publish('pct-kinh-te', [{ title: 'Việc nữa', lead: ['kinh-te'], due: '2026-06-12' }])
    smtp.taken.length = 0
    const actor = await world.actor('pct-kinh-te')
    const taskIds = [ids[0]!, more[0]!]
    const { mails } = await previewUrge(world.tools, actor, { taskIds, note: null })
    expect(mails.map(m => [m.to, m.taskIds, Object.keys(m.letters).sort()])).toEqual([
      ['tp-kinh-te@ubnd.example.vn', taskIds, [taskIds[0], taskIds.join(), taskIds[1]].sort()],
    ])
    expect(await urgeTasks(world.tools, actor, { taskIds, note: null })).toMatchObject({ kind: 'urged', skipped: [] })
    await later(world, 1)
    expect(smtp.taken.map(t => t.parsed.subject)).toEqual([mails[0]!.letters[taskIds.join()]!.subject])
    const stranger = await world.actor('ct-phuong')
    await expect(urgeTasks(world.tools, stranger, { taskIds, note: null })).rejects.toMatchObject({ code: 'not-found' })
    await expect(previewUrge(world.tools, stranger, { taskIds, note: null })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
