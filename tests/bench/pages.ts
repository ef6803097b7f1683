/** The built server with a year of a large city behind it: requests a second and how long the slowest twentieth waits. */
import { existsSync, readFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { instantOfMs } from '#app/domain/shared/instant.ts'
import type { OpenDatabase } from '#db/open.ts'
import { loadScale } from '#db/seed/scale/load-scale.ts'
import { startServer } from '../support/server-process.ts'
import { signedIn } from '../support/signed-in.ts'
import { line, quantile, round, section, timed } from './report.ts'

const SECONDS = 4

export async function pages(name: string, make: () => Promise<OpenDatabase>, tasks: number): Promise<void> {
  section(`Pages on ${name}, ${tasks.toLocaleString('en')} tasks`)
  if (!existsSync(new URL('../../build/server/index.js', import.meta.url))) return line('no build: npm run build first')
  const open = await make()
  const now = instantOfMs(Date.now())
  const loaded = await timed(() => loadScale(open, { tasks, units: 55, seed: 'bench', now, passwordHash: '' }))
  line(`${loaded.result.tasks} tasks with ${loaded.result.events} events loaded in ${round(loaded.ms / 1e3, 1)} s`)
  const cookie = await signedIn(open, 'thuky', now)
  const one = await open.db
    .selectFrom('tasks')
    .select(['id', 'unit_id'])
    .where('open', '=', 1)
    .limit(1)
    .executeTakeFirst()
  await open.close()

  const server = await startServer({ DATABASE_URL: open.url })
  try {
    const addresses: [string, string][] = [
      ['sign-in page', '/dang-nhap'],
      ['task list', '/nhiem-vu'],
      ['list of one unit', `/nhiem-vu?don_vi=${one?.unit_id}`],
      ['one task', `/nhiem-vu/${one?.id}`],
      ['search, few hits', '/nhiem-vu?q=chuyen+doi+so'],
      ['search, most rows', '/nhiem-vu?q=bao+cao'],
      ['review of overdue', '/ra-soat'],
      ['overview', '/toan-canh'],
    ]
    line('| page | kB | c1 rps | CPU ms each | c8 rps | c8 p95 ms |\n|---|---|---|---|---|---|')
    for (const [what, path] of addresses) {
      const session = path === '/dang-nhap' ? '' : cookie
      await load(server.url + path, session, 1, 1)
      const before = cpuMs(server.child.pid)
      const alone = await load(server.url + path, session, 1, SECONDS)
      const cpu = round((cpuMs(server.child.pid) - before) / alone.answers, 1)
      if (alone.rps < 1) {
        line(`| ${what} | ${round(alone.bytes / 1e3)} | ${round(alone.rps, 2)} | ${cpu} | – | – |`)
        continue
      }
      const eight = await load(server.url + path, session, 8, SECONDS)
      const wrong = eight.failed > 0 ? ` (${eight.failed} answers were not 200)` : ''
      line(
        `| ${what}${wrong} | ${round(alone.bytes / 1e3)} | ${round(alone.rps, alone.rps < 10 ? 1 : 0)} | ${cpu} | ${round(eight.rps, eight.rps < 10 ? 1 : 0)} | ${round(eight.p95)} |`,
      )
    }
  } finally {
    await server.stop()
  }
}

/** What the process has used so far (Linux), which says more than the clock where others use the machine too. */
function cpuMs(pid: number | undefined): number {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return Number.NaN
  const fields = readFileSync(file, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** So many clients, each asking again as soon as it has its answer, for some seconds. */
export async function load(url: string, cookie: string, clients: number, seconds: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const waits: number[] = []
  let [bytes, failed] = [0, 0]
  const end = performance.now() + seconds * 1_000
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const asked = performance.now()
      get(url, { agent, headers: { cookie } }, answer => {
        let size = 0
        answer.on('data', chunk => {
          size += (chunk as Buffer).length
        })
        answer.on('end', () => {
          waits.push(performance.now() - asked)
          bytes = size
          if (answer.statusCode !== 200) failed += 1
          resolve()
        })
      }).on('error', reject)
    })
  const started = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) await ask()
    }),
  )
  const rps = waits.length / ((performance.now() - started) / 1_000)
  agent.destroy()
  return { answers: waits.length, waits, rps, p95: quantile(waits, 0.95), bytes, failed }
}
