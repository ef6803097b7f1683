import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { urgeNotices } from '#app/domain/reminder/immediate.ts'
import type { Notice } from '#app/domain/reminder/notice.ts'
import type { UrgeMail } from '#app/domain/reminder/urge-mail.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { urge } from '#app/domain/task/lifecycle.ts'
import { AppError } from '../app-error.ts'
import { taskSubject } from '../tasks/task-subject.ts'
import type { DeliveryTools } from './delivery-tools.ts'
import { previewMails } from './preview-mails.ts'
import { readReminderSettings } from './reminder-settings.ts'

export type UrgePreview = {
  mails: UrgeMail[]
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
  const found = await tools.unitOfWork(async stores => ({
    office: await stores.office.load(),
    settings: await readReminderSettings(stores, tools.mailDomains),
    tasks: (await stores.tasks.readable([...new Set(taskIds)])).tasks,
  }))
  const refused: UrgePreview['refused'] = []
  const notices = found.tasks.flatMap(task => {
    if (!can(actor, 'task.view', taskSubject(task))) throw new AppError('not-found')
    if (!can(actor, 'task.urge', taskSubject(task))) throw new AppError('forbidden')
    const decision = urge(task, note, [])
    if (isRefusal(decision)) {
      refused.push({ taskId: task.id, message: decision.message })
      return []
    }
    return urgeNotices({ ...task, urgedAt: now }, found.office, tools.clock.today(), 0, note, found.settings)
  })
  const order = new Map(taskIds.map((id, i) => [id, i]))
  const own = new Map<string, Notice[]>()
  for (const n of notices.sort((a, b) => (order.get(a.taskId ?? '') ?? 0) - (order.get(b.taskId ?? '') ?? 0)))
    own.set(n.personId, [...(own.get(n.personId) ?? []), n])
  const written = await previewMails(tools, [...own.values()].flatMap(choicesOf), now)
  const mails = new Map<string, UrgeMail>()
  for (const { personId, personName, to, taskIds: chosen, subject, text } of written) {
    const all = (own.get(personId) ?? []).flatMap(n => n.taskId ?? [])
    const mail = mails.get(personId) ?? { personId, personName, to, taskIds: all, letters: {} }
    mail.letters[chosen.join()] = { subject, text }
    mails.set(personId, mail)
  }
  return { mails: [...mails.values()], refused }
}

/** Of so many tasks of one person every choice is written, of more only all of them. */
const CHOICES_OF = 4

/** The notices once for each choice among them: a group is a mail. */
function choicesOf(notices: readonly Notice[]): Notice[] {
  let choices: Notice[][] = [[]]
  for (const n of notices.length > CHOICES_OF ? [] : notices)
    choices = choices.concat(choices.map(some => [...some, n]))
  if (notices.length > CHOICES_OF) choices.push([...notices])
  return choices.flatMap((choice, i) => choice.map(n => ({ ...n, data: { ...n.data, group: `urge:${i}` } })))
}
