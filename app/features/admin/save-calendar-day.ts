import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { weekdayOf } from '#app/domain/shared/day.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { dayInput, optionalDayInput } from '../inputs.ts'
import type { CalendarDay, Stores, Tools } from '../ports.ts'
import { retimeUnsent } from '../reminders/replan-unsent.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput, staleMark } from './change-office.ts'
import { recordChange } from './record-change.ts'

export const saveCalendarDayInput = z.object({
  requestKey: requestKeyInput,
  /** `calendarMark` of the day that was shown; nothing where it is a new one. */
  seenVersion: z.string().max(1000).optional(),
  day: dayInput,
  kind: z.enum(['off', 'working'], { error: 'Chọn nghỉ hoặc làm bù.' }),
  name: z
    .string({ error: 'Cần ghi tên ngày.' })
    .transform(tidy)
    .pipe(z.string().min(2, 'Cần ghi tên ngày, ví dụ “Quốc khánh”, “Làm bù”.').max(120, 'Tên quá dài.')),
  source: z
    .string({ error: 'Cần ghi văn bản quy định.' })
    .transform(tidy)
    .pipe(z.string().min(2, 'Cần ghi văn bản quy định.').max(200, 'Tên văn bản quá dài.')),
  /** A swap is announced as a pair: off on this day, made up on that one. */
  madeUpOn: optionalDayInput,
})
export type SaveCalendarDayInput = z.output<typeof saveCalendarDayInput>

/** What a day is now, to see whether somebody changed it meanwhile. */
export const calendarMark = (d: CalendarDay | null | undefined): string =>
  d ? [d.kind, d.name, d.source].join('|') : 'none'

/** A day off or a made-up working day, with the document that says so. What has not been sent yet is planned anew. */
export const saveCalendarDay = (tools: Tools, actor: Actor, input: SaveCalendarDayInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.calendar', input.requestKey, async stores => {
    const { day, kind, name, source, madeUpOn } = input
    const [before] = await stores.calendar.list(day, day)
    if (input.seenVersion !== undefined && input.seenVersion !== calendarMark(before))
      return staleMark(stores, 'calendar', day, calendarMark(before))
    if (input.seenVersion === undefined && before)
      return refuse('known-day', `Ngày này đã ghi là “${before.name}”. Hãy bấm Sửa ở dòng của ngày ấy.`, 'day')
    if (madeUpOn !== null) {
      if (kind !== 'off') return refuse('made-up', 'Chỉ ngày nghỉ mới có ngày làm bù.', 'madeUpOn')
      if (madeUpOn === day) return refuse('same-day', 'Ngày làm bù phải khác ngày nghỉ.', 'madeUpOn')
      if (weekdayOf(madeUpOn) <= 5)
        return refuse('not-rest', 'Ngày làm bù thường là thứ Bảy hoặc Chủ nhật.', 'madeUpOn')
    }
    const save = async (after: CalendarDay, was: CalendarDay | undefined) => {
      await stores.calendar.save(after)
      await recordDay(tools, stores, actor, was ?? null, after)
    }
    await save({ day, kind, name, source }, before)
    if (madeUpOn !== null) {
      const [was] = await stores.calendar.list(madeUpOn, madeUpOn)
      await save({ day: madeUpOn, kind: 'working', name: `Làm bù ${name}`, source }, was)
    }
    await retimeUnsent(stores, unsent(tools))
    return saved(day)
  })

/** Whose run moved with the calendar waits for the new one. */
export const unsent = (tools: Tools) => ({
  ids: tools.ids,
  now: tools.clock.now(),
  mailDomains: tools.mailDomains ?? [],
})

const recordDay = (tools: Tools, stores: Stores, actor: Actor, before: CalendarDay | null, after: CalendarDay) =>
  recordChange(tools, stores, actor, 'calendar', after.day, { kind: 'calendar-day-saved', before, after })
