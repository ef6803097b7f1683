/** The inside of mailer-thread.server.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Mailer } from '#app/features/ports.ts'
import { smtpMailer } from './mailer.server.ts'
import type { FromMailer, ToMailer } from './mailer-thread.server.ts'

if (!parentPort) throw new Error('this is the inside of a thread')
const parent = parentPort
const { smtpUrl } = workerData as { smtpUrl: string }
let mailer: Mailer | null = null

// answers that come in one turn of the event loop cross together
let answers: FromMailer = []
const answer = (one: FromMailer[number]) => {
  answers.push(one)
  if (answers.length > 1) return
  setImmediate(() => {
    parent.postMessage(answers)
    answers = []
  })
}

parent.on('message', (message: ToMailer) => {
  if (message === 'close') {
    mailer?.close()
    mailer = null
    return
  }
  const { id, mail } = message
  mailer ??= smtpMailer(smtpUrl)
  mailer.send(mail).then(
    result => answer({ id, result }),
    error => answer({ id, result: { kind: 'unclear', error: String(error) } }),
  )
})
