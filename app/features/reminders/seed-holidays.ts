import { seededHolidays } from '#app/domain/calendar/holidays.ts'
import type { CalendarStore } from '../ports.ts'

/** Public holidays 2005–2035 into a new installation; what an admin has changed stays as it is. */
export const seedHolidays = (calendar: CalendarStore): Promise<void> => calendar.seed(seededHolidays())
