/**
 * What somebody signs in with: their own account, or the account of a post they fill. The password belongs to the
 * one or the other; who acts is always a person – whoever fills the post that day.
 */
import type { Day } from '#app/domain/shared/day.ts'
import { holderOn, isValidOn, type PersonId, type PostId } from '#app/domain/unit/office.ts'
import type { Stores } from '../ports.ts'

export type Credential = {
  personId: PersonId
  /** Null: the person's own account. */
  postId: PostId | null
  name: string
  logins: string[]
  passwordHash: string | null
}

export async function credentialByLogin(stores: Stores, login: string, today: Day): Promise<Credential | null> {
  const own = await stores.people.findByLogin(login)
  if (own) return credentialOf(stores, { personId: own.id, postId: null }, today)
  const account = await stores.postAccounts.findByLogin(login)
  if (!account?.active) return null
  const office = await stores.office.load()
  const post = office.posts.find(p => p.id === account.postId)
  const holder = post && isValidOn(post, today) ? holderOn(office, post, today) : null
  return holder ? credentialOf(stores, { personId: holder.id, postId: account.postId }, today) : null
}

/** Null where it is not good on that day: the person left, the account was closed, somebody else fills the post. */
export async function credentialOf(
  stores: Stores,
  { personId, postId }: { personId: PersonId; postId: PostId | null },
  today: Day,
): Promise<Credential | null> {
  const person = await stores.people.get(personId)
  if (!person?.active) return null
  if (postId === null) {
    const logins = [person.email, person.account].flatMap(l => l ?? [])
    return { personId, postId, name: person.name, logins, passwordHash: person.passwordHash }
  }
  const account = await stores.postAccounts.get(postId)
  const office = await stores.office.load()
  const post = office.posts.find(p => p.id === postId)
  if (!account?.active || !post || !isValidOn(post, today) || holderOn(office, post, today)?.id !== personId)
    return null
  return { personId, postId, name: post.title, logins: [account.account], passwordHash: account.passwordHash }
}

/** False where somebody changed the account in between. */
export async function savePassword(stores: Stores, c: Credential, passwordHash: string): Promise<boolean> {
  if (c.postId !== null) {
    const account = await stores.postAccounts.get(c.postId)
    if (!account || account.passwordHash !== c.passwordHash) return false
    return (await stores.postAccounts.save({ ...account, passwordHash })) === 'saved'
  }
  const person = await stores.people.get(c.personId)
  if (!person || person.passwordHash !== c.passwordHash) return false
  return (await stores.people.save({ ...person, passwordHash })) === 'saved'
}
