import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { numberOf } from '#app/domain/directive/citation.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { decideOverlaps, decideOverlapsInput } from '#app/features/meetings/decide-overlaps.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { type FormReply, invalid, parseForm, readForm, refused } from '#app/server/forms.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { DecisionChoices } from '#app/ui/overlap/decision-choices.tsx'
import { HintWords } from '#app/ui/overlap/hint-words.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const { meeting, conclusion, amendment } = found(await reads.meetingPage(actor, params.meetingId!, today))
  requireMay(actor, 'meeting.edit', meetingSubject(meeting, conclusion))
  const drafts = conclusion?.directives ?? []
  const hints = await reads.overlaps(actor, drafts, amendment?.meetingId ?? meeting.id, today)
  return json({
    meeting: { id: meeting.id, title: meeting.title },
    version: conclusion?.version ?? 0,
    items: drafts.flatMap((d, i) => {
      const own = hints.filter(h => h.draftId === d.id)
      return own.length === 0
        ? []
        : [{ id: d.id, number: numberOf(d, i), title: d.title, hints: own, decided: d.overlaps ?? [] }]
    }),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const sent = await readForm(request)
  // one choice a pair, each under a name of its own
  const body = new URLSearchParams({ seenVersion: String(sent.get('seenVersion') ?? '') })
  for (const [name, value] of sent) if (name.startsWith('decision')) body.append('decision', String(value))
  const form = await parseForm(new Request(request.url, { method: 'POST', body }), decideOverlapsInput, {
    meetingId: params.meetingId,
  })
  if (!form.ok) return invalid(form)
  const outcome = await orPage(decideOverlaps(tools(), actor, form.value))
  if (isRefusal(outcome)) return refused(outcome, form.values)
  if (outcome.kind === 'stale')
    return json<FormReply>(
      {
        message: `${outcome.by} vừa lưu một bản khác; hãy tải lại trang rồi chọn lại.`,
        errors: {},
        values: form.values,
      },
      { status: 409 },
    )
  return redirectSaying(`/cuoc-hop/${params.meetingId}/soan`, 'Đã ghi cách xử lý nội dung có thể trùng.')
}

export const meta: MetaFunction = () => [{ title: 'Nội dung có thể trùng – Giao việc – Nhắc việc' }]

export default function DraftOverlaps() {
  const { meeting, version, items } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="Nội dung có thể trùng"
        breadcrumb={[
          { label: 'Cuộc họp', href: '/cuoc-hop' },
          { label: meeting.title, href: `/cuoc-hop/${meeting.id}` },
          { label: 'Soạn kết luận', href: `/cuoc-hop/${meeting.id}/soan` },
        ]}
      />
      {items.length === 0 ? (
        <EmptyState title="Không có nội dung nào giống việc đang mở của cùng đơn vị." />
      ) : (
        <Form method="post" className="flex max-w-3xl flex-col gap-4">
          <FormError message={reply?.message} />
          <input type="hidden" name="seenVersion" value={version} />
          {items.map(item => (
            <Card key={item.id} title={`${item.number}. ${item.title}`}>
              <ul className="flex flex-col gap-4">
                {item.hints.map(h => (
                  <li key={h.directiveId} className="flex flex-col gap-2">
                    <HintWords hint={h} />
                    <DecisionChoices
                      name={`decision-${item.id}-${h.directiveId}`}
                      value={item.decided.find(o => o.directiveId === h.directiveId)?.decision ?? null}
                      encode={decision => `${item.id}|${h.directiveId}|${decision}`}
                      about={`${item.number} với ${h.path}`}
                    />
                  </li>
                ))}
              </ul>
            </Card>
          ))}
          <div className="flex gap-2">
            <SubmitButton>Lưu</SubmitButton>
            <ButtonLink href={`/cuoc-hop/${meeting.id}/soan`} variant="quiet">
              Thôi
            </ButtonLink>
          </div>
        </Form>
      )}
    </>
  )
}
