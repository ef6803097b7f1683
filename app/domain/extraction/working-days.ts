/** Rule: without the office's calendar, Monday to Friday are working days. */
import { type Day, weekdayOf } from '../shared/day.ts'

export const isRestDay = (day: Day): boolean => weekdayOf(day) > 5
