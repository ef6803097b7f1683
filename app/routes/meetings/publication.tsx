import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { AppError } from '#app/features/app-error.ts'
import { publishConclusion, publishConclusionInput } from '#app/features/meetings/publish-conclusion.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { orPage } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { DecisionPage } from '#app/ui/meeting/decision-page.tsx'
import { changedMeanwhile, decisionLoader } from './decision.server.ts'

export const loader = (args: LoaderFunctionArgs) => decisionLoader(args, 'meeting.publish')

/** Ban hành. A second press finds the notice issued and shows it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, publishConclusionInput, { meetingId: params.meetingId })
  if (!form.ok) return invalid(form)
  const to = `/cuoc-hop/${params.meetingId}`
  try {
    const outcome = await publishConclusion(tools(), actor, form.value)
    if (!isRefusal(outcome)) {
      const { amended, number, tasks } = outcome
      if (!amended) return redirectSaying(to, `Đã ban hành thông báo số ${number}, giao ${tasks} nhiệm vụ.`)
      return redirectSaying(
        `/cuoc-hop/${outcome.meetingId}`,
        `Đã ban hành thông báo số ${number}: ${amended.changed} nhiệm vụ thay đổi, ${amended.withdrawn} thu hồi, ${amended.kept} giữ nguyên, ${tasks} việc mới.`,
      )
    }
    if (outcome.code === 'already-published') return redirectSaying(to, 'Thông báo đã được ban hành.')
    return refused(outcome, form.values)
  } catch (error) {
    if (error instanceof AppError && error.code === 'stale') return changedMeanwhile(form.values)
    return orPage(Promise.reject(error))
  }
}

export const meta: MetaFunction = () => [{ title: 'Ban hành – Giao việc – Nhắc việc' }]

export default function Publication() {
  const { meeting, state, version, directives } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <DecisionPage
      title="Ban hành thông báo kết luận"
      meeting={meeting}
      message={reply?.message}
      errors={reply?.errors}
      seenVersion={version}
      submitLabel="Ban hành"
      backHref={`/cuoc-hop/${meeting.id}/duyet`}
      closed={state !== 'submitted'}
    >
      <p>
        {state === 'submitted'
          ? `${directives} nội dung chỉ đạo thành nhiệm vụ của các đơn vị; thư giao việc được gửi ngay.`
          : 'Kết luận chưa được trình duyệt hoặc đã ban hành.'}
      </p>
      {state === 'submitted' && <a href={`/cuoc-hop/${meeting.id}/duyet`}>Xem lại nội dung và nhiệm vụ sẽ giao</a>}
    </DecisionPage>
  )
}
