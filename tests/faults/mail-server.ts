/**
 * A real SMTP server on loopback that is slow, hangs, drops the link or refuses, as a script tells it – and writes down
 * what it took. It can be switched off and on again at the same address.
 */
import { createRequire } from 'node:module'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js'

// smtp-server waits 100 ms before each greeting, to catch those who talk too soon; here that only hides how fast we are
type Connection = { _setListeners(done: () => void): void; connectionReady(): void }
;(SMTPConnection.prototype as unknown as { init: (this: Connection) => void }).init = function () {
  this._setListeners(() => this.connectionReady())
}

const { simpleParser } = createRequire(import.meta.url)('mailparser') as {
  simpleParser(raw: Buffer): Promise<{ subject?: string; text?: string; messageId?: string }>
}

export type Verb = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'body' | 'dot'
export const VERBS: readonly Verb[] = ['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'body', 'dot']

/** A number is the answer's code; `drop` breaks the link; `hang` never answers; `trickle` never ends its answer. */
export type Behaviour = 'ok' | 'drop' | 'hang' | 'trickle' | number
/** Asked at every verb; `to` is known from RCPT on. */
export type Script = (verb: Verb, to: string) => Behaviour

export type Taken = {
  to: string
  messageId: string
  raw: Buffer
  /** Milliseconds since the server started; when the whole mail was there. */
  at: number
  /** It was told 250; otherwise the sender cannot know that it arrived. */
  answered: boolean
}
export type ReadMail = Taken & { subject: string; text: string }

export class MailServer {
  readonly taken: Taken[] = []
  /** Between the final dot and the answer. */
  delayMs = 0
  script: Script = () => 'ok'
  /** How often each verb was met by something else than 'ok'. */
  readonly misbehaved = new Map<Verb, number>()
  #server: SMTPServer | null = null
  #port = 0
  readonly #sockets = new Map<number, Socket>()
  readonly #started = performance.now()

  static async start(): Promise<MailServer> {
    const server = new MailServer()
    await server.on()
    return server
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`
  }

  async on(): Promise<void> {
    if (this.#server) return
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onConnect: (session, done) => this.#answer('greeting', '', session, done),
      onMailFrom: (_address, session, done) => this.#answer('MAIL', '', session, done),
      onRcptTo: ({ address }, session, done) => this.#answer('RCPT', address, session, done),
      onData: (stream, session, done) => void this.#take(stream, session, done),
    })
    server.on('error', () => {}) // a client that was killed
    server.server.on('connection', (socket: Socket) => this.#watch(socket))
    await new Promise<void>(resolve => server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (server.server.address() as AddressInfo).port
    this.#server = server
  }

  async off(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = null
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    for (const socket of this.#sockets.values()) socket.destroy()
    await closed
  }

  /** The time of `Taken.at`. */
  sinceStart(): number {
    return performance.now() - this.#started
  }

  /** What came after the first `from` mails, in plain text. */
  read(from = 0): Promise<ReadMail[]> {
    return Promise.all(
      this.taken.slice(from).map(async t => {
        const { subject = '', text = '' } = await simpleParser(t.raw)
        return { ...t, subject, text }
      }),
    )
  }

  #watch(socket: Socket): void {
    const port = socket.remotePort ?? 0
    this.#sockets.set(port, socket)
    socket.on('error', () => {})
    socket.on('close', () => this.#sockets.delete(port))
    let inBody = false
    socket.on('data', (chunk: Buffer) => {
      const said = chunk.subarray(-200).toString('latin1')
      if (!inBody && /^EHLO/m.test(said)) this.#breakAt('EHLO', socket)
      else if (!inBody && /^DATA\r\n$/m.test(said)) {
        inBody = true
        this.#breakAt('DATA', socket)
      } else if (inBody) {
        inBody = false
        this.#breakAt('body', socket)
      }
    })
  }

  /** These verbs smtp-server answers by itself: the only fault they know is a broken link. */
  #breakAt(verb: Verb, socket: Socket): void {
    if (this.#behaviour(verb, '') === 'drop') socket.destroy()
  }

  /** Line after line of one answer, often enough that no silence is long. */
  #trickle(port: number): void {
    const socket = this.#sockets.get(port)
    const line = setInterval(() => socket?.write('250-in a moment\r\n'), 1_000)
    socket?.once('close', () => clearInterval(line))
  }

  /** Links that are open now. */
  get links(): number {
    return this.#sockets.size
  }

  #behaviour(verb: Verb, to: string): Behaviour {
    const behaviour = this.script(verb, to)
    if (behaviour !== 'ok') this.misbehaved.set(verb, (this.misbehaved.get(verb) ?? 0) + 1)
    return behaviour
  }

  #answer(verb: Verb, to: string, session: SMTPServerSession, done: (error?: Error | null) => void): void {
    const behaviour = this.#behaviour(verb, to)
    if (behaviour === 'ok') done()
    else if (behaviour === 'drop') this.#sockets.get(session.remotePort)?.destroy()
    else if (behaviour === 'trickle') this.#trickle(session.remotePort)
    else if (behaviour !== 'hang') done(refusal(behaviour))
  }

  async #take(stream: SMTPServerDataStream, session: SMTPServerSession, done: (error?: Error | null) => void) {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of stream) chunks.push(chunk as Buffer)
    } catch {
      return // the sender died before the final dot: nothing was handed over
    }
    const to = session.envelope.rcptTo[0]?.address ?? ''
    const behaviour = this.#behaviour('dot', to)
    if (typeof behaviour === 'number') return done(refusal(behaviour))
    const raw = Buffer.concat(chunks)
    const mail: Taken = { to, messageId: messageIdOf(raw), raw, at: this.sinceStart(), answered: false }
    this.taken.push(mail)
    if (behaviour === 'hang') return
    if (behaviour === 'trickle') return this.#trickle(session.remotePort)
    if (behaviour === 'drop') {
      this.#sockets.get(session.remotePort)?.destroy()
      return
    }
    if (this.delayMs > 0) await sleep(this.delayMs)
    mail.answered = this.#sockets.get(session.remotePort)?.destroyed === false
    done()
  }
}

const messageIdOf = (raw: Buffer): string => /^Message-ID:\s*(<[^>]+>)/im.exec(raw.toString('latin1'))?.[1] ?? ''
const refusal = (code: number): Error => Object.assign(new Error('as the script says'), { responseCode: code })
