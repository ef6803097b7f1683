import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { takeMeetingFacts, takeMeetingFactsInput } from '#app/features/meetings/take-meeting-facts.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { parseForm } from '#app/server/forms.server.ts'
import { orPage } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'

/** Without script the record of the meeting has its own form. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/cuoc-hop/${params.meetingId}/sua`)

/** What the text says about its meeting, taken over by the secretary. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const back = `/cuoc-hop/${params.meetingId}/soan`
  const form = await parseForm(request, takeMeetingFactsInput, { meetingId: params.meetingId })
  if (!form.ok) return redirectSaying(back, 'Chưa ghi được thông tin cuộc họp; hãy sửa ở trang cuộc họp.')
  const outcome = await orPage(takeMeetingFacts(tools(), actor, form.value))
  if (isRefusal(outcome)) return redirectSaying(back, outcome.message)
  return redirectSaying(
    back,
    outcome.kind === 'stale'
      ? 'Người khác vừa sửa cuộc họp này; xem lại rồi chọn lại.'
      : 'Đã ghi vào thông tin cuộc họp theo văn bản.',
  )
}
