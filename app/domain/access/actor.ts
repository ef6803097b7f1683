import type { Day } from '../shared/day.ts'
import {
  ancestorsOn,
  isValidOn,
  type Office,
  type PersonId,
  type PortfolioEntry,
  type Post,
  type PostId,
  type PostKind,
  personOf,
} from '../unit/office.ts'

/** Someone acting, with every post held today (own ones, and those deputised for). */
export type Actor = {
  personId: PersonId
  name: string
  posts: Post[]
  portfolio: PortfolioEntry[]
  /** By what means they act, for the history: "web: Chrome, Windows". */
  origin?: string
  /** Came without signing in: less than the person may do (mail-link.ts). */
  limit?: ActorLimit
}

/** One task and a few actions, and how the person came to it: that is written into the history. */
export type ActorLimit = { via: 'mail-link'; taskId: string; actions: readonly string[] }

export function actorOn(office: Office, personId: PersonId, on: Day): Actor | null {
  const person = personOf(office, personId)
  if (!person?.active) return null
  const posts = office.posts.filter(
    p =>
      isValidOn(p, on) &&
      (p.personId === personId || p.deputies.some(d => d.personId === personId && isValidOn(d, on))),
  )
  return { personId, name: person.name, posts, portfolio: portfolioOf(office, new Set(posts.map(p => p.id)), on) }
}

/** Signed in with the account of a post: this post and nothing else the person may hold. */
export const onlyWithPost = (actor: Actor, postId: PostId): Actor => ({
  ...actor,
  posts: actor.posts.filter(p => p.id === postId),
  portfolio: actor.portfolio.filter(e => e.postId === postId),
})

/** What these posts answer for on a day: the units named, and the units below them that no leader's portfolio names. */
function portfolioOf(office: Office, postIds: ReadonlySet<PostId>, on: Day): PortfolioEntry[] {
  const own = office.portfolio.filter(e => postIds.has(e.postId) && isValidOn(e, on))
  if (own.every(e => e.unitId === null)) return own
  const valid = office.portfolio.filter(e => isValidOn(e, on))
  const named = new Set(valid.map(e => e.unitId))
  const below = office.units
    .filter(u => !named.has(u.id))
    .flatMap(u => {
      const above = ancestorsOn(office, u.id, on).find(id => named.has(id))
      return own.filter(e => e.unitId === above).map(e => ({ ...e, unitId: u.id }))
    })
  return [...own, ...below]
}

export const holds = (actor: Actor, ...kinds: PostKind[]): boolean => actor.posts.some(p => kinds.includes(p.kind))

/** The units in which the actor holds one of these posts. */
export const unitsWhere = (actor: Actor, ...kinds: PostKind[]): string[] => [
  ...new Set(actor.posts.filter(p => kinds.includes(p.kind)).map(p => p.unitId)),
]

/** The title to write into the history: the post that matters most comes first. Never a name: histories are sealed. */
export const actorTitle = (actor: Actor): string => actor.posts[0]?.title ?? 'Không giữ chức vụ'
