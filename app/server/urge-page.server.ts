import type { ActionFunctionArgs } from '@remix-run/node'
import type { Actor } from '#app/domain/access/actor.ts'
import { NOTE_MARK } from '#app/domain/reminder/urge-mail.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { dayOfInstant } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { daysLate } from '#app/domain/task/standing.ts'
import type { StoredTask } from '#app/features/ports.ts'
import { previewUrge } from '#app/features/reminders/urge-preview.ts'
import { urgeTasks, urgeTasksInput } from '#app/features/tasks/urge-tasks.ts'
import { tools } from './compose.server.ts'
import { redirectSaying } from './flash.server.ts'
import { invalid, parseForm, refused } from './forms.server.ts'
import { orPage } from './page.server.ts'
import { withDeliveryTools } from './reminder-tools.server.ts'
import { requireActor, safeRedirect } from './session.server.ts'

/** A task to tick: how late it is, and when somebody was urged about it last. */
export const urgeLine = (t: StoredTask, today: Day) => ({
  id: t.id,
  late: daysLate(t, t.due, today),
  urgedAt: t.urgedAt,
  urgedToday: t.urgedAt !== null && dayOfInstant(t.urgedAt) === today,
})

/** The mails that an urge of these tasks would send; the sender's own words are still to be put in. */
export const urgeMails = async (actor: Actor, taskIds: readonly string[]) =>
  (await orPage(withDeliveryTools(t => previewUrge(t, actor, { taskIds, note: NOTE_MARK })))).mails

/** One press for all that are ticked: "5 đơn vị", "3 việc". */
export async function urgeAction({ request }: Pick<ActionFunctionArgs, 'request'>, home: string, what: string) {
  const actor = await requireActor(request)
  const form = await parseForm(request, urgeTasksInput)
  if (!form.ok) return invalid(form)
  const outcome = await orPage(urgeTasks(tools(), actor, form.value))
  if (isRefusal(outcome)) return refused(outcome, form.values)
  const back = safeRedirect(form.values.back, home)
  if (outcome.kind === 'repeated') return redirectSaying(back, `Đã đôn đốc các ${what} này.`)
  const { urged, skipped } = outcome
  const rest = skipped.length > 0 ? ` ${skipped.length} ${what} vừa được báo cáo nên không đôn đốc nữa.` : ''
  return redirectSaying(back, `Đã đôn đốc ${urged.length} ${what}; thư đang được gửi.${rest}`)
}
