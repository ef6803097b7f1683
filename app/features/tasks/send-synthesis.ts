import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { isRefusal, refuse } from '#app/domain/shared/refusal.ts'
import { report } from '#app/domain/task/lifecycle.ts'
import { composeSynthesis } from '#app/domain/task/synthesis.ts'
import { optionalDayInput, optionalTextInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'
import { openSynthesis } from './open-synthesis.ts'
import { keepSynthesis, synthesisInput } from './save-synthesis.ts'

export const sendSynthesisInput = taskChangeInput.extend({
  ...synthesisInput.shape,
  documentNumber: optionalTextInput,
  documentDay: optionalDayInput,
})
export type SendSynthesisInput = z.output<typeof sendSynthesisInput>

/** The synthesis as the report of the collecting unit: kept, composed and sent in one go. */
export const sendSynthesis = (tools: Tools, actor: Actor, input: SendSynthesisInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.synthesise', input, async ({ task, today, stores }) => {
    if (task.kind !== 'synthesis') return refuse('no-synthesis', 'Nhiệm vụ này không phải là việc tổng hợp.')
    const open = await openSynthesis(stores, actor, task.id)
    const text = { documentNumber: input.documentNumber, documentDay: input.documentDay, fileIds: [] }
    // what cannot be sent now keeps nothing either: the form stays what it was made for
    const possible = report(task, { ...text, text: composeSynthesis(open.draft, open.missing, open.total) }, today)
    if (isRefusal(possible)) return possible
    const draft = await keepSynthesis(tools, stores, actor, open, input)
    if (!draft) return refuse('stale-draft', 'Bản tổng hợp vừa được người khác lưu; hãy mở lại để xem trước khi gửi.')
    return report(task, { ...text, text: composeSynthesis(draft, open.missing, open.total) }, today)
  })
