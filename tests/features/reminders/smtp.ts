/**
 * A real SMTP server on loopback that behaves as badly as it is told, and writes down what it took.
 */
import { createRequire } from 'node:module'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Behaviour =
  | 'ok'
  /** 450 / 550 to RCPT TO */
  | 'rcpt-4xx'
  | 'rcpt-5xx'
  /** 451 / 554 after the final dot */
  | 'dot-4xx'
  | 'dot-5xx'
  /** takes the mail, then the link is gone before the answer */
  | 'drop-after-dot'
  | 'hang-after-dot'

/** mailparser brings no types; what the tests read of it. */
export type ParsedMail = {
  subject?: string
  text?: string
  html?: string | false
  messageId?: string
  headers: Map<string, unknown>
}
const { simpleParser } = createRequire(import.meta.url)('mailparser') as {
  simpleParser(raw: Buffer): Promise<ParsedMail>
}

export type Taken = { to: string[]; raw: string; parsed: ParsedMail }

export type TestSmtp = {
  url: string
  taken: Taken[]
  /** What it does to a recipient (the part before the @); others are taken. */
  treat(recipient: string, behaviour: Behaviour): void
  close(): Promise<void>
}

const reply = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })

export async function startSmtp(): Promise<TestSmtp> {
  const taken: Taken[] = []
  const behaviours = new Map<string, Behaviour>()
  const sockets = new Map<number, Socket>()
  const of = (address: string): Behaviour => behaviours.get(address.split('@')[0] ?? '') ?? 'ok'

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const behaviour = of(address)
      if (behaviour === 'rcpt-4xx') return callback(reply(450, 'mailbox busy'))
      if (behaviour === 'rcpt-5xx') return callback(reply(550, 'no such user'))
      callback()
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk as Buffer))
      stream.on('end', async () => {
        const to = session.envelope.rcptTo.map(r => r.address)
        const behaviour = of(to[0] ?? '')
        if (behaviour === 'dot-4xx') return callback(reply(451, 'try later'))
        if (behaviour === 'dot-5xx') return callback(reply(554, 'we do not want this'))
        const raw = Buffer.concat(chunks)
        taken.push({ to, raw: raw.toString('utf8'), parsed: await simpleParser(raw) })
        if (behaviour === 'drop-after-dot') return void sockets.get(session.remotePort)?.destroy()
        if (behaviour === 'hang-after-dot') return
        callback()
      })
    },
  })
  server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    treat: (recipient, behaviour) => behaviours.set(recipient, behaviour),
    close: () =>
      new Promise<void>(resolve => {
        for (const s of sockets.values()) s.destroy()
        server.close(() => resolve())
      }),
  }
}
