import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import Undo2 from 'lucide-react/dist/esm/icons/undo-2.mjs'
import { can } from '#app/domain/access/can.ts'
import { countWords } from '#app/domain/amendment/preview.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { previewAmendment } from '#app/features/amendments/preview-amendment.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { previewPublication } from '#app/features/meetings/plan-publication.ts'
import { tools } from '#app/server/compose.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { AmendmentSummary } from '#app/ui/amendment/amendment-summary.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { DialogForm } from '#app/ui/base/dialog-form.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'
import { DirectiveLine } from '#app/ui/meeting/directive-line.tsx'
import { directiveView } from '#app/ui/meeting/directive-words.ts'
import { PublicationSummary, planWords } from '#app/ui/meeting/publication-summary.tsx'
import { RichParagraphs } from '#app/ui/meeting/rich-paragraphs.tsx'
import { ConclusionTag } from '#app/ui/meeting/state-tag.tsx'
import { SettledOverlaps } from '#app/ui/overlap/settled-overlaps.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, now, reads } = await pageContext(request)
  const { meeting, conclusion, office, chairName, series, amendment } = found(
    await reads.meetingPage(actor, params.meetingId!, today),
  )
  const draft = found(conclusion)
  const subject = meetingSubject(meeting, draft)
  requireMay(actor, 'meeting.view-draft', subject)
  if (draft.state === 'published') throw redirect(`/cuoc-hop/${meeting.id}`)
  // of a later notice: what becomes of the tasks that are there
  const amended = amendment ? await orPage(previewAmendment(tools(), actor, meeting.id)) : null
  const preview = previewPublication(
    draft.directives.map(d => ({ ...d, fieldId: d.fieldId ?? series?.fieldId ?? null })),
    { office, meeting, now, today },
  )
  const cited = await reads.citedDirectives(actor, [
    ...new Set(draft.directives.flatMap(d => (d.overlaps ?? []).map(o => o.directiveId))),
  ])
  return json({
    cited,
    amended: amended && { ...amended, counts: countWords(amended) },
    meeting: { id: meeting.id, title: meeting.title, chairTitle: meeting.chairTitle, chairName },
    state: draft.state,
    version: draft.version,
    saved: `${office.people.find(p => p.id === draft.updatedBy)?.name ?? ''}, ${formatInstant(draft.updatedAt)}`,
    doc: draft.doc,
    directives: draft.directives.map((d, i) => ({
      view: directiveView(d, i, office, today),
      plan: preview.directives[i]!,
      overlaps: d.overlaps,
    })),
    preview,
    may: {
      publish: can(actor, 'meeting.publish', subject) && draft.state === 'submitted',
      return: can(actor, 'meeting.return-draft', subject) && draft.state === 'submitted',
      takeBack: can(actor, 'meeting.submit', subject) && draft.state === 'submitted',
      edit: can(actor, 'meeting.edit', subject) && draft.state === 'draft',
    },
  })
}

export const handle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Duyệt kết luận – Giao việc – Nhắc việc' }]

export default function Approval() {
  const { meeting, state, version, saved, doc, directives, preview, may, cited, amended } =
    useLoaderData<typeof loader>()
  const base = `/cuoc-hop/${meeting.id}`
  const unclear = directives.filter(d => d.view.unclear)
  return (
    <>
      <PageHeader
        title={amended ? `Duyệt bản ${amended.kind === 'correction' ? 'đính chính' : 'thay thế'}` : 'Duyệt kết luận'}
        breadcrumb={[
          { label: 'Cuộc họp', href: '/cuoc-hop' },
          { label: meeting.title, href: base },
        ]}
        tags={<ConclusionTag state={state} />}
        subtitle={`${meeting.chairName}, ${meeting.chairTitle}, chủ trì · trình bởi ${saved}`}
        actions={
          <>
            {amended && <ButtonLink href={`${base}/doi-gi`}>Đổi gì?</ButtonLink>}
            <ButtonLink href={`${base}/thong-bao`}>Xem thông báo</ButtonLink>
            {may.edit && <ButtonLink href={`${base}/soan`}>Soạn tiếp</ButtonLink>}
            {may.takeBack && (
              <Form method="post" action={`${base}/rut-lai`}>
                <input type="hidden" name="seenVersion" value={version} />
                <SubmitButton variant="secondary" icon={<Undo2 size={16} aria-hidden="true" />}>
                  Rút lại để sửa
                </SubmitButton>
              </Form>
            )}
            {may.return && (
              <DialogForm
                trigger="Trả lại"
                title="Trả lại dự thảo"
                description="Thư ký nhận lại dự thảo cùng lý do này."
                action={`${base}/tra-du-thao`}
                href={`${base}/tra-du-thao`}
                submitLabel="Trả lại"
              >
                <input type="hidden" name="seenVersion" value={version} />
                <Field name="reason" label="Cần sửa gì" required>
                  <Textarea required />
                </Field>
              </DialogForm>
            )}
            {may.publish && (
              <Form method="post" action={`${base}/ban-hanh`}>
                <input type="hidden" name="seenVersion" value={version} />
                <SubmitButton busyLabel="Đang ban hành…">Ban hành</SubmitButton>
              </Form>
            )}
          </>
        }
      />
      {state === 'draft' && (
        <Callout tone="soon" title="Dự thảo chưa được trình" className="mb-4">
          Đây là bản thư ký đang soạn; chỉ ban hành được sau khi trình duyệt.
        </Callout>
      )}
      {amended ? (
        <div className="mb-4">
          <AmendmentSummary preview={{ ...amended, mayChoose: false }} />
        </div>
      ) : (
        <PublicationSummary preview={preview} directives={directives.length} unclear={unclear.length} />
      )}
      <div className="grid items-start gap-4.5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.08fr)]">
        <Card
          title={amended ? `Nội dung sau khi sửa (${directives.length})` : `Sẽ giao (${directives.length})`}
          flush
          className="lg:order-2"
        >
          <ol className="border-t border-line-soft">
            {directives.map(({ view, plan, overlaps }) => (
              <DirectiveLine
                key={view.id}
                d={view}
                aside={
                  amended ? undefined : (
                    <span
                      className={plan.work + plan.synthesis === 0 ? 'font-medium text-late' : 'font-medium text-accent'}
                    >
                      {planWords(plan)}
                    </span>
                  )
                }
              >
                <SettledOverlaps overlaps={overlaps} cited={cited} />
              </DirectiveLine>
            ))}
          </ol>
        </Card>
        <section
          aria-label="Văn bản kết luận"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
          tabIndex={0}
          className="card doc overflow-y-auto px-4 py-4 text-[0.96875rem] sm:px-7.5 sm:py-5 lg:sticky lg:top-3 lg:max-h-[calc(100dvh-1.5rem)]"
        >
          <RichParagraphs doc={doc} />
        </section>
      </div>
    </>
  )
}
