import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { amendmentWords } from '#app/domain/amendment/amendment.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { giveUpAmendment, giveUpAmendmentInput } from '#app/features/amendments/give-up-amendment.ts'
import { AppError } from '#app/features/app-error.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { DecisionPage } from '#app/ui/meeting/decision-page.tsx'
import { changedMeanwhile } from '../meetings/decision.server.ts'

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

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, giveUpAmendmentInput, { meetingId: params.meetingId })
  if (!form.ok) return invalid(form)
  try {
    const outcome = await giveUpAmendment(tools(), actor, form.value)
    if (isRefusal(outcome)) return refused(outcome, form.values)
    return redirectSaying(`/cuoc-hop/${outcome.meetingId}`, 'Đã bỏ dự thảo; thông báo cũ giữ nguyên.')
  } catch (error) {
    if (error instanceof AppError && error.code === 'stale') return changedMeanwhile(form.values)
    return orPage(Promise.reject(error))
  }
}

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
