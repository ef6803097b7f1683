import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { urgeRecipients } from '#app/domain/reminder/immediate.ts'
import { isRefusal, type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { urge } from '#app/domain/task/lifecycle.ts'
import { AppError } from '../app-error.ts'
import { listInput, optionalTextInput } from '../inputs.ts'
import type { StoredTask, Tools } from '../ports.ts'
import { recordTaskEvent } from './change-task.ts'
import { taskSubject } from './task-subject.ts'

export const urgeMissingUnitsInput = z.object({
  directiveId: z.string().min(1).max(64),
  requestKey: z.string().min(8).max(64).optional(),
  /** Those that were shown in the preview and ticked: nobody gets a mail that was not shown. */
  taskIds: listInput.refine(ids => ids.length > 0, 'Cần chọn ít nhất một đơn vị.'),
  note: optionalTextInput,
})
export type UrgeMissingUnitsInput = z.output<typeof urgeMissingUnitsInput>

export type UrgeMissingOutcome =
  /** `skipped`: reported (or ended) since the preview was shown. */
  | { kind: 'urged'; urged: StoredTask[]; skipped: { task: StoredTask; refusal: Refusal }[] }
  | { kind: 'repeated' }
  | Refusal

/** Tries again where one of the tasks changed in between: the rest must not be lost for it. */
const TRIES = 3

/** Đôn đốc every unit of a directive that has not reported: one transaction, on record for each task. */
export async function urgeMissingUnits(
  tools: Tools,
  actor: Actor,
  input: UrgeMissingUnitsInput,
): Promise<UrgeMissingOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await urgeOnce(tools, actor, input)
    } catch (error) {
      if (attempt === TRIES || !(error instanceof AppError) || error.code !== 'stale') throw error
    }
  }
}

function urgeOnce(tools: Tools, actor: Actor, input: UrgeMissingUnitsInput): Promise<UrgeMissingOutcome> {
  const now = tools.clock.now()
  const today = tools.clock.today()
  return tools.unitOfWork(async stores => {
    const visible = (await stores.tasks.listByDirective(input.directiveId)).filter(t =>
      can(actor, 'task.view', taskSubject(t)),
    )
    if (visible.length === 0) throw new AppError('not-found')
    const chosen = visible.filter(t => input.taskIds.includes(t.id))
    if (chosen.length === 0) return refuse('no-units', 'Cần chọn ít nhất một đơn vị.', 'taskIds')
    if (chosen.some(t => !can(actor, 'task.urge', taskSubject(t)))) throw new AppError('forbidden')
    if (input.requestKey && (await stores.submissions.seen(input.requestKey))) return { kind: 'repeated' }

    const office = await stores.office.load()
    const decided = chosen.map(task => {
      const recipients = urgeRecipients(task, office, today).map(p => p.id)
      return { task, decision: urge(task, input.note, recipients) }
    })
    const skipped = decided.flatMap(({ task, decision }) => (isRefusal(decision) ? [{ task, refusal: decision }] : []))
    if (skipped.length === decided.length)
      return refuse('nobody-missing', 'Các đơn vị đã chọn đều đã báo cáo hoặc đã kết thúc; không còn ai để đôn đốc.')
    if (input.requestKey && !(await stores.submissions.claim(input.requestKey, actor.personId, now)))
      return { kind: 'repeated' }

    const urged: StoredTask[] = []
    for (const { task, decision } of decided)
      if (!isRefusal(decision))
        urged.push(await recordTaskEvent(stores, { tools, actor, now, today, office }, task, decision))
    return { kind: 'urged', urged, skipped }
  })
}
