import { dayOfInstant, formatInstant, formatTime, instant } from '#app/domain/shared/instant.ts'

type InstantTextProps = {
  /** ISO text with Z or an offset. */
  at: string | null | undefined
  /** Today as `YYYY-MM-DD`: an instant of today shows only its time. */
  today?: string
  none?: string
}

/** A moment: "07:41, 09/06/2008"; only "07:41" where it was today. */
export function InstantText({ at, today, none = '–' }: InstantTextProps) {
  if (!at) return <span>{none}</span>
  const i = instant(at)
  return (
    <time dateTime={i} className="num">
      {today && dayOfInstant(i) === today ? formatTime(i) : formatInstant(i)}
    </time>
  )
}
