import { type Day, dayOf } from '#app/domain/shared/day.ts'

/** Reads what people type for a day: "5/6/2008", "05-06-2008", "05062008", "05.06.2008". Null where it is none. */
export function readVietnameseDate(text: string): Day | null {
  const t = text.trim()
  const m = /^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$/.exec(t) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(t)
  return m ? dayOf(Number(m[3]), Number(m[2]), Number(m[1])) : null
}

const SHORT = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'] as const

/** "T2" … "CN" for 1 = Monday … 7 = Sunday. */
export const weekdayShort = (weekday: number): string => SHORT[weekday - 1] ?? ''
