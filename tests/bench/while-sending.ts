/** What a page costs while a morning's mails go out, against the same page before and after. */
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { addDays } from '#app/domain/shared/day.ts'
import { dayOfInstant, instantOfMs } from '#app/domain/shared/instant.ts'
import { MAIL_PAUSED } from '#app/features/settings.ts'
import { unitOfWorkOn } from '#db/unit-of-work.ts'
import { foundOffice, giveTasks, SECRETARY } from '../faults/office.ts'
import { startServer } from '../support/server-process.ts'
import { signedIn } from '../support/signed-in.ts'
import { load } from './pages.ts'
import { type MakeDatabase, startSink } from './reminders.ts'
import { line, median, quantile, round, section } from './report.ts'

const UNITS = 1_000
const SECONDS = 8

export async function whileSending(name: string, make: MakeDatabase): Promise<void> {
  section(`Pages while mails go out, on ${name}`)
  if (!existsSync(new URL('../../build/server/index.js', import.meta.url))) return line('no build: npm run build first')
  const open = await make()
  const unitOfWork = unitOfWorkOn(open.db)
  const now = instantOfMs(Date.now())
  await unitOfWork(s => foundOffice(s, UNITS))
  await giveTasks(
    unitOfWork,
    Array.from({ length: UNITS * 3 }, (_, i) => ({
      unit: i % UNITS,
      due: addDays(dayOfInstant(now), -20 - (i % 5)),
      officer: true,
    })),
  )
  await unitOfWork(s => s.settings.set(MAIL_PAUSED, true))
  const cookie = await signedIn(open, SECRETARY, now)
  const sink = await startSink()
  const server = await startServer({ DATABASE_URL: open.url, SMTP_URL: sink.url })
  const unsent = () => unitOfWork(s => s.outbox.count(['waiting', 'claimed']))
  try {
    while ((await unsent()) === 0) await pause(200)
    const paths = ['/dang-nhap', '/nhiem-vu']
    const measure = async (going: () => Promise<boolean>) => {
      const waits: number[][] = [[], []]
      do
        for (const [i, path] of paths.entries())
          waits[i]!.push(...(await load(server.url + path, path === '/nhiem-vu' ? cookie : '', 1, 1)).waits)
      while (await going())
      return waits
    }
    const forSeconds = () => {
      const end = performance.now() + SECONDS * 1_000
      return measure(async () => performance.now() < end)
    }
    await measure(async () => false)
    const before = await forSeconds()
    await unitOfWork(s => s.settings.set(MAIL_PAUSED, false))
    const owed = await unsent()
    while ((await unsent()) > owed - 20) await pause(50)
    const started = performance.now()
    const during = await measure(async () => (await unsent()) > 0)
    const seconds = (performance.now() - started) / 1e3
    const after = await forSeconds()
    line(`${await sink.forget()} mails in about ${round(seconds, 1)} s; load ${round(loadavg()[0]!, 1)}`)
    line('| page | before p50 / p95 ms | during | after | p95 during : without |\n|---|---|---|---|---|')
    for (const [i, path] of paths.entries()) {
      const cell = (waits: number[]) => `${round(median(waits), 1)} / ${round(quantile(waits, 0.95), 1)}`
      const without = quantile([...before[i]!, ...after[i]!], 0.95)
      const ratio = quantile(during[i]!, 0.95) / without
      line(`| ${path} | ${cell(before[i]!)} | ${cell(during[i]!)} | ${cell(after[i]!)} | ${round(ratio, 2)} |`)
    }
  } finally {
    await server.stop()
    sink.child.disconnect()
    await open.close()
  }
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
