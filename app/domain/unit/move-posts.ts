/** Posts of units that change: their holders go on in another unit, as something else, or the post is no more. */
import { addDays, type Day } from '../shared/day.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import { holderOn, isValidOn, type Office, type Post, type PostKind, type UnitId, unitOf } from './office.ts'
import type { PostFate, Restructuring, UnitRef } from './reorganisation.ts'

/** `ended` null: it would never have begun, so it goes altogether. `opened` null: nobody follows. */
export type MovedPost = { before: Post; ended: Post | null; opened: Post | null }

type Given = { idOf: (ref: UnitRef) => UnitId; heirId: UnitId; day: Day; next: () => string }

/** `office`: the units as they will be. */
export function movedPosts(
  office: Office,
  r: Restructuring,
  { idOf, heirId, day, next }: Given,
): MovedPost[] | Refusal {
  const moved: MovedPost[] = []
  const fates = fatesOf(office, r)
  for (const post of postsConcerned(office, r)) {
    const fate = fates.get(post.id)
    if (!fate) continue
    if (fate === 'ends') {
      moved.push({ before: post, ended: endedBefore(post, day), opened: null })
      continue
    }
    const unitId = idOf(fate.to)
    const unit = unitOf(office, unitId)
    if (!unit || !isValidOn(unit, day))
      return refuse('post-target', `“${post.title}” chuyển đến đơn vị không hoạt động.`)
    if (unitId === post.unitId && fate.kind === post.kind) continue
    const from = unitOf(office, post.unitId)?.name ?? ''
    moved.push({
      before: post,
      ended: endedBefore(post, day),
      opened: {
        ...post,
        // one that has not begun yet begins elsewhere
        id: post.validFrom >= day ? post.id : next(),
        kind: fate.kind,
        title: titleIn(post, fate.kind, from, unit.name),
        unitId: unitId || heirId,
        validFrom: post.validFrom > day ? post.validFrom : day,
        deputies: deputiesFrom(post, day),
        previousPostId: post.validFrom >= day ? post.previousPostId : post.id,
        version: post.validFrom >= day ? post.version : 1,
      },
    })
  }
  return moved
}

/** Posts that are there on the day, or will begin later, in units that end or give something away. */
export const postsConcerned = (office: Office, r: Restructuring): Post[] =>
  office.posts.filter(p => r.from.includes(p.unitId) && (p.validTo === null || p.validTo >= r.day))

/**
 * What becomes of every post, where nobody chose: it goes on in the heir. A second head becomes a deputy head; posts
 * of a unit that goes on stay where they are.
 */
export function fatesOf(office: Office, r: Restructuring): Map<string, PostFate> {
  const fates = new Map<string, PostFate>()
  const ending = new Set(r.ending)
  const chosenHeads = Object.values(r.posts).filter(f => f !== 'ends' && f.to === r.heir && f.kind === 'unit-head')
  let hasHead =
    chosenHeads.length > 0 ||
    office.posts.some(
      p =>
        p.unitId === r.heir &&
        !(p.id in r.posts) &&
        p.kind === 'unit-head' &&
        isValidOn(p, r.day) &&
        holderOn(office, p, r.day) !== null,
    )
  for (const post of postsConcerned(office, r)) {
    const chosen = r.posts[post.id]
    if (chosen) {
      fates.set(post.id, chosen)
      continue
    }
    if (!ending.has(post.unitId)) continue
    // nobody holds it and nothing depends on it: it ends with its unit
    if (post.personId === null) {
      fates.set(post.id, 'ends')
      continue
    }
    const kind: PostKind = post.kind === 'unit-head' && hasHead ? 'unit-deputy' : post.kind
    if (kind === 'unit-head') hasHead = true
    fates.set(post.id, { to: r.heir, kind })
  }
  return fates
}

export const endedBefore = (post: Post, day: Day): Post | null => {
  if (post.validFrom >= day) return null
  const eve = addDays(day, -1)
  return {
    ...post,
    validTo: eve,
    deputies: post.deputies
      .filter(d => d.validFrom < day)
      .map(d => (d.validTo === null || d.validTo > eve ? { ...d, validTo: eve } : d)),
  }
}

/** Authorisations that still hold on the day go on from there. */
const deputiesFrom = (post: Post, day: Day): Post['deputies'] =>
  post.deputies
    .filter(d => d.validTo === null || d.validTo >= day)
    .map(d => (d.validFrom < day ? { ...d, validFrom: day } : d))

/** "Chuyên viên Phòng Lao động" becomes "Chuyên viên Phòng Nội vụ"; a head who becomes a deputy is called one. */
function titleIn(post: Post, kind: PostKind, from: string, to: string): string {
  const title = from !== '' && post.title.includes(from) ? post.title.replace(from, to) : post.title
  if (kind === post.kind) return title
  if (kind === 'unit-head') return `Thủ trưởng ${to}`
  if (kind === 'unit-deputy') return `Phó thủ trưởng ${to}`
  if (kind === 'officer') return `Cán bộ ${to}`
  return title
}
