/**
 * SMTP, and what its answers mean (RFC 5321, 4.2.1): certain that it was not sent, certain that it never will be, or not
 * certain.
 */
import { isSafeAddress } from '#app/domain/reminder/address.ts'
import { msOf } from '#app/domain/shared/instant.ts'
import { mimeMessage } from '#app/emails/mime-message.ts'
import type { Mailer, MailResult, OutgoingMail } from '#app/features/ports.ts'
import { systemClock } from './clock.server.ts'
import { SmtpFailure, type SmtpLinks, smtpLinks } from './smtp-links.server.ts'

/** Mails sent side by side; delivery takes as many at a time. */
export const CONNECTIONS = 10
/** The whole of one send; shorter than the lease of a mail. */
const SEND_LIMIT_MS = 30_000

type Options = { from?: string; sendLimitMs?: number; socketTimeout?: number }

export function smtpMailer(smtpUrl: string, options: Options = {}): Mailer {
  const url = new URL(smtpUrl)
  const links = smtpLinks(
    {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (url.protocol === 'smtps:' ? 465 : 587) : Number(url.port),
      secure: url.protocol === 'smtps:',
      auth:
        url.username === ''
          ? undefined
          : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      // nodemailer's own limits are minutes
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: options.socketTimeout ?? 25_000,
    },
    CONNECTIONS,
  )
  const from =
    options.from ??
    url.searchParams.get('from') ??
    `giaoviec@${url.hostname === 'localhost' || /^[\d.[\]:]+$/.test(url.hostname) ? 'giaoviec.local' : url.hostname}`
  return {
    async send(mail) {
      const limit = options.sendLimitMs ?? SEND_LIMIT_MS
      // a server that trickles its answer keeps every time limit of the socket from running out
      const over = new AbortController()
      const timer = setTimeout(
        () => over.abort(new Error(`Máy chủ thư không trả lời trong ${limit / 1000} giây`)),
        limit,
      )
      try {
        return await sendOne(links, from, mail, new Date(msOf(systemClock.now())), over.signal)
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => links.close(),
  }
}

async function sendOne(
  links: SmtpLinks,
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
    await links.send(from, mail.to, raw, signal)
    return { kind: 'sent' }
  } catch (error) {
    if (error instanceof SmtpFailure) return resultOf(error)
    throw error
  }
}

function resultOf({ begun, cause: { code, command, responseCode, message } }: SmtpFailure): MailResult {
  const error = message.replace(/\s+/g, ' ').slice(0, 500)
  // RCPT TO (EENVELOPE) and the end of DATA (EMESSAGE) judge this mail; everything before judges the server
  const aboutMail = code === 'EMESSAGE' || (code === 'EENVELOPE' && (command === 'RCPT TO' || command === 'DATA'))
  if (responseCode !== undefined)
    return aboutMail && responseCode >= 500 ? { kind: 'refused', error } : { kind: 'later', error, down: !aboutMail }
  if (begun) return { kind: 'unclear', error }
  // an address that SMTP cannot say
  return code === 'EENVELOPE' ? { kind: 'refused', error } : { kind: 'later', error, down: true }
}
