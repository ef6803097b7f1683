import { letterMail } from '#app/emails/letter-mail.ts'
import type { DeliveryTools } from '#app/features/reminders/delivery-tools.ts'
import { tools } from './compose.server.ts'
import { env, isLoopback, siteUrl } from './env.server.ts'
import { linkSigner, signingMailer } from './link-signer.server.ts'
import { smtpMailer } from './mailer.server.ts'

const mailHost = (): string => (env.APP_URL ? new URL(env.APP_URL).hostname : 'giaoviec.local')

/** The post's tools for one round; its connections are closed after it, so that an idle process holds none. */
export async function withDeliveryTools<T>(work: (tools: DeliveryTools) => Promise<T>): Promise<T> {
  const mailer = env.SMTP_URL ? signingMailer(smtpMailer(env.SMTP_URL), siteUrl(), linkSigner()) : null
  try {
    return await work({
      ...tools(),
      mailer,
      mailerIsLocal: env.SMTP_URL !== undefined && isLoopback(new URL(env.SMTP_URL).hostname),
      writeLetter: letter => letterMail(letter, siteUrl()),
      mailHost: mailHost(),
      mailDomains: env.MAIL_DOMAINS,
    })
  } finally {
    mailer?.close()
  }
}
