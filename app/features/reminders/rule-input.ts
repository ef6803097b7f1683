/** A row of the ladder as a form sends it. */
import { z } from 'zod'
import { RECIPIENTS } from '#app/domain/reminder/escalation.ts'
import { DEFAULT_RULES, type ReminderRule, speaksBefore, TASK_CLASSES } from '#app/domain/reminder/rule.ts'
import { cellOf } from '#app/domain/reminder/state-steps.ts'
import { TASK_STATES } from '#app/domain/task/task.ts'
import { requestKeyInput } from '../admin/change-office.ts'
import { listInput, tickInput } from '../inputs.ts'

/** Further than a working year no reminder is for. */
const FURTHEST = 250
const MOST_TIMES = 12

const daysInput = z
  .string({ error: 'Cần ghi số ngày.' })
  .transform(text => text.split(/[\s,;]+/).flatMap(part => (part === '' ? [] : [Number(part)])))
  .pipe(
    z
      .array(
        z
          .number({ error: 'Ghi các số ngày cách nhau bằng dấu phẩy, ví dụ 7, 3, 1.' })
          .int('Số ngày là số nguyên.')
          .min(1, 'Số ngày từ 1 trở lên.')
          .max(FURTHEST, `Số ngày nhiều nhất là ${FURTHEST}.`),
      )
      .max(MOST_TIMES, `Nhiều nhất ${MOST_TIMES} mốc ngày.`),
  )
  .transform(days => [...new Set(days)])

const optionalNumber = (what: string, most: number) =>
  z
    .preprocess(
      v => (typeof v === 'string' && v.trim() === '' ? undefined : v),
      z.coerce
        .number({ error: `${what} là một số.` })
        .int(`${what} là số nguyên.`)
        .min(1, `${what} từ 1 trở lên.`)
        .max(most, `${what} nhiều nhất là ${most}.`)
        .optional(),
    )
    .transform(n => n ?? null)

export const timeInput = z
  .string({ error: 'Cần ghi giờ.' })
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Ghi giờ theo dạng 07:30.')

const oneOf = <const T extends readonly string[]>(values: T) => listInput.pipe(z.array(z.enum(values)))

export const ruleFields = z.object({
  requestKey: requestKeyInput,
  /** `ruleMark` of what was shown; nothing where the row is new. */
  seenVersion: z.string().max(4000).optional(),
  /** An existing row; of a new one its step. */
  id: z.string().max(64).optional(),
  step: z.enum(DEFAULT_RULES.map(r => r.step)).optional(),
  classes: oneOf(TASK_CLASSES),
  enabled: tickInput,
  offsets: daysInput,
  onDay: tickInput,
  days: z.enum(['working', 'calendar'], { error: 'Chọn ngày làm việc hoặc ngày lịch.' }),
  repeatEvery: optionalNumber('Khoảng nhắc lại', FURTHEST),
  weekly: tickInput,
  cap: optionalNumber('Số lần', 99),
  recipients: oneOf(RECIPIENTS),
  laterRecipients: oneOf(RECIPIENTS),
  at: z.preprocess(v => (v === '' ? undefined : v), timeInput.optional()).transform(t => t ?? null),
  silentIn: oneOf(TASK_STATES),
})

export const ruleInput = ruleFields.superRefine((f, ctx) => {
  const issue = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
  if (f.id === undefined && f.step === undefined) issue('step', 'Chọn bước nhắc.')
  if (f.offsets.length === 0 && !f.onDay) issue('offsets', 'Cần ít nhất một mốc ngày.')
  if (f.recipients.length === 0) issue('recipients', 'Chọn ít nhất một người nhận.')
  if (f.cap !== null && f.repeatEvery === null && f.cap < f.offsets.length + (f.onDay ? 1 : 0))
    issue('cap', 'Số lần ít hơn số mốc ngày đã ghi.')
})
export type RuleInput = z.output<typeof ruleInput>

/** The row the form means, on top of the row of that step. */
export function ruleOf(f: RuleInput, base: ReminderRule, id: string): ReminderRule {
  const before = speaksBefore(base.step)
  const offsets = [...f.offsets.map(o => (before ? -o : o)), ...(f.onDay ? [0] : [])].sort((a, b) => a - b)
  return {
    ...base,
    id,
    classes: f.classes,
    days: f.days,
    offsets,
    // a step before its day ends with it
    repeatEvery: before ? null : f.repeatEvery,
    weekly: !before && f.repeatEvery !== null && f.weekly,
    cap: f.cap,
    recipients: f.recipients,
    laterRecipients: f.laterRecipients,
    at: f.at,
    silentIn: f.silentIn.filter(s => cellOf(s, base.step) !== 'no'),
    enabled: f.enabled,
  }
}

/** What a row is now, to see whether somebody changed it meanwhile. */
export const ruleMark = (r: ReminderRule): string => JSON.stringify(r)
