/** What people type for a due day: "5/6/2026", "05062026", "10/6" (the next one after the meeting), "10" (of that month). */
import { addMonths, type Day, dayOf, monthOf, yearOf } from '../shared/day.ts'

export function readTypedDue(text: string, meetingDay: Day): Day | null {
  const t = text.trim()
  const full = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$/.exec(t) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(t)
  if (full) return dayOf(Number(full[3]), Number(full[2]), Number(full[1]))
  const short = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})$/.exec(t)
  if (short) {
    const [date, month] = [Number(short[1]), Number(short[2])]
    const same = dayOf(yearOf(meetingDay), month, date)
    return same && same >= meetingDay ? same : dayOf(yearOf(meetingDay) + 1, month, date)
  }
  if (/^\d{1,2}$/.test(t)) {
    const same = dayOf(yearOf(meetingDay), monthOf(meetingDay), Number(t))
    if (same && same >= meetingDay) return same
    const next = addMonths(dayOf(yearOf(meetingDay), monthOf(meetingDay), 1)!, 1)
    return dayOf(yearOf(next), monthOf(next), Number(t))
  }
  return null
}
