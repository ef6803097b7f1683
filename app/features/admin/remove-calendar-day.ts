import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { AppError } from '../app-error.ts'
import { dayInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import type { AdminOutcome } from './admin-outcome.ts'
import { recordChange } from './record-change.ts'

export const removeCalendarDayInput = z.object({ day: dayInput })

/** The day follows the weekday rule again. */
export async function removeCalendarDay(
  tools: Tools,
  actor: Actor,
  input: z.output<typeof removeCalendarDayInput>,
): Promise<AdminOutcome> {
  if (!can(actor, 'admin.calendar')) throw new AppError('forbidden')
  return tools.unitOfWork(async stores => {
    const [before] = await stores.calendar.list(input.day, input.day)
    if (await stores.calendar.remove(input.day))
      await recordChange(tools, stores, actor, 'calendar', input.day, {
        kind: 'calendar-day-removed',
        before: before ?? null,
      })
    return { kind: 'saved', id: input.day }
  })
}
