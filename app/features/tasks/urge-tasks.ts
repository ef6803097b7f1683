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

export const urgeTasksInput = z.object({
  requestKey: z.string().min(8).max(64).optional(),
  /** Those that were shown in the preview and ticked: nobody gets a mail that was not shown. */
  taskIds: listInput.refine(ids => ids.length > 0, 'Chọn ít nhất một việc để đôn đốc.'),
  note: optionalTextInput,
})
export type UrgeTasksInput = z.output<typeof urgeTasksInput>

export type UrgeTasksOutcome =
  /** `skipped`: reported (or ended) since the preview was shown. */
  | { kind: 'urged'; urged: StoredTask[]; skipped: { task: StoredTask; refusal: Refusal }[] }
  | { kind: 'repeated' }
  | Refusal

/** Tries again where one of the tasks changed in between: the rest must not be lost for it. */
const TRIES = 3

/** Đôn đốc several tasks – all units of a directive that have not reported, whatever is ticked on a board: one transaction, on record for each. */
export async function urgeTasks(tools: Tools, actor: Actor, input: UrgeTasksInput): Promise<UrgeTasksOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await urgeOnce(tools, actor, input)
    } catch (error) {
      if (attempt === TRIES || !(error instanceof AppError) || error.code !== 'stale') throw error
    }
  }
}

function urgeOnce(tools: Tools, actor: Actor, input: UrgeTasksInput): Promise<UrgeTasksOutcome> {
  const now = tools.clock.now()
  const today = tools.clock.today()
  return tools.unitOfWork(async stores => {
    const chosen: StoredTask[] = []
    for (const id of new Set(input.taskIds)) {
      const task = await stores.tasks.get(id)
      if (!task || !can(actor, 'task.view', taskSubject(task))) throw new AppError('not-found')
      if (!can(actor, 'task.urge', taskSubject(task))) throw new AppError('forbidden')
      chosen.push(task)
    }
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
