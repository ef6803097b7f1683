/** What hangs on a unit besides its posts: membership of groups, and the portfolios it is in. */
import { addDays, type Day } from '../shared/day.ts'
import type { MovedPost } from './move-posts.ts'
import { isValidOn, type Office, type PortfolioEntry, type PostId, type UnitGroup, type UnitId } from './office.ts'
import type { Restructuring } from './reorganisation.ts'

const lasts = (v: { validTo: Day | null }, day: Day) => v.validTo === null || v.validTo >= day

/** Until yesterday the old unit belonged to the group, from today whoever follows it. */
export function movedGroups(office: Office, r: Restructuring, heirIds: readonly UnitId[], day: Day) {
  const ending = new Set(r.ending)
  const eve = addDays(day, -1)
  return office.groups.flatMap<{ before: UnitGroup; after: UnitGroup }>(group => {
    const concerned = group.members.filter(m => r.from.includes(m.unitId) && lasts(m, day))
    if (concerned.length === 0) return []
    const joined = (r.inherits ? heirIds : []).filter(
      id => !group.members.some(m => m.unitId === id && isValidOn(m, day)),
    )
    const kept = group.members.flatMap(m => {
      if (!ending.has(m.unitId) || !lasts(m, day)) return [m]
      return m.validFrom < day ? [{ ...m, validTo: eve }] : []
    })
    const members = [...kept, ...joined.map(unitId => ({ unitId, validFrom: day, validTo: null }))]
    return joined.length === 0 && kept.length === group.members.length && kept.every((m, i) => m === group.members[i])
      ? []
      : [{ before: group, after: { ...group, members } }]
  })
}

/**
 * Lines of leaders' portfolios: those of a unit that ends, end; the heirs get them under the same leaders, or under
 * those that were chosen. A leader whose own post moves takes the whole portfolio along.
 */
export function movedPortfolio(
  office: Office,
  r: Restructuring,
  heirIds: readonly UnitId[],
  posts: readonly MovedPost[],
  day: Day,
): { postId: PostId; before: PortfolioEntry[]; after: PortfolioEntry[] }[] {
  const ending = new Set(r.ending)
  const eve = addDays(day, -1)
  const chosen = new Set(r.leaderPostIds)
  const after = new Map<PostId, PortfolioEntry[]>()
  const linesOf = (postId: PostId) => after.get(postId) ?? office.portfolio.filter(e => e.postId === postId)
  const led = (unitId: UnitId) => office.portfolio.some(e => e.unitId === unitId && lasts(e, day))

  const concerned = office.portfolio.filter(e => e.unitId !== null && r.from.includes(e.unitId) && lasts(e, day))
  for (const line of concerned) {
    const { postId, unitId } = line
    let lines = linesOf(postId)
    if (ending.has(unitId!)) lines = endedLine(lines, line, eve)
    for (const heir of heirIds) {
      // who answered for the heir goes on answering for it, unless somebody is chosen
      const wanted = chosen.size > 0 ? chosen.has(postId) : r.inherits && !led(heir)
      const has = lines.some(e => e.unitId === heir && e.fieldId === line.fieldId && lasts(e, day))
      if (wanted && !has) lines = [...lines, { ...line, unitId: heir, validFrom: day, validTo: null }]
    }
    after.set(postId, lines)
  }
  for (const postId of chosen)
    for (const heir of heirIds)
      if (!linesOf(postId).some(e => e.unitId === heir && lasts(e, day)))
        after.set(postId, [...linesOf(postId), { postId, unitId: heir, fieldId: null, validFrom: day, validTo: null }])
  if (chosen.size > 0)
    // somebody else answered for an heir that was there before: from this day on the chosen one does
    for (const line of office.portfolio)
      if (line.unitId !== null && heirIds.includes(line.unitId) && lasts(line, day) && !chosen.has(line.postId))
        after.set(line.postId, endedLine(linesOf(line.postId), line, eve))
  for (const { before, ended, opened } of posts) {
    const lines = linesOf(before.id)
    if (lines.length === 0) continue
    after.set(before.id, ended ? lines.flatMap(e => endedLine([e], e, eve)) : [])
    if (opened)
      after.set(
        opened.id,
        lines
          .filter(e => lasts(e, day))
          .map(e => ({ ...e, postId: opened.id, validFrom: e.validFrom < day ? day : e.validFrom })),
      )
  }
  return [...after].flatMap(([postId, lines]) => {
    const before = office.portfolio.filter(e => e.postId === postId)
    return same(before, lines) ? [] : [{ postId, before, after: lines }]
  })
}

export const endedLine = (lines: readonly PortfolioEntry[], line: PortfolioEntry, eve: Day): PortfolioEntry[] =>
  lines.flatMap(e => {
    if (e !== line || (e.validTo !== null && e.validTo <= eve)) return [e]
    return e.validFrom <= eve ? [{ ...e, validTo: eve }] : []
  })

const same = (a: readonly PortfolioEntry[], b: readonly PortfolioEntry[]): boolean =>
  a.length === b.length && a.every((e, i) => e === b[i])
