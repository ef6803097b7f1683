import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { holidaysOf } from '#app/domain/calendar/holidays.ts'
import { day } from '#app/domain/shared/day.ts'
import type { Tools } from '../ports.ts'
import { retimeUnsent } from '../reminders/replan-unsent.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput } from './change-office.ts'
import { recordChange } from './record-change.ts'
import { unsent } from './save-calendar-day.ts'

export const FIRST_YEAR = 2000
export const LAST_YEAR = 2099

export const fillCalendarYearInput = z.object({
  requestKey: requestKeyInput,
  year: z.coerce.number({ error: 'Chọn năm.' }).int().min(FIRST_YEAR).max(LAST_YEAR),
})

/** The public holidays of a year by law, computed; days that are there already stay as they are. */
export const fillCalendarYear = (
  tools: Tools,
  actor: Actor,
  { requestKey, year }: z.output<typeof fillCalendarYearInput>,
): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.calendar', requestKey, async stores => {
    const known = new Set((await stores.calendar.list(day(`${year}-01-01`), day(`${year}-12-31`))).map(d => d.day))
    const missing = holidaysOf(year).filter(d => !known.has(d.day))
    await stores.calendar.seed(missing)
    if (missing.length > 0)
      await recordChange(tools, stores, actor, 'calendar', String(year), {
        kind: 'calendar-year-filled',
        year,
        days: missing.map(d => d.day),
      })
    await retimeUnsent(stores, unsent(tools))
    return saved(String(year))
  })
