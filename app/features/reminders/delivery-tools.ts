import type { Mailer, Tools, WriteLetter } from '../ports.ts'

/** What the post needs besides the usual tools. */
export type DeliveryTools = Tools & {
  /** Null without SMTP_URL: mails are written and kept for the outbox page. */
  mailer: Mailer | null
  /** True where the mail server is on this machine: the only place a demo's mails may go. */
  mailerIsLocal: boolean
  writeLetter: WriteLetter
  /** Right side of every Message-ID. */
  mailHost: string
  /** Recipient domains; empty: any. */
  mailDomains: readonly string[]
}
