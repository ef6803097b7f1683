/**
 * Mail addresses that may be put into an envelope. Stricter than RFC 5321 on purpose: a comma, a line break or an
 * angle bracket in an address makes nodemailer send to somebody else.
 */
const SAFE =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

export const isSafeAddress = (email: string): boolean =>
  email.length <= 254 && SAFE.test(email) && !email.includes('..') && !/^\.|\.@/.test(email)

/** An address the installation may write to: a safe one, within the allowed domains and what is below them. */
export function mayMailTo(email: string | null, allowedDomains: readonly string[]): email is string {
  if (email === null || !isSafeAddress(email)) return false
  if (allowedDomains.length === 0) return true
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return allowedDomains.some(allowed => {
    const wanted = allowed.toLowerCase().replace(/^\./, '')
    return domain === wanted || domain.endsWith(`.${wanted}`)
  })
}

/**
 * The domains in force: what the installation allows (the environment), narrowed by what the office has set; what the
 * installation does not allow, no setting does.
 */
export function domainsInForce(installed: readonly string[], set: readonly string[]): readonly string[] {
  if (set.length === 0) return installed
  const within = set.filter(domain => mayMailTo(`a@${domain}`, installed))
  return within.length > 0 ? within : installed
}

/** "ubnd.vn, so.vn" as it is typed: one, or several with commas, spaces or lines between; null where one is none. */
export function readDomains(text: string): string[] | null {
  const domains = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(d => d.toLowerCase().replace(/^[@.]+/, ''))
  return domains.every(d => isSafeAddress(`a@${d}`) && d.includes('.')) ? [...new Set(domains)] : null
}
