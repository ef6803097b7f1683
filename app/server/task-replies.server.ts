import { json } from '@remix-run/node'
import { formatTime } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { EVENT_NAMES } from '#app/domain/task/event-names.ts'
import type { TaskOutcome } from '#app/features/tasks/change-task.ts'
import { redirectSaying } from './flash.server.ts'
import { type FormReply, refused } from './forms.server.ts'
import { safeRedirect } from './session.server.ts'

/** A task's transition answered: on to the page it came from, or back with what is wrong and what was typed. */
export async function taskReply(outcome: TaskOutcome, values: FormReply['values'], said: string) {
  if (isRefusal(outcome)) return refused(outcome, values)
  if (outcome.kind === 'stale') return staleReply(outcome, values)
  return redirectSaying(safeRedirect(values.back, `/nhiem-vu/${outcome.task.id}`), said)
}

/** What somebody else did meanwhile, and the form again as it was typed. */
export function staleReply({ task, since }: Extract<TaskOutcome, { kind: 'stale' }>, values: FormReply['values']) {
  const last = since.at(-1)
  const what = last
    ? `${last.actorTitle}: ${EVENT_NAMES[last.data.kind as keyof typeof EVENT_NAMES]} lúc ${formatTime(last.at)}`
    : ''
  return json<FormReply>(
    {
      message: `Nhiệm vụ vừa được người khác cập nhật (${what}). Nội dung bạn ghi vẫn còn dưới đây; hãy xem lại rồi gửi lại.`,
      errors: {},
      values: { ...values, seenVersion: String(task.version) },
    },
    { status: 409 },
  )
}
