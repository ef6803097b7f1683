import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { answer } from '#app/domain/task/attention.ts'
import { idInput, textInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { changeTask, type TaskOutcome, taskChangeInput } from './change-task.ts'

export const answerQuestionInput = taskChangeInput.extend({ questionId: idInput, text: textInput })
export type AnswerQuestionInput = z.output<typeof answerQuestionInput>

/** Trả lời: by whoever was asked. */
export const answerTaskQuestion = (tools: Tools, actor: Actor, input: AnswerQuestionInput): Promise<TaskOutcome> =>
  changeTask(tools, actor, 'task.answer', input, ({ task }) =>
    answer(task, input.questionId, actor.personId, input.text),
  )
