import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { urgeNotices } from '#app/domain/reminder/immediate.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { urge } from '#app/domain/task/lifecycle.ts'
import { AppError } from '../app-error.ts'
import { taskSubject } from '../tasks/task-subject.ts'
import type { DeliveryTools } from './delivery-tools.ts'
import { type PreviewedMail, previewMails } from './preview-mails.ts'

export type UrgePreview = {
  mails: PreviewedMail[]
  /** Tasks that cannot be urged now, and why. */
  refused: { taskId: string; message: string }[]
}

/** Đôn đốc, before it happens: exactly the mails that would go, one a person however many tasks. */
export async function previewUrge(
  tools: DeliveryTools,
  actor: Actor,
  { taskIds, note }: { taskIds: readonly string[]; note: string | null },
): Promise<UrgePreview> {
  const now = tools.clock.now()
  const found = await tools.unitOfWork(async stores => {
    const office = await stores.office.load()
    return { office, tasks: await stores.mails.tasks([...new Set(taskIds)]) }
  })
  const refused: UrgePreview['refused'] = []
  const notices = found.tasks.flatMap(task => {
    if (!can(actor, 'task.view', taskSubject(task))) throw new AppError('not-found')
    if (!can(actor, 'task.urge', taskSubject(task))) throw new AppError('forbidden')
    const decision = urge(task, note, [])
    if (isRefusal(decision)) {
      refused.push({ taskId: task.id, message: decision.message })
      return []
    }
    return urgeNotices({ ...task, urgedAt: now }, found.office, tools.clock.today(), 0, note)
  })
  return { mails: await previewMails(tools, notices, now), refused }
}
