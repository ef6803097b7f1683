/**
 * Levels and kinds of units: data with dates. The usual ones are here, so that an office need not begin by typing
 * them; what an administrator saves stands in their place. Two tiers since 1/7/2025; a district stays readable.
 */
import { type Day, day } from '../shared/day.ts'
import { isValidOn, type Office, type UnitKindRow, type UnitLevel } from './office.ts'

const LONG_AGO: Day = day('1990-01-01')

export const USUAL_LEVELS: readonly UnitLevel[] = [
  { id: 'province', name: 'Cấp tỉnh', rank: 1, validFrom: LONG_AGO, validTo: null },
  { id: 'district', name: 'Cấp huyện', rank: 2, validFrom: LONG_AGO, validTo: day('2025-06-30') },
  { id: 'commune', name: 'Cấp xã', rank: 3, validFrom: LONG_AGO, validTo: null },
]

export const USUAL_KINDS: readonly UnitKindRow[] = [
  { id: 'leadership', name: 'Lãnh đạo', levelId: null, sort: 10 },
  { id: 'office', name: 'Phòng, ban', levelId: null, sort: 20 },
  { id: 'district', name: 'Huyện, quận, thị xã', levelId: 'district', sort: 25 },
  { id: 'ward', name: 'Phường, xã', levelId: 'commune', sort: 30 },
  { id: 'centre', name: 'Trung tâm, đơn vị sự nghiệp', levelId: null, sort: 40 },
  { id: 'team', name: 'Tổ công tác', levelId: null, sort: 50 },
  { id: 'body', name: 'Cơ quan', levelId: null, sort: 60 },
]

type Data = Pick<Office, 'kinds' | 'levels'>

export const kindsIn = (office: Data): UnitKindRow[] =>
  overlaid(USUAL_KINDS, office.kinds).sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1))

export const levelsIn = (office: Data): UnitLevel[] =>
  overlaid(USUAL_LEVELS, office.levels).sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))

/** A kind that nobody knows any more is shown by its id rather than not at all. */
export const kindName = (office: Data, id: string): string => kindsIn(office).find(k => k.id === id)?.name ?? id

/** The level a kind is of on a day; null for those without one, or whose level had ended. */
export function levelOn(office: Data, kindId: string, on: Day): UnitLevel | null {
  const kind = kindsIn(office).find(k => k.id === kindId)
  const level = levelsIn(office).find(l => l.id === kind?.levelId)
  return level && isValidOn(level, on) ? level : null
}

function overlaid<T extends { id: string }>(usual: readonly T[], saved: readonly T[] = []): T[] {
  const ids = new Set(saved.map(s => s.id))
  return [...usual.filter(u => !ids.has(u.id)), ...saved]
}
