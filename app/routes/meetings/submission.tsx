import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { submitDraft, submitDraftInput } from '#app/features/meetings/submit-draft.ts'
import { DecisionPage } from '#app/ui/meeting/decision-page.tsx'
import { decisionAction, decisionLoader } from './decision.server.ts'

export const loader = (args: LoaderFunctionArgs) => decisionLoader(args, 'meeting.submit')

export const action = (args: ActionFunctionArgs) =>
  decisionAction(args, submitDraftInput, submitDraft, () => ({
    to: `/cuoc-hop/${args.params.meetingId}`,
    said: 'Đã trình duyệt dự thảo kết luận.',
  }))

export const meta: MetaFunction = () => [{ title: 'Trình duyệt – Giao việc – Nhắc việc' }]

export default function Submission() {
  const { meeting, state, version, directives, unconfirmed, unclear } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const closed = state !== 'draft'
  return (
    <DecisionPage
      title="Trình duyệt dự thảo"
      meeting={meeting}
      message={reply?.message}
      errors={reply?.errors}
      seenVersion={version}
      submitLabel="Trình duyệt"
      backHref={closed ? `/cuoc-hop/${meeting.id}` : `/cuoc-hop/${meeting.id}/soan`}
      closed={closed}
    >
      {closed ? (
        <p>Kết luận này không còn là dự thảo.</p>
      ) : (
        <>
          <p>
            {meeting.chairName}, {meeting.chairTitle}, sẽ xem {directives} nội dung chỉ đạo và ban hành.
          </p>
          {unconfirmed.length > 0 && <p>Chưa xác nhận: {unconfirmed.join(', ')}.</p>}
          {unclear.length > 0 && (
            <ul className="list-disc pl-5">
              {unclear.map(d => (
                <li key={d.number}>
                  <strong>{d.number}</strong> – {d.words}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </DecisionPage>
  )
}
