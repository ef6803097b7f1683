import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'

/**
 * Files that people upload are read in a thread of its own, one at a time, with an end to its time and its memory:
 * whatever is in them, the pages of everybody else go on.
 */
export type ReadLimits = {
  milliseconds: number
  /** Of the thread's heap. */
  heapMegabytes: number
  /** By which the whole process may grow meanwhile; buffers are no part of the heap. */
  growthMegabytes: number
  /** Readings that may wait for their turn. */
  waiting: number
}
const LIMITS: ReadLimits = { milliseconds: 20_000, heapMegabytes: 384, growthMegabytes: 700, waiting: 8 }
const WATCH_EVERY = 50
const MEGABYTE = 1024 * 1024

type Outcome = { text: string } | Refusal

let turn: Promise<unknown> = Promise.resolve()
let queued = 0

export async function readFileApart(
  bytes: Uint8Array,
  name: string,
  limits: Partial<ReadLimits> = {},
): Promise<Outcome> {
  const { waiting, ...own } = { ...LIMITS, ...limits }
  if (queued > waiting)
    return refuse(
      'file.busy',
      'Đang có nhiều tệp chờ đọc. Hãy thử lại sau ít giây; nội dung đang soạn vẫn còn.',
      'file',
    )
  queued += 1
  const mine = turn.then(() => read(bytes, name, own))
  turn = mine.catch(() => {})
  try {
    return await mine
  } finally {
    queued -= 1
  }
}

function read(bytes: Uint8Array, name: string, limits: Omit<ReadLimits, 'waiting'>): Promise<Outcome> {
  return new Promise(resolve => {
    const before = process.memoryUsage.rss()
    const { file, options } = script()
    const worker = new Worker(file, {
      ...options,
      workerData: { bytes, name },
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
      // what a library says of a broken file is nothing for our log
      stdout: true,
      stderr: true,
    })
    const done = (outcome: Outcome) => {
      clearTimeout(late)
      clearInterval(watch)
      resolve(outcome)
      void worker.terminate()
    }
    const late = setTimeout(() => done(heavy('Tệp này đọc quá lâu nên đã dừng lại')), limits.milliseconds)
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.growthMegabytes * MEGABYTE)
        done(heavy('Tệp này cần quá nhiều bộ nhớ để mở nên đã dừng lại'))
    }, WATCH_EVERY)
    worker.once('message', done)
    worker.once('error', () => done(heavy('Tệp này không mở được an toàn')))
    worker.once('exit', () => done(heavy('Tệp này không mở được')))
  })
}

const heavy = (what: string): Refusal =>
  refuse('file.unsafe', `${what}. Hãy tách phần kết luận ra một tệp riêng, hoặc dán nội dung vào ô soạn.`, 'file')

/** Built beside the server's bundle (vite.config.ts); where nothing is built, the source through tsx. */
function script(): { file: string; options: WorkerOptions } {
  for (const place of ['./', '../']) {
    const built = fileURLToPath(new URL(`${place}conclusion-file.worker.js`, import.meta.url))
    if (existsSync(built)) return { file: built, options: {} }
  }
  const source = new URL('../documents/read-conclusion-file.worker.ts', import.meta.url).href
  // a thread does not inherit the loader of the process it was started from
  const file = `import('tsx/esm/api').then(t => { t.register(); return import(${JSON.stringify(source)}) })`
  return { file, options: { eval: true, execArgv: [] } }
}
