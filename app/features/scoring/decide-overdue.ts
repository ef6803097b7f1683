/** One decision about one or many overdue tasks: each in a transaction of its own, each answered for. */
import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { EVENT_NAMES } from '#app/domain/task/event-names.ts'
import { AppError } from '../app-error.ts'
import { listInput } from '../inputs.ts'
import type { StoredEvent, Tools } from '../ports.ts'
import { askExplanationInput, askTaskExplanation } from '../tasks/ask-explanation.ts'
import type { TaskOutcome } from '../tasks/change-task.ts'
import { closeTask, closeTaskInput } from '../tasks/close-task.ts'
import { extendTask, extendTaskInput } from '../tasks/extend-task.ts'
import { reassignTask, reassignTaskInput } from '../tasks/reassign-task.ts'
import { urgeTask, urgeTaskInput } from '../tasks/urge-task.ts'

export const DECISIONS = ['urge', 'extend', 'explain', 'reassign', 'close'] as const
export type Decision = (typeof DECISIONS)[number]

export const decideOverdueInput = z.object({
  decision: z.enum(DECISIONS, { error: 'Chọn một quyết định.' }),
  /** `taskId:version` as it was shown, one or several. */
  task: listInput.pipe(z.array(z.string().regex(/^[^:]+:\d+$/)).min(1, 'Chưa chọn nhiệm vụ nào.')),
  /** Made when the page was shown: the same decision sent twice does one thing. */
  pageKey: z.string().min(12).max(64),
})
export type DecideOverdueInput = z.output<typeof decideOverdueInput>

/** What the decision needs beside the task: due, reason, note, toUnitId as they were typed. */
export type DecisionFields = Record<string, string | string[]>

export type DecisionResult = {
  taskId: string
  kind: 'done' | 'repeated' | 'stale' | 'refused'
  text: string
  /** The field that a refusal is about. */
  field?: string
}
export type DecisionsOutcome =
  | { kind: 'decided'; results: DecisionResult[] }
  | { kind: 'invalid'; errors: Record<string, string> }

const VERBS = {
  urge: { schema: urgeTaskInput, run: urgeTask },
  extend: { schema: extendTaskInput, run: extendTask },
  explain: { schema: askExplanationInput, run: askTaskExplanation },
  reassign: { schema: reassignTaskInput, run: reassignTask },
  close: { schema: closeTaskInput, run: closeTask },
} as const

const SAID: Record<Decision, string> = {
  urge: 'Đã đôn đốc',
  extend: 'Đã gia hạn',
  explain: 'Đã yêu cầu giải trình',
  reassign: 'Đã giao lại',
  close: 'Đã kết thúc',
}

export async function decideOverdue(
  tools: Tools,
  actor: Actor,
  input: DecideOverdueInput,
  fields: DecisionFields,
): Promise<DecisionsOutcome> {
  const { schema, run } = VERBS[input.decision]
  const changes = input.task.map(text => {
    const [taskId = '', version = ''] = text.split(':')
    // 64 characters are kept: the random end of the page's key, the decision, the task
    const requestKey = `${input.pageKey.slice(-12)}.${DECISIONS.indexOf(input.decision)}.${taskId}`
    return { taskId, seenVersion: version, requestKey }
  })
  const results: DecisionResult[] = []
  for (const change of changes) {
    // the form for several tasks has one field for words
    const parsed = schema.safeParse({ ...fields, reason: fields.reason ?? fields.note, ...change })
    // the fields are the same for every task: what is wrong for one is wrong for all, and nothing is done
    if (!parsed.success) return { kind: 'invalid', errors: errorsOf(parsed.error) }
    const decide = run as (tools: Tools, actor: Actor, input: never) => Promise<TaskOutcome>
    results.push(await answered(change.taskId, input.decision, () => decide(tools, actor, parsed.data as never)))
  }
  return { kind: 'decided', results }
}

async function answered(taskId: string, decision: Decision, run: () => Promise<TaskOutcome>): Promise<DecisionResult> {
  try {
    const outcome = await run()
    if (isRefusal(outcome)) return { taskId, kind: 'refused', text: outcome.message, field: outcome.field }
    if (outcome.kind === 'stale') return { taskId, kind: 'stale', text: changedBy(outcome.since) }
    return { taskId, kind: outcome.kind === 'repeated' ? 'repeated' : 'done', text: SAID[decision] }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { taskId, kind: error.code === 'stale' ? 'stale' : 'refused', text: THROWN[error.code] }
  }
}

const THROWN: Record<AppError['code'], string> = {
  'not-found': 'Không còn thấy nhiệm vụ này.',
  forbidden: 'Nhiệm vụ không thuộc phạm vi quyết định của bạn.',
  stale: 'Nhiệm vụ vừa được người khác cập nhật. Xem lại rồi quyết định.',
}

/** Who changed what, and when: so that the person can decide again. */
function changedBy(since: readonly StoredEvent[]): string {
  const last = since.at(-1)
  if (!last) return THROWN.stale
  const what = EVENT_NAMES[last.data.kind as keyof typeof EVENT_NAMES] ?? last.data.kind
  return `Vừa có thay đổi: ${last.actorTitle} – ${what.toLowerCase()} lúc ${formatInstant(last.at)}. Xem lại rồi quyết định.`
}

function errorsOf(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { path, message } of error.issues) errors[path.map(String).join('.') || 'form'] ??= message
  return errors
}
