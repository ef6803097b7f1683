import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { AMENDMENT_NAMES, amendmentWords } from '#app/domain/amendment/amendment.ts'
import { countWords } from '#app/domain/amendment/preview.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { choosePairs, choosePairsInput } from '#app/features/amendments/choose-pairs.ts'
import { previewAmendment } from '#app/features/amendments/preview-amendment.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { type FormReply, invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { found, orPage, pageContext } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { AmendmentSummary } from '#app/ui/amendment/amendment-summary.tsx'
import { PairChoices } from '#app/ui/amendment/pair-choices.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { ConclusionTag } from '#app/ui/meeting/state-tag.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const { amendment } = found(await reads.meetingPage(actor, params.meetingId!, today))
  const { noticeId, meetingId } = found(amendment)
  if (noticeId) throw redirect(`/cuoc-hop/${meetingId}/thong-bao/${noticeId}`)
  const preview = await orPage(previewAmendment(tools(), actor, params.meetingId!))
  return json({ preview, counts: countWords(preview) })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, choosePairsInput, { meetingId: params.meetingId })
  if (!form.ok) return invalid(form)
  const outcome = await orPage(choosePairs(tools(), actor, form.value))
  if (isRefusal(outcome)) return refused(outcome, form.values)
  if (outcome.kind === 'stale')
    return json<FormReply>(
      { message: 'Người khác vừa chọn lại; hãy xem lại rồi chọn.', errors: {}, values: form.values },
      { status: 409 },
    )
  return redirectSaying(`/cuoc-hop/${params.meetingId}/doi-gi`, 'Đã ghi lựa chọn.')
}

export const meta: MetaFunction = () => [{ title: 'Đổi gì? – Giao việc – Nhắc việc' }]

export default function AmendmentPreviewPage() {
  const { preview, counts } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const base = `/cuoc-hop/${preview.draftId}`
  const { earlier, kind } = preview
  return (
    <FastLinks>
      <PageHeader
        title="Đổi gì?"
        breadcrumb={[
          { label: 'Cuộc họp', href: '/cuoc-hop' },
          { label: preview.title, href: `/cuoc-hop/${preview.meetingId}` },
          { label: `${AMENDMENT_NAMES[kind]} ${earlier.number}`, href: base },
        ]}
        tags={<ConclusionTag state={preview.state} />}
        subtitle={`${amendmentWords({ kind, number: earlier.number, day: earlier.day })}: ${counts}`}
        actions={
          <>
            <ButtonLink href={`${base}/thong-bao`}>Xem thông báo</ButtonLink>
            {preview.mayChoose ? (
              <ButtonLink variant="primary" href={`${base}/soan`}>
                Soạn tiếp
              </ButtonLink>
            ) : (
              <ButtonLink variant="primary" href={`${base}/duyet`}>
                Về bản trình
              </ButtonLink>
            )}
          </>
        }
      />
      <Form method="post">
        <FormError message={reply?.message} errors={reply?.errors} />
        <input type="hidden" name="seenVersion" value={preview.version} />
        <AmendmentSummary preview={preview} />
        <PairChoices preview={preview} />
        {preview.mayChoose && (
          <div className="mt-4 flex flex-wrap items-center gap-2">
            <SubmitButton variant="secondary">Ghi lựa chọn và xem lại</SubmitButton>
            {preview.mayGiveUp && (
              <ButtonLink variant="quiet" href={`${base}/bo-du-thao`}>
                Bỏ dự thảo…
              </ButtonLink>
            )}
          </div>
        )}
      </Form>
    </FastLinks>
  )
}
