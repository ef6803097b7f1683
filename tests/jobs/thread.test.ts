import { expect, it, onTestFinished } from 'vitest'
import { addDays } from '#app/domain/shared/day.ts'
import { dayOfInstant } from '#app/domain/shared/instant.ts'
import { REMINDER_SETTINGS } from '#app/features/reminders/reminder-settings.ts'
import { systemClock } from '#app/server/clock.server.ts'
import { unitOfWorkOn } from '#db/unit-of-work.ts'
import { startSchedulerThread } from '#jobs/thread.ts'
import { MailServer } from '#tests/faults/mail-server.ts'
import { foundOffice, giveTasks } from '#tests/faults/office.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

type Line = { data: Record<string, unknown>; message: string }

function listening() {
  const lines: Line[] = []
  const write = (data: object, message: string) => void lines.push({ data: data as Line['data'], message })
  return { lines, log: { info: write, error: write } }
}
const until = async (holds: () => boolean | Promise<boolean>) => {
  for (let i = 0; i < 1_200; i += 1) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error('it never came')
}

it('a thread that dies is started again, after pauses that grow, until it is told to stop', async () => {
  const { lines, log } = listening()
  const script = { file: 'process.exit(3)', options: { eval: true } }
  const thread = startSchedulerThread({ log, script, firstPauseMs: 5 })
  await until(() => lines.length >= 4)
  await thread.stop()
  expect(lines.slice(0, 4).map(l => l.data)).toEqual([5, 10, 20, 40].map(ms => ({ code: 3, again: `${ms} ms` })))
  const known = lines.length
  await new Promise(resolve => setTimeout(resolve, 200))
  expect(lines).toHaveLength(known)
})

it('a thread that does not end by itself is ended', async () => {
  const { lines, log } = listening()
  const script = { file: 'setInterval(() => {}, 1000)', options: { eval: true } }
  const thread = startSchedulerThread({ log, script, stopWithinMs: 100 })
  await thread.stop()
  expect(lines.map(l => l.message)).toEqual(['the thread of the jobs did not end by itself'])
})

describeOnEachDatabase('the jobs in their thread', make => {
  it('plan and deliver on a handle of their own; killed in the middle, nothing is lost and no key is twice', async () => {
    const open = await make({ file: true })
    const mail = await MailServer.start()
    onTestFinished(() => mail.off())
    mail.delayMs = 30
    const units = 40
    const unitOfWork = unitOfWorkOn(open.db)
    await unitOfWork(s => foundOffice(s, units))
    // the threads know no clock but the machine's: this is also run at night, when what failed would rest until morning
    await unitOfWork(s => s.settings.set(REMINDER_SETTINGS, { quiet: null }))
    const due = addDays(dayOfInstant(systemClock.now()), -20)
    await giveTasks(
      unitOfWork,
      Array.from({ length: units }, (_, unit) => ({ unit, due: unit % 2 ? due : addDays(due, -1) })),
    )
    const before = { ...process.env }
    Object.assign(process.env, { DATABASE_URL: open.url, SMTP_URL: mail.url, APP_URL: 'https://giaoviec.test' })
    const { lines, log } = listening()
    const thread = startSchedulerThread({ log, firstPauseMs: 20 })
    onTestFinished(thread.stop)
    try {
      await until(() => mail.taken.length >= 5)
      await thread.crash()
      const seen = mail.taken.length
      expect(seen).toBeLessThan(units)
      // what it held is leased for 45 seconds: let them be over
      await open.db
        .updateTable('mails')
        .set({ lease_until: '2020-01-01T00:00:00.000Z' })
        .where('state', '=', 'sending')
        .execute()
      await until(() => thread.lastTick() !== null)
      await until(async () => {
        await thread.tick()
        const left = await unitOfWork(s => s.outbox.count(['waiting', 'claimed']))
        return left === 0
      })
    } finally {
      for (const name of ['DATABASE_URL', 'SMTP_URL', 'APP_URL']) {
        if (before[name] === undefined) delete process.env[name]
        else process.env[name] = before[name]
      }
    }
    expect(lines.map(l => l.message)).toContain('the thread of the jobs ended and is started again')
    expect(lines.map(l => l.message)).toContain('job done')
    const rows = await open.db.selectFrom('outbox').select(['key', 'state']).execute()
    expect(new Set(rows.map(r => r.key)).size).toBe(rows.length)
    expect(rows.filter(r => r.state === 'sent').length).toBeGreaterThan(units)
    const heads = new Set(mail.taken.map(t => t.to))
    expect([...Array(units).keys()].filter(n => !heads.has(`head-${String(n).padStart(3, '0')}@ubnd.test`))).toEqual([])
    const ids = new Set(mail.taken.map(t => t.messageId))
    expect(ids.size).toBe(heads.size)
  }, 120_000)
})
