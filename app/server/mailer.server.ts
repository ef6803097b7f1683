/**
 * SMTP through nodemailer, and what its answers mean (facts.md B4). nodemailer's own time limits are far too long
 * (minutes), and it cannot tell "lost before DATA" from "accepted, then the link dropped": both are unclear.
 */
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { isSafeAddress } from '#app/domain/reminder/address.ts'
import { msOf } from '#app/domain/shared/instant.ts'
import { mimeMessage } from '#app/emails/mime-message.ts'
import type { Mailer, MailResult, OutgoingMail } from '#app/features/ports.ts'
import { systemClock } from './clock.server.ts'

/** Mails sent side by side; delivery takes as many at a time. */
export const CONNECTIONS = 10
/** The whole of one send; shorter than the lease of a mail. */
const SEND_LIMIT_MS = 30_000

type Options = { from?: string; sendLimitMs?: number; socketTimeout?: number }

export function smtpMailer(smtpUrl: string, options: Options = {}): Mailer {
  const url = new URL(smtpUrl)
  const transport = nodemailer.createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Number.POSITIVE_INFINITY,
    // a link that broke is ours to judge: tried again behind our back, a mail would go twice uncounted
    maxRequeues: 0,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (url.protocol === 'smtps:' ? 465 : 587) : Number(url.port),
    secure: url.protocol === 'smtps:',
    auth:
      url.username === ''
        ? undefined
        : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: options.socketTimeout ?? 25_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const from =
    options.from ??
    url.searchParams.get('from') ??
    `giaoviec@${url.hostname === 'localhost' || /^[\d.[\]:]+$/.test(url.hostname) ? 'giaoviec.local' : url.hostname}`
  return {
    send: mail => {
      const limit = options.sendLimitMs ?? SEND_LIMIT_MS
      return withinLimit(limit, signal => sendOne(transport, from, mail, new Date(msOf(systemClock.now())), signal))
    },
    close: () => transport.close(),
  }
}

type Transport = ReturnType<typeof nodemailer.createTransport>

async function sendOne(
  transport: Transport,
  from: string,
  mail: OutgoingMail,
  now: Date,
  signal: AbortSignal,
): Promise<MailResult> {
  // checked where it was typed and again at sending; a list here would go to people nobody named
  if (!isSafeAddress(mail.to)) return { kind: 'refused', error: 'Địa chỉ thư không phải một địa chỉ đơn' }
  let raw: Buffer
  try {
    raw = mimeMessage({ ...mail, from: { name: 'Giao việc – Nhắc việc', address: from }, date: now })
  } catch (error) {
    return { kind: 'refused', error: (error as Error).message }
  }
  try {
    // the envelope is set by itself, so that no header can widen it; the published types do not know `signal` yet
    const message: SendMailOptions & { signal: AbortSignal } = { envelope: { from, to: [mail.to] }, raw, signal }
    const info = await transport.sendMail(message)
    const rejected = (info as { rejected?: unknown[] }).rejected ?? []
    return rejected.length > 0 ? { kind: 'refused', error: 'Máy chủ thư không nhận người nhận này' } : { kind: 'sent' }
  } catch (error) {
    return resultOf(error as SmtpError)
  }
}

type SmtpError = Error & { code?: string; command?: string; responseCode?: number }

/** Certain that it was not sent, certain that it never will be, or not certain. */
export function resultOf({ code, command, responseCode, message }: SmtpError): MailResult {
  const error = message.replace(/\s+/g, ' ').slice(0, 500)
  const permanent = responseCode !== undefined && responseCode >= 500
  // RCPT TO (EENVELOPE) and the end of DATA (EMESSAGE) judge this mail; everything before judges the server
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    const aboutRecipient = code === 'EMESSAGE' || command === 'RCPT TO' || command === 'DATA'
    if (permanent && aboutRecipient) return { kind: 'refused', error }
    if (responseCode !== undefined) return { kind: 'later', error, down: !aboutRecipient }
    return { kind: 'refused', error }
  }
  if (responseCode !== undefined) return { kind: 'later', error, down: true }
  if (code === 'ESOCKET' || code === 'EDNS' || code === 'EAUTH' || code === 'ETLS' || code === 'EPROTOCOL') {
    // a socket error while connecting; later ones come as ECONNECTION
    return command === undefined || command === 'CONN' || command.startsWith('AUTH')
      ? { kind: 'later', error, down: true }
      : { kind: 'unclear', error }
  }
  if (code === 'ETIMEDOUT' && command === 'CONN' && /greeting|connection timeout/i.test(message))
    return { kind: 'later', error, down: true }
  return { kind: 'unclear', error }
}

/**
 * A server that trickles its answer keeps every time limit of the socket from running out: after ours the link itself is
 * broken, so that the connection is free for others and the mail cannot arrive behind our back.
 */
async function withinLimit(ms: number, send: (signal: AbortSignal) => Promise<MailResult>): Promise<MailResult> {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), ms)
  try {
    const result = await send(over.signal)
    if (!over.signal.aborted || result.kind === 'sent') return result
    return { kind: 'unclear', error: `Máy chủ thư không trả lời trong ${ms / 1000} giây` }
  } finally {
    clearTimeout(timer)
  }
}
