import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { dayInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { retimeUnsent } from '../reminders/replan-unsent.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput } from './change-office.ts'
import { recordChange } from './record-change.ts'
import { unsent } from './save-calendar-day.ts'

export const removeCalendarDayInput = z.object({ requestKey: requestKeyInput, day: dayInput })

/** The day follows the weekday rule again. */
export const removeCalendarDay = (
  tools: Tools,
  actor: Actor,
  input: z.output<typeof removeCalendarDayInput>,
): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.calendar', input.requestKey, async stores => {
    const [before] = await stores.calendar.list(input.day, input.day)
    if (await stores.calendar.remove(input.day))
      await recordChange(tools, stores, actor, 'calendar', input.day, {
        kind: 'calendar-day-removed',
        before: before ?? null,
        after: null,
      })
    await retimeUnsent(stores, unsent(tools))
    return saved(input.day)
  })
