import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build as buildFile } from 'vite'
import type { Instant } from '#app/domain/shared/instant.ts'

/** What may be wrong inside a worker; nothing of it: the jobs exactly as the product runs them. */
export type WorkerFaults = {
  /** Instead of the product's own, so that a hanging server costs seconds. */
  sendLimitMs?: number
  /** Names of people whose letters cannot be written. */
  unwritableFor?: string[]
  /** SQLite: the disk has room for so many pages more. */
  freePages?: number
  /** PostgreSQL: the disk is full after so many writes. */
  writesUntilFull?: number
}

/** `tick`: as the scheduler does; `deliver`: the post alone; `step`: the clock jumps, whatever goes on. */
export type ToWorker = { kind: 'tick' | 'deliver' | 'step'; id: number; at: Instant }
export type TickReport = {
  outcomes: Record<string, string>
  errors: string[]
  ms: number
  /** The longest the event loop stood still. */
  lagMs: number
  rssMb: number
}
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'begun'; id: number }
  | ({ kind: 'done'; id: number } & TickReport)
  | { kind: 'broken'; id: number; error: string }

/** One command under way: when it began, and what came of it – null if the process died before. */
export type Running = { begun: Promise<void>; done: Promise<TickReport | null> }

const folder = fileURLToPath(new URL(`../../node_modules/.cache/giaoviec/faults-${process.pid}/`, import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

let bundled: Promise<string> | undefined

/** One file out of many: a worker then starts in a third of a second, and a thousand can be killed. */
const workerFile = (): Promise<string> => {
  bundled ??= bundleWorker()
  return bundled
}

async function bundleWorker(): Promise<string> {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await buildFile({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(root, 'tests/faults/worker.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      rollupOptions: { output: { entryFileNames: 'worker.mjs', inlineDynamicImports: true } },
    },
  })
  return join(folder, 'worker.mjs')
}

export class WorkerProcess {
  #serial = 0
  #said = ''
  readonly #exited: Promise<{ code: number | null; signal: string | null }>
  #alive = true

  private constructor(readonly child: ChildProcess) {
    child.stderr?.on('data', chunk => {
      this.#said = (this.#said + chunk).slice(-4_000)
    })
    this.#exited = new Promise(resolve =>
      child.once('close', (code, signal) => {
        this.#alive = false
        resolve({ code, signal })
      }),
    )
  }

  static async start(databaseUrl: string, smtpUrl: string, faults: WorkerFaults = {}): Promise<WorkerProcess> {
    // node itself, not a launcher in front of it: a kill must meet the process that sends
    const child = spawn(process.execPath, [await workerFile()], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        DATABASE_URL: databaseUrl,
        SMTP_URL: smtpUrl,
        APP_URL: 'https://giaoviec.test',
        FAULTS: JSON.stringify(faults),
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    const worker = new WorkerProcess(child)
    const ready = once(child, 'message')
    const first = await Promise.race([ready, worker.#exited])
    if (!Array.isArray(first)) throw new Error(`the worker did not start: ${worker.#said}`)
    return worker
  }

  begin(at: Instant, kind: ToWorker['kind'] = 'tick'): Running {
    const id = ++this.#serial
    let begun = () => {}
    const running: Running = {
      begun: new Promise(resolve => {
        begun = resolve
      }),
      done: new Promise((resolve, reject) => {
        const hear = (message: FromWorker) => {
          if (message.kind === 'ready' || message.id !== id) return
          if (message.kind === 'begun') return begun()
          this.child.off('message', hear)
          if (message.kind === 'done') resolve(message)
          else reject(new Error(message.error))
        }
        this.child.on('message', hear)
        void this.#exited.then(() => resolve(null))
      }),
    }
    running.done.catch(() => {})
    this.child.send({ kind, id, at } satisfies ToWorker)
    return running
  }

  async tick(at: Instant): Promise<TickReport> {
    return this.#finished(this.begin(at))
  }

  /** The clock of the machine jumps in the middle of whatever the worker does. */
  step(at: Instant): void {
    this.child.send({ kind: 'step', id: 0, at } satisfies ToWorker)
  }

  async deliver(at: Instant): Promise<TickReport> {
    return this.#finished(this.begin(at, 'deliver'))
  }

  async #finished({ done }: Running): Promise<TickReport> {
    const report = await done
    if (report === null) throw new Error(`the worker died: ${this.#said}`)
    return report
  }

  /** kill -9 */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.#exited
  }

  /** SIGTERM; how it ended, and after how long. */
  async terminate(): Promise<{ code: number | null; signal: string | null; ms: number }> {
    const started = performance.now()
    this.child.kill('SIGTERM')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 30_000)
    const ended = await this.#exited
    clearTimeout(timer)
    return { ...ended, ms: performance.now() - started }
  }

  async end(): Promise<void> {
    if (this.#alive) await this.kill()
  }
}
