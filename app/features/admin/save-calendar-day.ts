import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { AppError } from '../app-error.ts'
import { dayInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import type { AdminOutcome } from './admin-outcome.ts'
import { recordChange } from './record-change.ts'

export const saveCalendarDayInput = z.object({
  day: dayInput,
  kind: z.enum(['off', 'working'], { error: 'Chọn nghỉ hoặc làm bù.' }),
  name: z.string().transform(tidy).pipe(z.string().min(2, 'Cần ghi tên ngày, ví dụ “Quốc khánh”, “Làm bù”.').max(120)),
  source: z.string().transform(tidy).pipe(z.string().min(2, 'Cần ghi văn bản quy định.').max(200)),
})
export type SaveCalendarDayInput = z.output<typeof saveCalendarDayInput>

/** A day off or a made-up working day, with the document that says so. What has not been sent yet is planned anew. */
export async function saveCalendarDay(tools: Tools, actor: Actor, input: SaveCalendarDayInput): Promise<AdminOutcome> {
  if (!can(actor, 'admin.calendar')) throw new AppError('forbidden')
  return tools.unitOfWork(async stores => {
    const [before] = await stores.calendar.list(input.day, input.day)
    await stores.calendar.save(input)
    await recordChange(tools, stores, actor, 'calendar', input.day, {
      kind: 'calendar-day-saved',
      before: before ?? null,
      after: input,
    })
    return { kind: 'saved', id: input.day }
  })
}
