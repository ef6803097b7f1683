import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { publishConclusion, publishConclusionInput } from '#app/features/meetings/publish-conclusion.ts'
import { DecisionPage } from '#app/ui/meeting/decision-page.tsx'
import { decisionAction, decisionLoader } from './decision.server.ts'

export const loader = (args: LoaderFunctionArgs) => decisionLoader(args, 'meeting.publish')

/** Ban hành. A second press finds the notice issued and shows it. */
export const action = (args: ActionFunctionArgs) =>
  decisionAction(args, publishConclusionInput, publishOnce, outcome => {
    const to = `/cuoc-hop/${args.params.meetingId}`
    if (outcome.kind === 'issued-already') return { to, said: 'Thông báo đã được ban hành.' }
    const { amended, number, tasks, meetingId } = outcome
    if (!amended) return { to, said: `Đã ban hành thông báo số ${number}, giao ${tasks} nhiệm vụ.` }
    return {
      to: `/cuoc-hop/${meetingId}`,
      said: `Đã ban hành thông báo số ${number}: ${amended.changed} nhiệm vụ thay đổi, ${amended.withdrawn} thu hồi, ${amended.kept} giữ nguyên, ${tasks} việc mới.`,
    }
  })

const publishOnce = async (...given: Parameters<typeof publishConclusion>) => {
  const outcome = await publishConclusion(...given)
  return isRefusal(outcome) && outcome.code === 'already-published' ? { kind: 'issued-already' as const } : outcome
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
