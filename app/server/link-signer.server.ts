import { createHmac, timingSafeEqual } from 'node:crypto'
import type { LinkSigner, Mailer } from '#app/features/ports.ts'
import { appSecret } from './secret.server.ts'

/** 128 bits: nobody tries those out over the net. */
const LENGTH = 22

const signature = (secret: string, linkId: string, email: string): string =>
  createHmac('sha256', secret)
    .update(`mail-link\n${linkId}\n${email.toLowerCase()}`)
    .digest('base64url')
    .slice(0, LENGTH)

/**
 * Nothing of the secret part of a link is kept: it follows from APP_SECRET, the link and the address it goes to. So
 * neither the database, nor a backup, nor the outbox page lets anybody act for somebody else.
 */
export const linkSigner = (secret: () => string = appSecret): LinkSigner => ({
  sign: (linkId, email) => signature(secret(), linkId, email),
  holds(linkId, email, given) {
    const [a, b] = [Buffer.from(signature(secret(), linkId, email)), Buffer.from(given)]
    return a.length === b.length && timingSafeEqual(a, b)
  },
})

/** Links as they are written and stored – without their signature – become those that open something. */
export function signLinks(text: string, siteUrl: string, signer: Pick<LinkSigner, 'sign'>, email: string): string {
  const start = `${siteUrl}/t/`
  return text.replace(linkPattern(start), (_all, id: string) => `${start}${id}.${signer.sign(id, email)}`)
}

const patterns = new Map<string, RegExp>()
function linkPattern(start: string): RegExp {
  let pattern = patterns.get(start)
  if (!pattern) {
    const escaped = start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    pattern = new RegExp(`${escaped}([0-9A-Za-z-]{8,64})(?![\\w.-])`, 'g')
    patterns.set(start, pattern)
  }
  return pattern
}

/** Each link stands in both parts of a mail. */
function signingOnce({ sign }: Pick<LinkSigner, 'sign'>): Pick<LinkSigner, 'sign'> {
  const known = new Map<string, string>()
  return {
    sign(id, email) {
      const given = known.get(id) ?? sign(id, email)
      known.set(id, given)
      return given
    },
  }
}

/** The last step before the wire, for every mail: what is stored never holds what it adds. */
export const signingMailer = (mailer: Mailer, siteUrl: string, signer: LinkSigner): Mailer => ({
  send(mail) {
    const once = signingOnce(signer)
    return mailer.send({
      ...mail,
      text: signLinks(mail.text, siteUrl, once, mail.to),
      html: signLinks(mail.html, siteUrl, once, mail.to),
    })
  },
  close: () => mailer.close(),
})
