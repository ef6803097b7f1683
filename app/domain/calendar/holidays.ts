/**
 * Public holidays as rows, computed for the seed and edited by the admin afterwards.
 *
 * Bộ luật Lao động 2019, Điều 112: 1/1; Tết five days; Giỗ Tổ 10/3 lunar; 30/4; 1/5; Quốc khánh two days (2/9 and the
 * day before or after it). Điều 111.3: a holiday on a weekly rest day moves to the next working day. Before: Tết four
 * days (until 2013), one day for Quốc khánh (until 2020), Giỗ Tổ since 2007. 24/11 (Ngày Văn hóa Việt Nam) since 2026.
 */
import { addDays, type Day, day, weekdayOf } from '../shared/day.ts'
import { dayOfLunar, lunarNewYear } from './lunar.ts'

export type HolidayRow = { day: Day; kind: 'off' | 'working'; name: string; source: string }

export const FIRST_SEEDED_YEAR = 2005
export const LAST_SEEDED_YEAR = 2035

const LABOUR_CODE = 'Bộ luật Lao động, Điều 112'
const SUBSTITUTE = 'Bộ luật Lao động, Điều 111 khoản 3'

/** Years in which the announced five days of Tết were the last two of the old year and the first three of the new one. */
const TWO_DAYS_BEFORE_TET: ReadonlySet<number> = new Set([2018, 2020, 2021, 2023, 2024, 2025])
/** Years in which the second day of Quốc khánh was 3/9. */
const NATIONAL_DAY_2_3: ReadonlySet<number> = new Set([2021, 2024])

/** Working days exchanged by announcement. */
const SWAPS: readonly { off: Day; working: Day; source: string }[] = [
  { off: day('2024-04-29'), working: day('2024-05-04'), source: 'Thông báo hoán đổi ngày làm việc năm 2024' },
  { off: day('2025-05-02'), working: day('2025-04-26'), source: 'Thông báo hoán đổi ngày làm việc năm 2025' },
  { off: day('2026-01-02'), working: day('2026-01-10'), source: '12729/VPCP-KGVX ngày 25/12/2025' },
]

type Holiday = { day: Day; name: string }

/** The statutory days of a year, before any is moved. */
function statutory(year: number): Holiday[] {
  const tet = lunarNewYear(year)
  const tetDays = year <= 2013 ? 4 : 5
  const tetFrom = addDays(tet, TWO_DAYS_BEFORE_TET.has(year) ? -2 : -1)
  const list: Holiday[] = [{ day: day(`${year}-01-01`), name: 'Tết Dương lịch' }]
  for (let i = 0; i < tetDays; i += 1) list.push({ day: addDays(tetFrom, i), name: 'Tết Nguyên đán' })
  if (year >= 2007) list.push({ day: dayOfLunar(year, 3, 10), name: 'Giỗ Tổ Hùng Vương' })
  list.push(
    { day: day(`${year}-04-30`), name: 'Ngày Chiến thắng' },
    { day: day(`${year}-05-01`), name: 'Ngày Quốc tế lao động' },
  )
  const national = year <= 2020 ? ['02'] : NATIONAL_DAY_2_3.has(year) ? ['02', '03'] : ['01', '02']
  for (const d of national) list.push({ day: day(`${year}-09-${d}`), name: 'Quốc khánh' })
  if (year >= 2026) list.push({ day: day(`${year}-11-24`), name: 'Ngày Văn hóa Việt Nam' })
  return list.sort((a, b) => (a.day < b.day ? -1 : 1))
}

const isRestDay = (d: Day) => weekdayOf(d) > 5

/** All rows of a year: the days themselves, the days they move to, and the exchanged days. */
export function holidaysOf(year: number): HolidayRow[] {
  const rows = new Map<Day, HolidayRow>()
  const days = statutory(year)
  for (const h of days) if (!rows.has(h.day)) rows.set(h.day, { ...h, kind: 'off', source: LABOUR_CODE })
  // two holidays on one day (Giỗ Tổ on 30/4) are two days off as well
  const seen = new Set<Day>()
  for (const h of days) {
    const doubled = seen.has(h.day)
    seen.add(h.day)
    if (!isRestDay(h.day) && !doubled) continue
    let to = addDays(h.day, 1)
    while (isRestDay(to) || rows.has(to)) to = addDays(to, 1)
    rows.set(to, { day: to, kind: 'off', name: `Nghỉ bù ${h.name}`, source: SUBSTITUTE })
  }
  for (const s of SWAPS) {
    if (!s.off.startsWith(`${year}-`)) continue
    rows.set(s.off, { day: s.off, kind: 'off', name: 'Nghỉ hoán đổi', source: s.source })
    rows.set(s.working, { day: s.working, kind: 'working', name: 'Làm bù', source: s.source })
  }
  return [...rows.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** What a new installation starts with. */
export function seededHolidays(from = FIRST_SEEDED_YEAR, to = LAST_SEEDED_YEAR): HolidayRow[] {
  const rows: HolidayRow[] = []
  for (let year = from; year <= to; year += 1) rows.push(...holidaysOf(year))
  return rows
}
