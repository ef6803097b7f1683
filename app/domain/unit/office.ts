/**
 * The organisation through time: units, groups, posts, portfolios – every row with the days it is valid for.
 * An `Office` is a small snapshot (some hundred rows; a whole province a few thousand) that rules are asked of.
 */
import type { Day } from '../shared/day.ts'

export type UnitId = string
export type PersonId = string
export type PostId = string

/** From the first day it counts to the last one (both inclusive); `to` null: until further notice. */
export type Validity = { validFrom: Day; validTo: Day | null }

/** Kinds are data; these are the ones the defaults know. 'leadership' holds the chair and vice-chairs. */
export type UnitKind = 'leadership' | 'office' | 'ward' | 'centre' | 'team' | 'body' | (string & {})

export type Unit = Validity & {
  id: UnitId
  name: string
  kind: UnitKind
  parentId: UnitId | null
  sort: number
  aliases: { alias: string; validFrom: Day; validTo: Day | null }[]
  version: number
}

export type UnitGroup = {
  id: string
  name: string
  aliases: string[]
  members: ({ unitId: UnitId } & Validity)[]
  version: number
}

export type Person = {
  id: PersonId
  name: string
  /** Work address; null: reminders go to the next person up. */
  email: string | null
  active: boolean
}

export const POST_KINDS = [
  'chair',
  'vice-chair',
  'unit-head',
  'unit-deputy',
  'officer',
  'secretary',
  'reform',
  'admin',
  'auditor',
] as const
/** Chủ tịch, Phó Chủ tịch, Thủ trưởng, Phó thủ trưởng, Cán bộ, Thư ký, Tổ CCHC, Quản trị, Giám sát. */
export type PostKind = (typeof POST_KINDS)[number]

export const POST_KIND_NAMES: Record<PostKind, string> = {
  chair: 'Chủ tịch',
  'vice-chair': 'Phó Chủ tịch',
  'unit-head': 'Thủ trưởng đơn vị',
  'unit-deputy': 'Phó thủ trưởng đơn vị',
  officer: 'Cán bộ',
  secretary: 'Thư ký',
  reform: 'Tổ CCHC',
  admin: 'Quản trị',
  auditor: 'Giám sát',
}

/** A post in a unit for a period; `personId` null while it is vacant. */
export type Post = Validity & {
  id: PostId
  kind: PostKind
  /** As it is signed: "Trưởng phòng Nội vụ". */
  title: string
  unitId: UnitId
  personId: PersonId | null
  /** Who acts for this post while its holder is away, by dates. */
  deputies: ({ personId: PersonId } & Validity)[]
  version: number
}

/** One line of a leader's portfolio: a unit, a field (lĩnh vực), or a unit within a field. */
export type PortfolioEntry = Validity & { postId: PostId; unitId: UnitId | null; fieldId: string | null }

export type Field = { id: string; name: string }

export type Office = {
  name: string
  units: readonly Unit[]
  groups: readonly UnitGroup[]
  people: readonly Person[]
  posts: readonly Post[]
  portfolio: readonly PortfolioEntry[]
  fields: readonly Field[]
}

export const isValidOn = (v: Validity, on: Day): boolean => v.validFrom <= on && (v.validTo === null || v.validTo >= on)

export const unitOf = (office: Office, id: UnitId): Unit | null => office.units.find(u => u.id === id) ?? null
export const personOf = (office: Office, id: PersonId | null): Person | null =>
  id === null ? null : (office.people.find(p => p.id === id) ?? null)

/** The units a group expands to on a day, in the office's order. */
export function membersOn(office: Office, groupId: string, on: Day): Unit[] {
  const group = office.groups.find(g => g.id === groupId)
  if (!group) return []
  const ids = new Set(group.members.filter(m => isValidOn(m, on)).map(m => m.unitId))
  return office.units.filter(u => ids.has(u.id) && isValidOn(u, on)).sort((a, b) => a.sort - b.sort)
}

/** Who fills a post on a day: the deputy while one is authorised, else the holder; null while vacant. */
export function holderOn(office: Office, post: Post, on: Day): Person | null {
  const deputy = post.deputies.find(d => isValidOn(d, on))
  const person = personOf(office, deputy?.personId ?? post.personId)
  return person?.active ? person : null
}

export const postsOn = (office: Office, on: Day, kind?: PostKind): Post[] =>
  office.posts.filter(p => isValidOn(p, on) && (kind === undefined || p.kind === kind))

/** The people in posts of a kind within a unit (any unit where `unitId` is null), without vacancies. */
export const holdersOn = (office: Office, on: Day, kind: PostKind, unitId: UnitId | null): Person[] =>
  distinct(
    postsOn(office, on, kind)
      .filter(p => unitId === null || p.unitId === unitId)
      .map(p => holderOn(office, p, on)),
  )

/** The unit's head; while that post is vacant, its deputy heads. */
export function headsOf(office: Office, unitId: UnitId, on: Day): Person[] {
  const heads = holdersOn(office, on, 'unit-head', unitId)
  return heads.length > 0 ? heads : holdersOn(office, on, 'unit-deputy', unitId)
}

/**
 * The vice-chair in charge of a task: first whoever answers for the unit *and* the field, then for the unit,
 * then for the field. More than one only where the portfolio says so.
 */
export function leadersInCharge(office: Office, unitId: UnitId, fieldId: string | null, on: Day): Person[] {
  const valid = office.portfolio.filter(e => isValidOn(e, on))
  const tiers = [
    valid.filter(e => e.unitId === unitId && e.fieldId !== null && e.fieldId === fieldId),
    valid.filter(e => e.unitId === unitId && e.fieldId === null),
    valid.filter(e => e.unitId === null && e.fieldId !== null && e.fieldId === fieldId),
  ]
  for (const tier of tiers) {
    const people = distinct(
      tier.map(e => {
        const post = office.posts.find(p => p.id === e.postId)
        return post && isValidOn(post, on) ? holderOn(office, post, on) : null
      }),
    )
    if (people.length > 0) return people
  }
  return []
}

export const chairs = (office: Office, on: Day): Person[] => holdersOn(office, on, 'chair', null)
export const secretariat = (office: Office, on: Day): Person[] => holdersOn(office, on, 'secretary', null)

function distinct(people: (Person | null)[]): Person[] {
  const seen = new Map<PersonId, Person>()
  for (const p of people) if (p) seen.set(p.id, p)
  return [...seen.values()]
}
