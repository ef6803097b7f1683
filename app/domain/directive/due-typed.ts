/**
 * What people type for a due day, with or without accents: "10/6" (the next one after the meeting), "10" (of that
 * month), "+5", "+5 ngày làm việc", "+2 tuần", "mai", "thứ 6", "cuối tháng", "cuối quý 1", "kỳ sau". What is none of
 * these is read as the conclusion's own words would be ("trong quý I năm 2027").
 */
import { extractConclusion } from '../extraction/extract-conclusion.ts'
import type { DuePrecision } from '../extraction/types.ts'
import { addDays, addMonths, type Day, dayOf, endOfMonth, monthOf, weekdayOf, yearOf } from '../shared/day.ts'
import { fold } from '../shared/vietnamese-text.ts'

export type TypedDue = { due: Day | null; precision: DuePrecision }
export type DueCircumstances = { meetingDay: Day; isWorkingDay: (d: Day) => boolean }

const MOST_DAYS = 3660
const LEAD = '1. Báo cáo kết quả '

export function readTypedDue(text: string, c: DueCircumstances): TypedDue | null {
  const typed = text.trim().slice(0, 100)
  if (typed === '') return null
  const words = fold(typed)
  if (
    /^(ky|phien|cuoc|lan)?( hop| giao ban)* (sau|toi)$/.test(` ${words}`.trim()) &&
    words !== 'sau' &&
    words !== 'toi'
  )
    return { due: null, precision: 'next-meeting' }
  const due = writtenDay(typed, c.meetingDay) ?? laterDay(typed, words, c) ?? namedDay(words, c.meetingDay)
  return due ? { due, precision: 'day' } : asTheTextSays(typed, c)
}

/** 5/6/2026 · 05062026 · 5/6 · 10 */
function writtenDay(t: string, meeting: Day): Day | null {
  const full = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$/.exec(t) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(t)
  if (full) return dayOf(Number(full[3]), Number(full[2]), Number(full[1]))
  const short = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})$/.exec(t)
  if (short) {
    const [date, month] = [Number(short[1]), Number(short[2])]
    const same = dayOf(yearOf(meeting), month, date)
    return same && same >= meeting ? same : dayOf(yearOf(meeting) + 1, month, date)
  }
  if (!/^\d{1,2}$/.test(t)) return null
  const same = dayOf(yearOf(meeting), monthOf(meeting), Number(t))
  if (same && same >= meeting) return same
  const next = addMonths(dayOf(yearOf(meeting), monthOf(meeting), 1)!, 1)
  return dayOf(yearOf(next), monthOf(next), Number(t))
}

/** +5 · +5 ngày · +5 ngày làm việc · +2 tuần · +1 tháng, counted from the meeting. */
function laterDay(t: string, words: string, { meetingDay, isWorkingDay }: DueCircumstances): Day | null {
  const m = /^(\d{1,4}) ?(.*)$/.exec(words)
  const unit = m?.[2] ?? ''
  if (!m || (unit === '' && !t.startsWith('+'))) return null
  const n = Number(m[1])
  if (n < 1 || n > MOST_DAYS) return null
  if (/^(|n|ng|ngay)( nua| toi| sau)?$/.test(unit)) return addDays(meetingDay, n)
  if (/^(t|tuan|tuan le)( nua| toi| sau)?$/.test(unit)) return addDays(meetingDay, n * 7)
  if (/^(th|thang)( nua| toi| sau)?$/.test(unit)) return n <= 120 ? addMonths(meetingDay, n) : null
  if (!/^(lv|nlv|ngay lv|(ngay )?lam viec)$/.test(unit) || n > 400) return null
  let d = meetingDay
  for (let left = n; left > 0; ) {
    d = addDays(d, 1)
    if (isWorkingDay(d)) left -= 1
  }
  return d
}

const WEEKDAYS: Record<string, number> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6 }
const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }

/** hôm nay · mai · mốt · thứ 6 · cuối tuần · giữa/cuối tháng 12 · cuối quý 1/2027 · cuối năm */
function namedDay(words: string, meeting: Day): Day | null {
  if (/^(hom |ngay )?nay$/.test(words)) return meeting
  if (/^(ngay |hom )?mai$/.test(words)) return addDays(meeting, 1)
  if (/^(ngay )?(mot|kia)$/.test(words)) return addDays(meeting, 2)
  const weekday =
    /^(?:thu |t)([2-7]|hai|ba|tu|nam|sau|bay)( tuan (?:sau|toi))?$/.exec(words) ??
    /^(chu nhat|cn)( tuan (?:sau|toi))?$/.exec(words)
  if (weekday) return nextWeekday(weekday[1]!, weekday[2] !== undefined, meeting)
  const part =
    /^(giua|cuoi|het) (tuan|thang|quy|nam)(?: (nay|sau|toi))?(?: (\d{1,2}|i{1,3}|iv))?(?: nam)?(?: (\d{4}))?$/.exec(
      words,
    )
  if (!part) return null
  const [, which, period, next, number, year] = part
  return endOfPeriod(period!, which === 'giua', next === 'sau' || next === 'toi', number, year, meeting)
}

/** The first such day after the meeting; with "tuần sau" the one of the following week. */
function nextWeekday(name: string, following: boolean, meeting: Day): Day {
  const wanted = /^(chu nhat|cn)$/.test(name) ? 7 : (WEEKDAYS[name] ?? Number(name) - 1)
  const today = weekdayOf(meeting)
  if (following) return addDays(meeting, wanted - today + 7)
  return addDays(meeting, wanted > today ? wanted - today : wanted - today + 7)
}

function endOfPeriod(
  period: string,
  middle: boolean,
  next: boolean,
  number: string | undefined,
  yearText: string | undefined,
  meeting: Day,
): Day | null {
  const n = number === undefined ? null : (QUARTERS[number] ?? Number(number))
  // "cuối năm 2027" has its year where others have their number
  const year = yearText ? Number(yearText) : yearOf(meeting)
  if (period === 'tuan')
    return n === null && !middle
      ? addDays(meeting, 5 - weekdayOf(meeting) + (next || weekdayOf(meeting) >= 5 ? 7 : 0))
      : null
  if (period === 'nam') return middle ? dayOf(year + (next ? 1 : 0), 6, 30) : dayOf(year + (next ? 1 : 0), 12, 31)
  if (n === 0) return null
  let month = period === 'thang' ? (n ?? monthOf(meeting)) : (n ?? Math.ceil(monthOf(meeting) / 3)) * 3
  if (month > 12) return null
  let inYear = year
  if (next) month += period === 'thang' ? 1 : 3
  if (month > 12) {
    month -= 12
    inYear += 1
  }
  const end = (y: number): Day | null =>
    middle ? (period === 'thang' ? dayOf(y, month, 15) : dayOf(y, month - 1, 15)) : endOfMonth(y, month)
  const day = end(inYear)
  if (!day || day >= meeting || yearText) return day
  // "giữa tháng" on the 20th is the next one's; "cuối tháng 2" in November the next year's
  return n === null ? endOfPeriod(period, middle, true, undefined, undefined, meeting) : end(inYear + 1)
}

/** Anything else, as if it stood in the conclusion. */
function asTheTextSays(typed: string, { meetingDay, isWorkingDay }: DueCircumstances): TypedDue | null {
  for (const before of ['', 'trong ', 'trước ', 'vào ']) {
    const text = `${LEAD}${before}${typed.replace(/\s+/g, ' ')}`
    const found = extractConclusion({ text, meetingDate: meetingDay, unitsCatalogue: [], isWorkingDay }).directives[0]
    // all that was typed must have been understood
    if (!found?.evidence.due.some(e => e.start <= LEAD.length + before.length && e.end >= text.length)) continue
    if (found.due) return { due: found.due, precision: found.duePrecision }
    if (found.duePrecision === 'next-meeting') return { due: null, precision: 'next-meeting' }
  }
  return null
}
