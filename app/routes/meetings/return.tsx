import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { returnDraft, returnDraftInput } from '#app/features/meetings/return-draft.ts'
import { Field } from '#app/ui/base/field.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'
import { DecisionPage } from '#app/ui/meeting/decision-page.tsx'
import { decisionAction, decisionLoader } from './decision.server.ts'

export const loader = (args: LoaderFunctionArgs) => decisionLoader(args, 'meeting.return-draft')

export const action = (args: ActionFunctionArgs) =>
  decisionAction(args, returnDraftInput, returnDraft, () => ({
    to: `/cuoc-hop/${args.params.meetingId}`,
    said: 'Đã trả dự thảo lại cho thư ký.',
  }))

export const meta: MetaFunction = () => [{ title: 'Trả lại dự thảo – Giao việc – Nhắc việc' }]

export default function ReturnDraft() {
  const { meeting, state, version } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <DecisionPage
      title="Trả lại dự thảo"
      meeting={meeting}
      message={reply?.message}
      errors={reply?.errors}
      seenVersion={version}
      submitLabel="Trả lại"
      backHref={`/cuoc-hop/${meeting.id}/duyet`}
      closed={state !== 'submitted'}
    >
      {state === 'submitted' ? (
        <Field name="reason" label="Cần sửa gì" error={reply?.errors.reason} required>
          <Textarea defaultValue={String(reply?.values.reason ?? '')} />
        </Field>
      ) : (
        <p>Dự thảo không ở trạng thái chờ duyệt.</p>
      )}
    </DecisionPage>
  )
}
