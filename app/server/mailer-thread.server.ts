/**
 * A mailer in a thread of its own, for mornings: while SMTP goes back and forth there, the next letters are written
 * here, and neither waits for the other's processor or disk.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { Mailer, MailResult, OutgoingMail } from '#app/features/ports.ts'
import { smtpMailer } from './mailer.server.ts'

export type ToMailer = { id: number; mail: OutgoingMail } | 'close'
export type FromMailer = { id: number; result: MailResult }[]

/** A handful of mails is not worth a thread. */
const SENT_HERE = 30

type Needs = { script?: Script; sentHere?: number }
type Script = { file: string; options: WorkerOptions }

/** The first mails go from here; the rest from the thread, which stays for the next morning, idle and without a link. */
export function morningMailer(smtpUrl: string, { script, sentHere = SENT_HERE }: Needs = {}): Mailer {
  const own = smtpMailer(smtpUrl)
  let thread: Mailer | null = null
  let sent = 0
  return {
    send(mail) {
      sent += 1
      if (sent > sentHere) thread ??= script ? threadMailer(smtpUrl, script) : lastingThread(smtpUrl)
      return (thread ?? own).send(mail)
    },
    close() {
      own.close()
      thread?.close()
    },
  }
}

const lasting = new Map<string, Mailer>()
function lastingThread(smtpUrl: string): Mailer {
  const known = lasting.get(smtpUrl) ?? threadMailer(smtpUrl, findScript())
  lasting.set(smtpUrl, known)
  return known
}

function threadMailer(smtpUrl: string, script: Script): Mailer {
  const waiting = new Map<number, (result: MailResult) => void>()
  let serial = 0
  let worker: Worker | null = null
  const answer = (id: number, result: MailResult) => {
    waiting.get(id)?.(result)
    waiting.delete(id)
    // idle, it keeps no process from ending
    if (waiting.size === 0) worker?.unref()
  }
  const start = (): Worker => {
    const started = new Worker(script.file, { ...script.options, workerData: { smtpUrl } })
    started.on('message', (answers: FromMailer) => {
      for (const { id, result } of answers) answer(id, result)
    })
    /** Nobody knows how far it had come with what it held. */
    const gone = (why: string) => {
      if (worker !== started) return
      worker = null
      for (const id of [...waiting.keys()]) answer(id, { kind: 'unclear', error: why })
    }
    started.on('error', error => gone(`Luồng gửi thư hỏng: ${error.message}`))
    started.on('exit', () => gone('Luồng gửi thư dừng giữa chừng'))
    return started
  }
  return {
    send(mail) {
      worker ??= start()
      worker.ref()
      serial += 1
      const id = serial
      const result = new Promise<MailResult>(resolve => waiting.set(id, resolve))
      worker.postMessage({ id, mail } satisfies ToMailer)
      return result
    },
    close: () => worker?.postMessage('close' satisfies ToMailer),
  }
}

/** Built beside the server's bundle (vite.config.ts); where nothing is built, the source through tsx. */
function findScript(): Script {
  for (const place of ['./', '../']) {
    const built = fileURLToPath(new URL(`${place}mailer.worker.js`, import.meta.url))
    if (existsSync(built)) return { file: built, options: {} }
  }
  const source = new URL('./mailer-inside.server.ts', import.meta.url).href
  // a thread does not inherit the loader of the process it was started from
  const file = `import('tsx/esm/api').then(t => { t.register(); return import(${JSON.stringify(source)}) })`
  return { file, options: { eval: true, execArgv: [] } }
}
