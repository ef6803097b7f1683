import { type Day, dateOf, daysInMonth, formatDay, weekdayName, weekdayOf } from '#app/domain/shared/day.ts'
import { cx } from '../base/cx.ts'

type Marked = { day: string; kind: 'off' | 'working'; name: string }

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1)
const HEADS = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN']
const dayIn = (year: number, month: number, date: number): Day =>
  `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day

/** Twelve small months: what is off, what is made up, how many working days each has. */
export function YearCalendar({ year, days, today }: { year: number; days: readonly Marked[]; today: string }) {
  const marked = new Map(days.map(d => [d.day, d]))
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-4">
      {MONTHS.map(month => (
        <Month key={month} year={year} month={month} marked={marked} today={today} />
      ))}
    </div>
  )
}

type MonthProps = { year: number; month: number; marked: ReadonlyMap<string, Marked>; today: string }

function Month({ year, month, marked, today }: MonthProps) {
  const days = Array.from({ length: daysInMonth(year, month) }, (_, i) => dayIn(year, month, i + 1))
  const works = (d: Day) => (marked.get(d) ? marked.get(d)!.kind === 'working' : weekdayOf(d) <= 5)
  const weeks: (Day | null)[][] = []
  for (const d of [...Array<null>(weekdayOf(days[0]!) - 1).fill(null), ...days]) {
    const last = weeks.at(-1)
    if (last && last.length < 7) last.push(d)
    else weeks.push([d])
  }
  return (
    <div className="card px-3 pt-2.5 pb-2">
      <table className="num w-full table-fixed border-separate border-spacing-x-0.5 border-spacing-y-0 text-center text-sm">
        <caption className="pb-1.5 text-left">
          <span className="flex items-baseline justify-between gap-2">
            <span className="font-semibold">Tháng {month}</span>
            <span className="meta">{days.filter(works).length} ngày làm việc</span>
          </span>
        </caption>
        <thead>
          <tr>
            {HEADS.map((h, i) => (
              <th key={h} scope="col" className="py-0.5 text-xs font-normal text-soft">
                <abbr title={weekdayName(dayIn(2024, 1, i + 1))} className="no-underline">
                  {h}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, i) => (
            <tr key={i}>
              {HEADS.map((h, j) => {
                const d = week[j]
                return <DayCell key={h} day={d ?? null} mark={d ? marked.get(d) : undefined} isToday={d === today} />
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DayCell({ day, mark, isToday }: { day: Day | null; mark: Marked | undefined; isToday: boolean }) {
  if (!day) return <td />
  const rest = weekdayOf(day) > 5
  return (
    <td
      aria-current={isToday ? 'date' : undefined}
      title={mark ? `${formatDay(day)}: ${mark.name}` : undefined}
      className={cx(
        'h-8 rounded-md',
        rest && !mark && 'text-soft',
        mark?.kind === 'off' && 'bg-late-soft font-semibold text-late',
        mark?.kind === 'working' && 'font-semibold text-wait ring-1 ring-wait ring-inset',
        isToday && 'outline-2 -outline-offset-2 outline-accent',
      )}
    >
      {dateOf(day)}
      {mark && (
        <span className="sr-only">
          {' '}
          {mark.kind === 'off' ? 'nghỉ' : 'làm bù'}: {mark.name}
        </span>
      )}
      {mark && (
        <span aria-hidden="true" className="block text-[0.625rem] leading-none">
          {mark.kind === 'off' ? '■' : '◐'}
        </span>
      )}
    </td>
  )
}

export function CalendarLegend() {
  return (
    <p className="meta mt-2.5 flex flex-wrap gap-x-5 gap-y-1">
      <span>
        <span aria-hidden="true" className="text-late">
          ■
        </span>{' '}
        ngày nghỉ
      </span>
      <span>
        <span aria-hidden="true" className="text-wait">
          ◐
        </span>{' '}
        ngày làm bù
      </span>
      <span>chữ nhạt: thứ Bảy, Chủ nhật</span>
    </p>
  )
}
