import type { Post, PostId } from './office.ts'

/** One seat through its holders, units and titles, oldest first: the posts that followed one another. */
export function seatOf(posts: readonly Post[], postId: PostId): Post[] {
  const byId = new Map(posts.map(p => [p.id, p]))
  const seat: Post[] = []
  const seen = new Set<PostId>()
  for (let p = byId.get(postId); p && !seen.has(p.id); p = p.previousPostId ? byId.get(p.previousPostId) : undefined) {
    seen.add(p.id)
    seat.unshift(p)
  }
  for (let last = seat.at(-1); last; ) {
    const next = posts.find(p => p.previousPostId === last!.id && !seen.has(p.id))
    if (!next) break
    seen.add(next.id)
    seat.push(next)
    last = next
  }
  return seat
}
