import type { Day } from '../shared/day.ts'
import { isValidOn, type Office, type PersonId, type PortfolioEntry, type Post, type PostKind } from '../unit/office.ts'

/** Someone acting, with every post held today (own ones, and those deputised for). */
export type Actor = {
  personId: PersonId
  name: string
  posts: Post[]
  portfolio: PortfolioEntry[]
}

export function actorOn(office: Office, personId: PersonId, on: Day): Actor | null {
  const person = office.people.find(p => p.id === personId)
  if (!person?.active) return null
  const posts = office.posts.filter(
    p =>
      isValidOn(p, on) &&
      (p.personId === personId || p.deputies.some(d => d.personId === personId && isValidOn(d, on))),
  )
  const ids = new Set(posts.map(p => p.id))
  return {
    personId,
    name: person.name,
    posts,
    portfolio: office.portfolio.filter(e => ids.has(e.postId) && isValidOn(e, on)),
  }
}

export const holds = (actor: Actor, ...kinds: PostKind[]): boolean => actor.posts.some(p => kinds.includes(p.kind))

/** The units in which the actor holds one of these posts. */
export const unitsWhere = (actor: Actor, ...kinds: PostKind[]): string[] => [
  ...new Set(actor.posts.filter(p => kinds.includes(p.kind)).map(p => p.unitId)),
]

/** The title to write into the history: the post that matters most comes first. */
export const actorTitle = (actor: Actor): string => actor.posts[0]?.title ?? actor.name
