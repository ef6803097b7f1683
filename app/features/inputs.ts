/** The pieces that input schemas are made of. Forms send text; every message is for the person who typed it. */
import { z } from 'zod'
import { type Day, dayOf, parseDay } from '#app/domain/shared/day.ts'
import { NOTE_MAX } from '#app/domain/task/lifecycle.ts'

/** "5/6/2026", "05/06/2026" or "2026-06-05" → Day; anything else is an error, never a guess. */
export function readDay(text: string): Day | null {
  const m = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(text)
  return m ? dayOf(Number(m[3]), Number(m[2]), Number(m[1])) : parseDay(text.trim())
}

export const dayInput = z
  .string({ error: 'Cần ghi ngày.' })
  .trim()
  .min(1, 'Cần ghi ngày.')
  .transform((text, ctx): Day => {
    const d = readDay(text)
    if (d) return d
    ctx.addIssue({ code: 'custom', message: 'Ngày không đúng; ghi theo dạng ngày/tháng/năm, ví dụ 05/06/2026.' })
    return z.NEVER
  })

/** An empty field is no day. */
export const optionalDayInput = z.preprocess(emptyToUndefined, dayInput.optional()).transform(d => d ?? null)

export const idInput = z.string({ error: 'Cần chọn một mục.' }).trim().min(1, 'Cần chọn một mục.').max(64)
export const optionalIdInput = z.preprocess(emptyToUndefined, idInput.optional()).transform(id => id ?? null)

export const textInput = z
  .string({ error: 'Cần ghi nội dung.' })
  .trim()
  .min(1, 'Cần ghi nội dung.')
  .max(NOTE_MAX, 'Nội dung quá dài.')
export const optionalTextInput = z
  .preprocess(emptyToUndefined, z.string().trim().max(NOTE_MAX, 'Nội dung quá dài.').optional())
  .transform(t => t ?? null)

/** A box that is ticked sends "on" (or 1, true); one that is not sends nothing. */
export const tickInput = z.preprocess(v => v === 'on' || v === '1' || v === 'true' || v === true, z.boolean())

/** One value or several of the same name. */
export const listInput = z.preprocess(
  v => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
  z.array(z.string().max(64)).max(500),
)

function emptyToUndefined(v: unknown): unknown {
  return typeof v === 'string' && v.trim() === '' ? undefined : v
}
