/** What a browser may send as a draft directive: rebuilt field by field, nothing else survives. */
import { z } from 'zod'
import { type DraftDirective, TOUCHED_PARTS } from '#app/domain/directive/draft.ts'
import { OVERLAP_DECISIONS } from '#app/domain/directive/overlap.ts'
import { type Day, parseDay } from '#app/domain/shared/day.ts'

const day = z.string().transform((text, ctx): Day => {
  const d = parseDay(text)
  if (d) return d
  ctx.addIssue({ code: 'custom', message: 'Ngày không đúng.' })
  return z.NEVER
})
const party = z.object({ kind: z.enum(['unit', 'group']), id: z.string().max(64) })
const evidence = z
  .array(z.object({ start: z.number().int().min(0), end: z.number().int().min(0), rule: z.string().max(500) }))
  .max(200)
const confidence = z.enum(['sure', 'check', 'unclear'])
const perField = <T extends z.ZodType>(of: T) =>
  z.object({ lead: of, coordinate: of, reportTo: of, due: of, recurrence: of })

export const draftDirectiveInput = z.object({
  id: z.string().min(1).max(64),
  path: z.string().max(200),
  label: z.string().max(100),
  part: z.number().int().nullable(),
  span: z.object({ start: z.number().int().min(0), end: z.number().int().min(0) }).nullable(),
  text: z.string().trim().min(1, 'Nội dung chỉ đạo không được để trống.').max(20_000, 'Nội dung chỉ đạo quá dài.'),
  title: z.string().trim().min(1, 'Tên việc không được để trống.').max(300, 'Tên việc quá dài.'),
  lead: z.array(party).max(500),
  coordinate: z.array(party).max(500),
  reportTo: z
    .union([
      z.object({ kind: z.literal('unit'), id: z.string().max(64) }),
      z.object({ kind: z.literal('post'), title: z.string().max(200) }),
    ])
    .nullable(),
  due: day.nullable(),
  dueTime: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .nullable(),
  duePrecision: z.enum(['day', 'week', 'month', 'quarter', 'half-year', 'year', 'next-meeting', 'event', 'none']),
  dueText: z.string().max(1000).nullable(),
  otherDues: z.array(day).max(50),
  recurrence: z
    .enum(['daily', 'weekly', 'biweekly', 'semimonthly', 'monthly', 'quarterly', 'half-yearly', 'yearly'])
    .nullable(),
  urgency: z.enum(['normal', 'urgent', 'flash']),
  starred: z.boolean(),
  fieldId: z.string().max(64).nullable(),
  evidence: perField(evidence),
  confidence: perField(confidence),
  unknownNames: z.array(z.string().max(300)).max(200),
  confirmed: z.boolean(),
  overlaps: z
    .array(z.object({ directiveId: z.string().max(64), decision: z.enum(OVERLAP_DECISIONS) }))
    .max(10)
    .optional(),
  touched: z.array(z.enum(TOUCHED_PARTS)).max(20).optional(),
}) satisfies z.ZodType<DraftDirective>

export const draftDirectivesInput = z
  .array(draftDirectiveInput)
  .max(2000, 'Quá nhiều nội dung chỉ đạo.')
  .refine(list => new Set(list.map(d => d.id)).size === list.length, 'Hai nội dung chỉ đạo trùng mã.')
