import { type ActionFunctionArgs, json, redirect } from '@remix-run/node'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { clientName } from '#app/features/auth/client-name.ts'
import { isPushService } from '#app/features/push/push-services.ts'
import { changeDevice, deviceInput } from '#app/features/push/subscribe-device.ts'
import { tools } from '#app/server/compose.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { requireActor } from '#app/server/session.server.ts'

export const loader = () => redirect('/tai-khoan')

/** A script adds this device; a form removes one. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, deviceInput)
  if (!form.ok) return invalid(form)
  const client = clientName(request.headers.get('User-Agent'))
  const outcome = await changeDevice(tools(), actor, form.value, { client, mayPushTo: isPushService })
  if (isRefusal(outcome)) return refused(outcome)
  return form.value.do === 'remove' ? redirect('/tai-khoan?da=thong-bao-day', 303) : json({ message: null })
}
