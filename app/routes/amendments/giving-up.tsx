import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { amendmentWords } from '#app/domain/amendment/amendment.ts'
import { giveUpAmendment, giveUpAmendmentInput } from '#app/features/amendments/give-up-amendment.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { DecisionPage } from '#app/ui/meeting/decision-page.tsx'
import { decisionAction } from '../meetings/decision.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const page = found(await reads.meetingPage(actor, params.meetingId!, today))
  const amendment = found(page.amendment)
  const draft = found(page.conclusion)
  requireMay(actor, 'meeting.amend', meetingSubject(page.meeting, draft))
  return json({
    meeting: { id: page.meeting.id, title: page.meeting.title },
    words: amendmentWords({ kind: amendment.kind, ...amendment.earlier }),
    open: draft.state === 'draft',
    version: draft.version,
  })
}

export const action = (args: ActionFunctionArgs) =>
  decisionAction(args, giveUpAmendmentInput, giveUpAmendment, ({ meetingId }) => ({
    to: `/cuoc-hop/${meetingId}`,
    said: 'Đã bỏ dự thảo; thông báo cũ giữ nguyên.',
  }))

export const meta: MetaFunction = () => [{ title: 'Bỏ dự thảo – Giao việc – Nhắc việc' }]

export default function GivingUp() {
  const { meeting, words, open, version } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <DecisionPage
      title="Bỏ dự thảo"
      meeting={meeting}
      message={reply?.message}
      errors={reply?.errors}
      seenVersion={version}
      submitLabel="Bỏ dự thảo"
      submitVariant="danger"
      backHref={`/cuoc-hop/${meeting.id}`}
      closed={!open}
    >
      <p>
        {open
          ? `Dự thảo “${words}” sẽ bị xoá. Thông báo cũ và các nhiệm vụ giữ nguyên; nhật ký vẫn ghi là đã từng soạn.`
          : 'Dự thảo đang chờ duyệt hoặc đã ban hành; không bỏ được.'}
      </p>
    </DecisionPage>
  )
}
