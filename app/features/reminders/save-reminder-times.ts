import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { DEFAULT_REMINDER_SETTINGS, type ReminderSettings } from '#app/domain/reminder/settings.ts'
import { weekdayNameOf } from '#app/domain/shared/day.ts'
import { type AdminOutcome, saved } from '../admin/admin-outcome.ts'
import { changeOffice, requestKeyInput, staleMark } from '../admin/change-office.ts'
import { recordChange } from '../admin/record-change.ts'
import { tickInput } from '../inputs.ts'
import { REMINDER_SETTINGS, readReminderSettings } from './reminder-settings.ts'
import { retimeUnsent } from './replan-unsent.ts'
import { timeInput } from './rule-input.ts'
import { RULE_HISTORY, type RuleTools } from './save-rule.ts'

export const reminderTimesInput = z
  .object({
    requestKey: requestKeyInput,
    seenVersion: z.string().max(1000).optional(),
    runAt: timeInput,
    quietOn: tickInput,
    quietFrom: timeInput,
    quietTo: timeInput,
    extensionDecider: z.enum(['leader', 'secretariat'], { error: 'Chọn người quyết định gia hạn.' }),
    leaderDay: z.coerce
      .number({ error: 'Chọn ngày gửi.' })
      .int()
      .min(0)
      .max(5)
      .default(DEFAULT_REMINDER_SETTINGS.leaderDay),
  })
  .superRefine((f, ctx) => {
    if (f.quietOn && f.quietFrom === f.quietTo)
      ctx.addIssue({ code: 'custom', path: ['quietTo'], message: 'Giờ bắt đầu và giờ kết thúc phải khác nhau.' })
  })
export type ReminderTimesInput = z.output<typeof reminderTimesInput>

export type ReminderTimes = Pick<ReminderSettings, 'runAt' | 'quiet' | 'extensionDecider' | 'leaderDay'>

export const timesOf = (f: ReminderTimesInput): ReminderTimes => ({
  runAt: f.runAt,
  quiet: f.quietOn ? { from: f.quietFrom, to: f.quietTo } : null,
  extensionDecider: f.extensionDecider,
  leaderDay: f.leaderDay,
})

export const timesMark = ({ runAt, quiet, extensionDecider, leaderDay }: ReminderTimes): string =>
  [runAt, quiet?.from, quiet?.to, extensionDecider, leaderDay].join('|')

const inWords = ({ runAt, quiet, extensionDecider, leaderDay }: ReminderTimes) => ({
  runAt,
  quiet: quiet ? `${quiet.from} – ${quiet.to}` : 'không đặt',
  extensionDecider: extensionDecider === 'leader' ? 'lãnh đạo phụ trách' : 'Văn phòng',
  leaderDay: leaderDay === 0 ? 'không gửi' : weekdayNameOf(leaderDay),
})

/** When the run is, when the office is left in peace, who decides extensions, when leaders have their overview. */
export const saveReminderTimes = (tools: RuleTools, actor: Actor, input: ReminderTimesInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.rules', input.requestKey, async stores => {
    const { mailDomains: _, ...before } = await readReminderSettings(stores)
    if (input.seenVersion !== undefined && input.seenVersion !== timesMark(before))
      return staleMark(stores, 'settings', RULE_HISTORY, timesMark(before))
    const after = timesOf(input)
    if (timesMark(before) === timesMark(after)) return saved('times')
    await stores.settings.set(REMINDER_SETTINGS, { ...before, ...after })
    await recordChange(tools, stores, actor, 'settings', RULE_HISTORY, {
      kind: 'reminder-times-changed',
      before: inWords(before),
      after: inWords(after),
    })
    await retimeUnsent(stores, { ...tools, now: tools.clock.now() })
    return saved('times')
  })
