import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeBackDraft, takeBackDraftInput } from '#app/features/meetings/take-back-draft.ts'
import { DecisionPage } from '#app/ui/meeting/decision-page.tsx'
import { decisionAction, decisionLoader } from './decision.server.ts'

export const loader = (args: LoaderFunctionArgs) => decisionLoader(args, 'meeting.submit')

export const action = (args: ActionFunctionArgs) =>
  decisionAction(args, takeBackDraftInput, takeBackDraft, () => ({
    to: `/cuoc-hop/${args.params.meetingId}/soan`,
    said: 'Đã rút dự thảo lại để sửa.',
  }))

export const meta: MetaFunction = () => [{ title: 'Rút dự thảo – Giao việc – Nhắc việc' }]

export default function TakingBack() {
  const { meeting, state, version } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <DecisionPage
      title="Rút dự thảo lại để sửa"
      meeting={meeting}
      message={reply?.message}
      errors={reply?.errors}
      seenVersion={version}
      submitLabel="Rút lại để sửa"
      backHref={`/cuoc-hop/${meeting.id}`}
      closed={state !== 'submitted'}
    >
      <p>
        {state === 'submitted'
          ? `${meeting.chairName} sẽ không còn thấy bản chờ duyệt cho đến khi dự thảo được trình lại.`
          : 'Dự thảo không ở trạng thái chờ duyệt.'}
      </p>
    </DecisionPage>
  )
}
