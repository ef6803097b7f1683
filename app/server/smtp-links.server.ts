/**
 * A few links to one mail server, each for one mail after the other. SMTP itself is nodemailer's SMTPConnection. Its
 * composer and its pool are left out: they cost four times what SMTP costs, and the pool cannot tell a link that never
 * was from one that broke with a mail on it.
 */
import { Readable } from 'node:stream'
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'

export type SmtpServer = SMTPConnectionOptions & { auth?: { user: string; pass: string } | undefined }

export type SmtpLinks = {
  /** Rejects with an SmtpFailure. After `signal` nothing more goes over the wire. */
  send(from: string, to: string, message: Buffer, signal: AbortSignal): Promise<void>
  /** Mails under way go on to their end. */
  close(): void
}

export type SmtpError = Error & { code?: string; command?: string; responseCode?: number }

/** `begun`: some of the mail was on its way; without an answer of the server nobody knows how it ended. */
export class SmtpFailure extends Error {
  constructor(
    readonly begun: boolean,
    override readonly cause: SmtpError,
  ) {
    super(cause.message)
  }
}

export function smtpLinks({ auth, ...server }: SmtpServer, most: number): SmtpLinks {
  const idle: SMTPConnection[] = []
  const queue: (() => void)[] = []
  let [used, closed] = [0, false]

  const turn = async (): Promise<void> => {
    if (used >= most) await new Promise<void>(resolve => queue.push(resolve))
    else used += 1
  }
  const passTurn = (): void => {
    const next = queue.shift()
    if (next) next()
    else used -= 1
  }
  const connect = async (signal: AbortSignal): Promise<SMTPConnection> => {
    const link = new SMTPConnection({ ...server, socketCloseTimeout: 0 })
    const connecting = step(link, signal, done => {
      link.on('error', done)
      link.once('end', () => {
        if (idle.includes(link)) idle.splice(idle.indexOf(link), 1)
        done(new Error('Máy chủ thư đóng kết nối'))
      })
      link.connect(done)
    })
    try {
      await connecting
      if (auth && link.allowsAuth) await step(link, signal, done => link.login({ credentials: auth }, done))
    } catch (error) {
      link.close()
      throw error
    }
    return link
  }
  const release = (link: SMTPConnection): void => {
    if (closed) link.quit()
    else if (!link.destroyed) idle.push(link)
    passTurn()
  }

  const sendOver = async (
    link: SMTPConnection,
    envelope: { from: string; to: string[] },
    message: Buffer,
    signal: AbortSignal,
  ): Promise<void> => {
    const letter = new Letter(message)
    try {
      await step(link, signal, done => link.send(envelope, letter, done), letter)
    } catch (error) {
      if (isAboutMail((error as SmtpFailure).cause)) void reset(link).then(() => release(link))
      else {
        link.close()
        release(link)
      }
      throw error
    }
    release(link)
  }

  return {
    async send(from, to, message, signal) {
      const envelope = { from, to: [to] }
      for (;;) {
        await turn()
        const kept = idle.pop()
        if (!kept) break
        try {
          return await sendOver(kept, envelope, message, signal)
        } catch (error) {
          // the server had left meanwhile: nothing of the mail was on that link
          if (!isGone(error as SmtpFailure) || signal.aborted) throw error
        }
      }
      let link: SMTPConnection
      try {
        link = await connect(signal)
      } catch (error) {
        passTurn()
        throw error
      }
      await sendOver(link, envelope, message, signal)
    },
    close() {
      closed = true
      for (const link of idle.splice(0)) link.quit()
    },
  }
}

type Done = (error?: Error | null) => void

/** A mail that knows whether the first of it was taken. */
class Letter extends Readable {
  begun = false

  constructor(readonly message: Buffer) {
    super()
  }

  override _read(): void {
    this.begun = true
    this.push(this.message)
    this.push(null)
  }
}

/** One step of a link; when its time is over the link itself is broken, and nothing can arrive behind our back. */
const step = (link: SMTPConnection, signal: AbortSignal, begin: (done: Done) => void, letter?: Letter) =>
  new Promise<void>((resolve, reject) => {
    const failed = (error: unknown) => reject(new SmtpFailure(letter?.begun === true, error as SmtpError))
    const stop = () => {
      link.close()
      failed(signal.reason)
    }
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    begin(error => {
      signal.removeEventListener('abort', stop)
      if (error) failed(error)
      else resolve()
    })
  })

const isGone = ({ begun, cause }: SmtpFailure): boolean => !begun && cause.responseCode === undefined

/** The server did not want this mail; the link is as good as before. 421 is its last word. */
const isAboutMail = ({ code, responseCode }: SmtpError): boolean =>
  (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode !== 421

const reset = (link: SMTPConnection): Promise<void> =>
  new Promise(resolve => {
    link.once('end', resolve)
    link.reset(error => {
      if (error) link.close()
      resolve()
    })
  })
