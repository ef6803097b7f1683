import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { nextAttempt } from '#app/domain/reminder/retry.ts'
import { addMinutes, instant, msOf } from '#app/domain/shared/instant.ts'
import { smtpMailer } from '#app/server/mailer.server.ts'

/** What the server says to each verb; a function takes the socket into its own hands. */
type Script = Partial<Record<'greeting' | 'MAIL' | 'RCPT' | 'DATA' | 'line' | 'dot', string | ((s: Socket) => void)>>

let server: Server | undefined
const sockets = new Set<Socket>()
afterEach(() => {
  for (const s of sockets) s.destroy()
  sockets.clear()
  server?.close()
})

async function listen(script: Script): Promise<string> {
  server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    const say = (verb: keyof Script, usual: string) => {
      const answer = script[verb] ?? usual
      if (typeof answer === 'function') answer(socket)
      else socket.write(`${answer}\r\n`)
    }
    let inData = false
    say('greeting', '220 test')
    socket.on('data', chunk => {
      for (const line of chunk
        .toString()
        .split('\r\n')
        .filter(l => l !== '')) {
        if (inData) {
          if (line === '.') {
            inData = false
            say('dot', '250 taken')
          } else if (script.line) say('line', '')
        } else if (line.startsWith('EHLO')) socket.write('250 test\r\n')
        else if (line.startsWith('MAIL')) say('MAIL', '250 ok')
        else if (line.startsWith('RCPT')) say('RCPT', '250 ok')
        else if (line.startsWith('DATA')) {
          say('DATA', '354 go on')
          inData = script.DATA === undefined
        } else if (line.startsWith('QUIT')) socket.end('221 bye\r\n')
      }
    })
  })
  await new Promise<void>(resolve => server!.listen(0, '127.0.0.1', resolve))
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function resultOn(script: Script) {
  return send(await listen(script))
}
async function send(url: string) {
  const mailer = smtpMailer(url, { socketTimeout: 400, sendLimitMs: 3_000 })
  const mail = { messageId: '<1@x.vn>', to: 'a@x.vn', subject: 'Nhắc việc', text: 'chữ', html: '<p>chữ</p>' }
  const result = await mailer.send(mail)
  mailer.close()
  return result
}

const drop = (s: Socket) => void s.destroy()
const silence = () => {}

describe('what an answer of the server means', () => {
  it.each<[string, Script, { kind: string; down?: boolean }]>([
    ['all well', {}, { kind: 'sent' }],
    ['421 to begin with', { greeting: '421 busy' }, { kind: 'later', down: true }],
    ['the link breaks before the greeting', { greeting: drop }, { kind: 'later', down: true }],
    ['the link breaks at MAIL FROM', { MAIL: drop }, { kind: 'later', down: true }],
    ['the link breaks at DATA', { DATA: drop }, { kind: 'later', down: true }],
    ['the link is torn off after the dot', { dot: s => void s.resetAndDestroy() }, { kind: 'unclear' }],
    ['451 to MAIL FROM', { MAIL: '451 no' }, { kind: 'later', down: true }],
    ['550 to MAIL FROM: our fault, not the recipient’s', { MAIL: '550 who are you' }, { kind: 'later', down: true }],
    ['450 to RCPT TO', { RCPT: '450 busy' }, { kind: 'later', down: false }],
    ['550 to RCPT TO', { RCPT: '550 unknown' }, { kind: 'refused' }],
    ['451 to DATA', { DATA: '451 no' }, { kind: 'later', down: false }],
    ['451 after the dot', { dot: '451 later' }, { kind: 'later', down: false }],
    ['554 after the dot', { dot: '554 no' }, { kind: 'refused' }],
    ['the link breaks after the dot', { dot: drop }, { kind: 'unclear' }],
    ['silence after the dot', { dot: silence }, { kind: 'unclear' }],
  ])('%s', async (_name, script, expected) => {
    expect(await resultOn(script)).toMatchObject(expected)
  })

  it('nobody there', async () => {
    const url = await listen({})
    await new Promise(resolve => server!.close(resolve))
    expect(await send(url)).toMatchObject({ kind: 'later', down: true })
  })
})

it('an answer that never ends is unclear when the time is over, and its link is broken', async () => {
  let closed = false
  const url = await listen({
    dot: socket => {
      const line = setInterval(() => socket.write('250-in a moment\r\n'), 20)
      socket.once('close', () => {
        closed = true
        clearInterval(line)
      })
    },
  })
  const mailer = smtpMailer(url, { socketTimeout: 400, sendLimitMs: 900 })
  const mail = { messageId: '<1@x.vn>', to: 'a@x.vn', subject: 'Nhắc việc', text: 'chữ', html: '<p>chữ</p>' }
  expect(await mailer.send(mail)).toMatchObject({ kind: 'unclear' })
  for (let i = 0; i < 100 && !closed; i += 1) await new Promise(resolve => setTimeout(resolve, 20))
  expect(closed).toBe(true)
  mailer.close()
})

describe('the pauses between tries', () => {
  const createdAt = instant('2026-06-05T16:00+07:00')

  it('grow, never beyond six hours or so, and last longer than a weekend', () => {
    let now = createdAt
    let tries = 0
    for (let attempts = 1; ; attempts += 1) {
      const next = nextAttempt({ id: 'm1', attempts, createdAt }, now)
      if (next === null) break
      const pause = msOf(next) - msOf(now)
      expect(pause).toBeGreaterThan(40_000)
      expect(pause).toBeLessThanOrEqual(7.3 * 3_600_000)
      now = next
      tries += 1
    }
    expect(msOf(now) - msOf(createdAt)).toBeGreaterThanOrEqual(3 * 24 * 3_600_000)
    expect(tries).toBeGreaterThan(15)
  })

  it('keep mails that failed together apart', () => {
    const at = addMinutes(createdAt, 300)
    const next = new Set(Array.from({ length: 50 }, (_, i) => nextAttempt({ id: `m${i}`, attempts: 8, createdAt }, at)))
    expect(next.size).toBeGreaterThan(45)
  })
})
