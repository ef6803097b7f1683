import type { z } from 'zod'
import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { ask } from '#app/domain/task/attention.ts'
import { idInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'
import { taskSubject } from './task-subject.ts'

export const askQuestionInput = taskChangeInput.extend({ to: idInput, text: textInput })
export type AskQuestionInput = z.output<typeof askQuestionInput>

/** Hỏi: one person who sees the task asks another who sees it. */
export const askTaskQuestion = (tools: Tools, actor: Actor, input: AskQuestionInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.ask', input, ({ task, office, today }) => {
    const asked = actorOn(office, input.to, today)
    if (!asked || !can(asked, 'task.answer', taskSubject(task)))
      return refuse('nobody', 'Người được hỏi không xem được nhiệm vụ này.', 'to')
    return ask(task, tools.ids.next(), actor.personId, input.to, input.text)
  })
