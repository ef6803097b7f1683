import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, it, onTestFinished } from 'vitest'
import type { OutgoingMail } from '#app/features/ports.ts'
import { CONNECTIONS, smtpMailer } from '#app/server/mailer.server.ts'
import { MailServer } from '#tests/faults/mail-server.ts'

const mail = (n: number): OutgoingMail => ({
  messageId: `<${n}@x.vn>`,
  to: `a${n}@x.vn`,
  subject: 'Nhắc việc',
  text: `Việc số ${n}`,
  html: `<p>Việc số ${n}</p>`,
})
const mails = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => mail(from + i))

async function post() {
  const server = await MailServer.start()
  const mailer = smtpMailer(server.url, { sendLimitMs: 5_000 })
  onTestFinished(async () => {
    mailer.close()
    await server.off()
  })
  const sendAll = (all: OutgoingMail[]) => Promise.all(all.map(m => mailer.send(m)))
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise(resolve => setTimeout(resolve, 5))
  }
  return { server, mailer, sendAll, until }
}

it('sends all of them once, over a few links that stay open for the next ones', async () => {
  const { server, mailer, sendAll, until } = await post()
  let greetings = 0
  server.script = verb => {
    if (verb === 'greeting') greetings += 1
    return 'ok'
  }
  const results = [...(await sendAll(mails(0, 60))), ...(await sendAll(mails(60, 90)))]
  expect(results.map(r => r.kind)).toEqual(Array.from({ length: 90 }, () => 'sent'))
  expect(greetings).toBe(CONNECTIONS)
  const read = await server.read()
  expect(read.map(m => m.messageId).sort()).toEqual(
    mails(0, 90)
      .map(m => m.messageId)
      .sort(),
  )
  for (const m of read) expect(m.text.trim()).toBe(`Việc số ${m.messageId.slice(1, -6)}`)
  mailer.close()
  await until(() => server.links === 0)
})

it('whom the server refuses keeps neither the link nor the others', async () => {
  const { server, sendAll } = await post()
  let greetings = 0
  server.script = (verb, to) => {
    if (verb === 'greeting') greetings += 1
    return verb === 'RCPT' && to === 'a7@x.vn' ? 550 : verb === 'dot' && to === 'a9@x.vn' ? 451 : 'ok'
  }
  const results = await sendAll(mails(0, 40))
  expect(results.map(r => r.kind)).toEqual(
    Array.from({ length: 40 }, (_, n) => (n === 7 ? 'refused' : n === 9 ? 'later' : 'sent')),
  )
  expect(greetings).toBe(CONNECTIONS)
})

it('what a link carries that breaks is unclear, and the next mail has a new one', async () => {
  const { server, sendAll } = await post()
  server.script = (verb, to) => (verb === 'dot' && to === 'a3@x.vn' ? 'drop' : 'ok')
  const results = await sendAll(mails(0, 30))
  expect(results.map(r => r.kind)).toEqual(Array.from({ length: 30 }, (_, n) => (n === 3 ? 'unclear' : 'sent')))
})

it('a server that went away and came back is met on new links', async () => {
  const { server, sendAll, until } = await post()
  expect((await sendAll(mails(0, 3))).every(r => r.kind === 'sent')).toBe(true)
  await server.off()
  expect(await sendAll([mail(3)])).toMatchObject([{ kind: 'later', down: true }])
  await server.on()
  await until(() => server.links === 0)
  expect(await sendAll([mail(3)])).toEqual([{ kind: 'sent' }])
})

it('whoever waits for a link longer than a send may take was not sent', async () => {
  const server = await MailServer.start()
  const mailer = smtpMailer(server.url, { sendLimitMs: 300 })
  onTestFinished(async () => {
    mailer.close()
    await server.off()
  })
  server.script = verb => (verb === 'dot' ? 'hang' : 'ok')
  const results = await Promise.all(mails(0, CONNECTIONS + 2).map(m => mailer.send(m)))
  expect(results.map(r => r.kind)).toEqual([
    ...Array.from({ length: CONNECTIONS }, () => 'unclear'),
    ...Array.from({ length: 2 }, () => 'later'),
  ])
})

it('signs in with the name and the password of the address; a wrong one is the server’s "no", not the recipient’s', async () => {
  const heard: string[] = []
  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      username === 'giao viec@ubnd' && password === 'p@ss/1' ? done(null, { user: username }) : done(new Error('no')),
    onData: (stream, session, done) => {
      heard.push(String(session.user))
      stream.resume().on('end', () => done())
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const right = smtpMailer(
    `smtp://${encodeURIComponent('giao viec@ubnd')}:${encodeURIComponent('p@ss/1')}@127.0.0.1:${port}`,
  )
  const wrong = smtpMailer(`smtp://x:y@127.0.0.1:${port}`)
  onTestFinished(async () => {
    right.close()
    wrong.close()
    await new Promise<void>(resolve => server.close(resolve))
  })
  expect(await right.send(mail(0))).toEqual({ kind: 'sent' })
  expect(heard).toEqual(['giao viec@ubnd'])
  expect(await wrong.send(mail(1))).toMatchObject({ kind: 'later', down: true })
  expect(heard).toHaveLength(1)
})
