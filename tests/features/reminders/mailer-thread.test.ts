import { expect, it, onTestFinished } from 'vitest'
import type { OutgoingMail } from '#app/features/ports.ts'
import { morningMailer } from '#app/server/mailer-thread.server.ts'
import { MailServer } from '#tests/faults/mail-server.ts'

const mail = (n: number): OutgoingMail => ({
  messageId: `<${n}@x.vn>`,
  to: `a${n}@x.vn`,
  subject: 'Nhắc việc',
  text: `Việc số ${n}`,
  html: `<p>Việc số ${n}</p>`,
})

it('the first mails go from here, the others from a thread, and all of them once', async () => {
  const smtp = await MailServer.start()
  onTestFinished(() => smtp.off())
  smtp.script = (verb, to) => (verb === 'RCPT' && to === 'a7@x.vn' ? 550 : 'ok')
  const mailer = morningMailer(smtp.url, { sentHere: 3 })
  const results = await Promise.all(Array.from({ length: 30 }, (_, n) => mailer.send(mail(n))))
  expect(results.map(r => r.kind)).toEqual(Array.from({ length: 30 }, (_, n) => (n === 7 ? 'refused' : 'sent')))
  mailer.close()
  const read = await smtp.read()
  expect(new Set(read.map(m => m.messageId)).size).toBe(29)
  expect(read).toHaveLength(29)
  for (const m of read) expect(m.text.trim()).toBe(`Việc số ${m.messageId.slice(1, -6)}`)
})

it('what a thread had that dies is unclear, and the next mail has another one', async () => {
  const inside = `
    const { parentPort } = require('node:worker_threads')
    parentPort.on('message', m => {
      if (m === 'close') return process.exit(0)
      if (m.mail.to.startsWith('a1@')) process.exit(3)
      setTimeout(() => parentPort.postMessage([{ id: m.id, result: { kind: 'sent' } }]), 50)
    })`
  const mailer = morningMailer('smtp://127.0.0.1:1', { sentHere: 0, script: { file: inside, options: { eval: true } } })
  const [first, second] = await Promise.all([mailer.send(mail(0)), mailer.send(mail(1))])
  expect([first.kind, second.kind]).toEqual(['unclear', 'unclear'])
  expect((await mailer.send(mail(2))).kind).toBe('sent')
  mailer.close()
})
