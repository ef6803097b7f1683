/** Planning and sending, against what nodemailer does by itself on the same server; memory over many runs. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import process from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import nodemailer from 'nodemailer'
import { addDays, type Day, day } from '#app/domain/shared/day.ts'
import { dayOfInstant, type Instant, instantAt } from '#app/domain/shared/instant.ts'
import { letterMail } from '#app/emails/letter-mail.ts'
import { deliverOutbox } from '#app/features/reminders/deliver-outbox.ts'
import type { DeliveryTools } from '#app/features/reminders/delivery-tools.ts'
import { planDueNotices } from '#app/features/reminders/plan-due-notices.ts'
import { tick } from '#app/features/reminders/tick.ts'
import { uuidIds } from '#app/server/ids.server.ts'
import { linkSigner, signingMailer } from '#app/server/link-signer.server.ts'
import { CONNECTIONS, smtpMailer } from '#app/server/mailer.server.ts'
import type { OpenDatabase } from '#db/open.ts'
import { unitOfWorkOn } from '#db/unit-of-work.ts'
import { foundOffice, giveTasks, type TaskPlan, tasksAround } from '../faults/office.ts'
import { nextWorkingDay } from '../faults/scene.ts'
import { line, median, round, section, timed } from './report.ts'

export type MakeDatabase = () => Promise<OpenDatabase>

const SITE = 'https://giaoviec.test'
const MONDAY = day('2026-06-08')

export async function reminders(name: string, make: MakeDatabase): Promise<void> {
  section(`Reminders on ${name}`)
  await planning(make)
  const sink = await startSink()
  try {
    await delivery(make, sink)
    await memory(make, sink)
  } finally {
    sink.child.disconnect()
  }
}

function toolsOn(open: OpenDatabase, smtpUrl: string | null): DeliveryTools & { at: (now: Instant) => void } {
  let now = instantAt(MONDAY, '07:30')
  return {
    at: moment => {
      now = moment
    },
    clock: { now: () => now, today: () => dayOfInstant(now) },
    ids: uuidIds,
    unitOfWork: unitOfWorkOn(open.db),
    mailer: smtpUrl
      ? signingMailer(
          smtpMailer(smtpUrl),
          SITE,
          linkSigner(() => 'bench'),
        )
      : null,
    mailerIsLocal: true,
    writeLetter: letter => letterMail(letter, SITE),
    mailHost: 'giaoviec.test',
    mailDomains: [],
  }
}

/** One in twenty is due; the others are far away. */
const oneInTwenty = (tasks: number, units: number): TaskPlan[] =>
  Array.from({ length: tasks }, (_, i) => ({
    unit: i % units,
    due: i % 20 === 0 ? addDays(MONDAY, [-5, -3, 1, 0][(i / 20) % 4]!) : addDays(MONDAY, 60 + (i % 90)),
    officer: i % 3 === 0,
  }))

async function planning(make: MakeDatabase): Promise<void> {
  const seen: Cost[] = []
  for (const tasks of [2_000, 20_000, 200_000]) {
    const open = await make()
    const tools = toolsOn(open, null)
    await tools.unitOfWork(s => foundOffice(s, 55))
    await giveTasks(tools.unitOfWork, oneInTwenty(tasks, 55))
    const given = { asOf: instantAt(MONDAY, '07:30'), mailDomains: [] }
    const dry: number[] = []
    for (let i = 0; i < 3; i += 1) dry.push((await timed(() => planDueNotices(tools, { ...given, dryRun: true }))).ms)
    const costs: Cost[] = []
    let written = 0
    for (let i = 0; i < 5; i += 1) {
      // each run as the first of its day
      await open.db.deleteFrom('outbox').execute()
      costs.push(
        await costOf(async () => {
          written = (await planDueNotices(tools, given)).notices.length
        }),
      )
    }
    const cost = { ms: median(costs.map(c => c.ms)), cpu: median(costs.map(c => c.cpu)) }
    seen.push(cost)
    line(
      `planning ${tasks.toLocaleString('en')} open tasks, ${tasks / 20} of them due: ${round(cost.ms)} ms, ${round(cost.cpu)} ms of CPU, in the middle of five (${written} notices written; looking only: ${round(median(dry))} ms)`,
    )
    await open.close()
  }
  const [few, many] = [seen[1]!, seen[2]!]
  line(`10 × the tasks: ${round(many.ms / few.ms, 1)} × the time, ${round(many.cpu / few.cpu, 1)} × the CPU time`)
}

export type Sink = { child: ChildProcess; url: string; forget(): Promise<number> }

export async function startSink(): Promise<Sink> {
  const child = fork(new URL('./sink.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  const [url] = (await once(child, 'message')) as [string]
  const forget = async () => {
    child.send('forget')
    return ((await once(child, 'message')) as [number])[0]
  }
  return { child, url, forget }
}

/** Five mornings of the same people, ours and nodemailer's in turn, so that both are warm and meet the same machine. */
const MORNINGS = ['2026-06-08', '2026-06-09', '2026-06-10', '2026-06-12', '2026-06-16']

async function delivery(make: MakeDatabase, sink: Sink): Promise<void> {
  const open = await make()
  const tools = toolsOn(open, sink.url)
  const units = 500
  await tools.unitOfWork(s => foundOffice(s, units))
  await giveTasks(
    tools.unitOfWork,
    Array.from({ length: units * 4 }, (_, i) => ({ unit: i % units, due: addDays(MONDAY, 1), officer: true })),
  )
  line(
    '| morning | mails | kB | ours mails/s, CPU ms | nodemailer mails/s, CPU ms | rate, CPU: ratio |\n|---|---|---|---|---|---|',
  )
  const [rates, costs]: [number[], number[]] = [[], []]
  for (const morning of MORNINGS) {
    const asOf = instantAt(day(morning), '07:30')
    tools.at(asOf)
    await planDueNotices(tools, { asOf, mailDomains: [] })
    const ours = await costOf(() => deliverOutbox(tools, { asOf }))
    const rows = await open.db
      .selectFrom('mails')
      .innerJoin('letters', 'letters.mail_id', 'mails.id')
      .select(['email', 'message_id', 'subject', 'text', 'html'])
      .where('state', '=', 'sent')
      .where('created_at', '>=', asOf)
      .execute()
    const arrived = await sink.forget()
    const { url } = sink
    const transport = nodemailer.createTransport({ url, pool: true, maxConnections: CONNECTIONS, maxMessages: 1e9 })
    const bare = await costOf(() =>
      Promise.all(
        rows.map(m =>
          transport.sendMail({
            from: 'giaoviec@giaoviec.test',
            to: m.email,
            messageId: m.message_id,
            subject: m.subject,
            text: m.text,
            html: m.html,
          }),
        ),
      ),
    )
    transport.close()
    await sink.forget()
    const n = rows.length
    const [rate, cost] = [bare.ms / ours.ms, bare.cpu / ours.cpu]
    rates.push(rate)
    costs.push(cost)
    const size = median(rows.map(m => Buffer.byteLength(m.html) + Buffer.byteLength(m.text)))
    line(
      `| ${morning} | ${arrived} | ${round(size / 1e3, 1)} | ${round(n / (ours.ms / 1e3))}, ${round(ours.cpu / n, 2)} | ${round(n / (bare.ms / 1e3))}, ${round(bare.cpu / n, 2)} | ${round(rate, 2)}, ${round(cost, 2)} |`,
    )
  }
  tools.mailer?.close()
  await open.close()
  line(
    `in the middle: rate ratio ${round(median(rates), 2)}, CPU ratio ${round(median(costs), 2)}; load ${round(loadavg()[0]!, 1)}`,
  )
}

/** `cpu` stays the same where others use the machine too. */
type Cost = { ms: number; cpu: number }
async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const before = process.cpuUsage()
  const { ms } = await timed(work)
  const { user, system } = process.cpuUsage(before)
  return { ms, cpu: (user + system) / 1e3 }
}

const RUNS = 100

async function memory(make: MakeDatabase, sink: Sink): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const open = await make()
  const tools = toolsOn(open, sink.url)
  await tools.unitOfWork(s => foundOffice(s, 40))
  await giveTasks(tools.unitOfWork, tasksAround(addDays(MONDAY, 30), 40, 10))
  const heap: string[] = []
  let mails = 0
  let d: Day = MONDAY
  for (let run = 1; run <= RUNS; run += 1, d = nextWorkingDay(d)) {
    tools.at(instantAt(d, '07:30'))
    await tick(tools, instantAt(d, '07:30'))
    if (run % 20 !== 0) continue
    collect()
    const { heapUsed, rss } = process.memoryUsage()
    heap.push(`${run}: ${round(heapUsed / 2 ** 20)} / ${round(rss / 2 ** 20)}`)
    mails += await sink.forget()
  }
  tools.mailer?.close()
  await open.close()
  line(`memory over ${RUNS} runs (${mails} mails), MB heap / whole process after run ${heap.join(' · ')}`)
}
