import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { Scheduler } from './main.ts'
import { BEAT_MS, type FromThread, type ToThread } from './thread-messages.ts'

/** A scheduler that lives in a thread. */
export type SchedulerThread = Scheduler & {
  /** Ends the thread as a crash would; another one takes its place. */
  crash(): Promise<void>
}

type Log = { info(data: object, message: string): void; error(data: object, message: string): void }
type Script = { file: string; options: WorkerOptions }
type Needs = { log: Log; script?: Script; firstPauseMs?: number; stopWithinMs?: number }

/** Shorter than the ten seconds in which the process has to end. */
const STOP_WITHIN_MS = 8_000
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000
/** A thread that lived that long was well: the next crash is a first one again. */
const WELL_AFTER_MS = 5 * 60_000
/** Its event loop stands still; the database waits without that. */
const SILENT_MS = 24 * BEAT_MS

/**
 * Keeps one thread with the scheduler running. One that dies is started again after a pause that grows; what it had
 * leased goes when the lease is over, as after the death of a whole process.
 */
export function startSchedulerThread({
  log,
  script = findScript(),
  firstPauseMs = FIRST_PAUSE_MS,
  stopWithinMs = STOP_WITHIN_MS,
}: Needs): SchedulerThread {
  let lastTick: Instant | null = null
  let crashes = 0
  let stopping = false
  let worker: Worker | null = null
  let gone: Promise<void> = Promise.resolve()
  let pause: NodeJS.Timeout | undefined
  let waitingForTick: (() => void)[] = []

  const hear = (message: FromThread) => {
    if (message.kind === 'log') log[message.level](message.data, message.message)
    else if (message.kind === 'beat') lastTick = message.lastTick ?? lastTick
    else for (const ticked of waitingForTick.splice(0)) ticked()
  }

  const start = () => {
    const started = performance.now()
    let heard = started
    const own = new Worker(script.file, script.options)
    worker = own
    own.on('message', (message: FromThread) => {
      heard = performance.now()
      hear(message)
    })
    own.on('error', error => log.error({ err: error }, 'the thread of the jobs broke'))
    const watch = setInterval(() => {
      if (performance.now() - heard < SILENT_MS) return
      log.error({}, 'the thread of the jobs does not answer and is ended')
      void own.terminate()
    }, BEAT_MS)
    watch.unref()
    gone = new Promise(resolve => {
      own.once('exit', code => {
        clearInterval(watch)
        worker = null
        for (const ticked of waitingForTick.splice(0)) ticked()
        resolve()
        if (stopping) return
        crashes = performance.now() - started > WELL_AFTER_MS ? 1 : crashes + 1
        const wait = Math.min(firstPauseMs * 2 ** (crashes - 1), LONGEST_PAUSE_MS)
        log.error({ code, again: `${wait} ms` }, 'the thread of the jobs ended and is started again')
        pause = setTimeout(start, wait)
      })
    })
  }

  const ask = (message: ToThread) => worker?.postMessage(message)
  start()
  return {
    lastTick: () => lastTick,
    async tick() {
      if (!worker) return
      const ticked = new Promise<void>(resolve => waitingForTick.push(resolve))
      ask({ kind: 'tick' })
      await ticked
    },
    async crash() {
      await worker?.terminate()
    },
    async stop() {
      stopping = true
      clearTimeout(pause)
      waitingForTick = []
      if (!worker) return
      ask({ kind: 'stop' })
      const late = setTimeout(() => {
        log.error({}, 'the thread of the jobs did not end by itself')
        void worker?.terminate()
      }, stopWithinMs)
      await gone
      clearTimeout(late)
    },
  }
}

/** Built beside the server's bundle (vite.config.ts); where nothing is built, the source through tsx. */
function findScript(): Script {
  for (const place of ['./', '../']) {
    const built = fileURLToPath(new URL(`${place}scheduler.worker.js`, import.meta.url))
    if (existsSync(built)) return { file: built, options: {} }
  }
  const source = new URL('./scheduler.worker.ts', import.meta.url).href
  // a thread does not inherit the loader of the process it was started from
  const file = `import('tsx/esm/api').then(t => { t.register(); return import(${JSON.stringify(source)}) })`
  return { file, options: { eval: true, execArgv: [] } }
}
