import { formatDay, formatDayShort, parseDay, weekdayName, weekdayOf } from '#app/domain/shared/day.ts'
import { weekdayShort } from './vietnamese-date.ts'

type DayTextProps = {
  /** `YYYY-MM-DD`; null shows "–" (or `none`). */
  day: string | null | undefined
  /** dd/MM, where the year is plain. */
  short?: boolean
  /** With the weekday: 05/06/2008 T5. */
  weekday?: boolean
  none?: string
  className?: string
}

/** A day as people read it. */
export function DayText({ day, short, weekday, none = '–', className }: DayTextProps) {
  const d = day ? parseDay(day) : null
  if (!d) return <span className={className}>{none}</span>
  return (
    <time dateTime={d} className={className ? `num ${className}` : 'num'}>
      {short ? formatDayShort(d) : formatDay(d)}
      {weekday && (
        <>
          {' '}
          <abbr title={weekdayName(d)} className="text-[0.8em] text-soft no-underline">
            {weekdayShort(weekdayOf(d))}
          </abbr>
        </>
      )}
    </time>
  )
}
