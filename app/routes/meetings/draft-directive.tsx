import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { RECURRENCE_NAMES } from '#app/domain/extraction/types.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { URGENCY_NAMES } from '#app/domain/task/attention.ts'
import { changeDraftDirective, changeDraftDirectiveInput } from '#app/features/meetings/change-draft-directive.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { type FormReply, invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { MultiCombobox } from '#app/ui/base/multi-combobox.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Select } from '#app/ui/base/select.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { directiveView } from '#app/ui/meeting/directive-words.ts'
import { partyOptions, partyValue, reportToOptions, reportToValue } from '#app/ui/meeting/party-options.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const { meeting, conclusion, office } = found(await reads.meetingPage(actor, params.meetingId!, today))
  requireMay(actor, 'meeting.edit', meetingSubject(meeting, conclusion))
  const index = conclusion?.directives.findIndex(d => d.id === params.draftId) ?? -1
  const d = found(conclusion?.directives[index])
  const next = conclusion?.directives[index + 1]
  return json({
    meeting: { id: meeting.id, title: meeting.title },
    version: conclusion!.version,
    view: directiveView(d, index, office, today),
    nextHref: next ? `/cuoc-hop/${meeting.id}/soan/muc/${next.id}` : null,
    parties: partyOptions(office, today),
    receivers: reportToOptions(office, today, d.reportTo),
    fields: office.fields.map(f => ({ value: f.id, label: f.name })),
    values: {
      title: d.title,
      lead: d.lead.map(partyValue),
      coordinate: d.coordinate.map(partyValue),
      reportTo: reportToValue(d.reportTo),
      due: d.due ? formatDay(d.due) : '',
      nextMeeting: d.duePrecision === 'next-meeting',
      recurrence: d.recurrence ?? '',
      urgency: d.urgency,
      starred: d.starred,
      fieldId: d.fieldId ?? '',
      confirmed: d.confirmed,
    },
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, changeDraftDirectiveInput, {
    meetingId: params.meetingId,
    draftId: params.draftId,
  })
  if (!form.ok) return invalid(form)
  const outcome = await orPage(changeDraftDirective(tools(), actor, form.value))
  if (isRefusal(outcome)) return refused(outcome, form.values)
  if (outcome.kind === 'stale') {
    const values = { ...form.values, seenVersion: String(outcome.current.version) }
    const message = `${outcome.by} vừa lưu dự thảo này. Nội dung bạn chọn vẫn còn dưới đây; xem lại rồi gửi lại.`
    return json<FormReply>({ message, errors: {}, values }, { status: 409 })
  }
  const said = { confirm: 'Đã xác nhận.', save: 'Đã lưu.', drop: 'Đã bỏ nội dung này.' }[form.value.deed]
  return redirectSaying(`/cuoc-hop/${params.meetingId}/soan`, said)
}

export const meta: MetaFunction = () => [{ title: 'Sửa nội dung chỉ đạo – Giao việc – Nhắc việc' }]

/** One directive of a draft in a plain form: how it is corrected where there is no script. */
export default function DraftDirectivePage() {
  const { meeting, version, view, nextHref, parties, receivers, fields, values } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const was = reply?.values
  const text = (name: 'title' | 'reportTo' | 'due' | 'recurrence' | 'urgency' | 'fieldId'): string =>
    was ? String(was[name] ?? '') : values[name]
  const list = (name: 'lead' | 'coordinate'): string[] => (was ? [was[name] ?? []].flat() : values[name])
  const ticked = (name: 'nextMeeting' | 'starred'): boolean => (was ? was[name] !== undefined : values[name])
  return (
    <>
      <PageHeader
        title={`Mục ${view.number}`}
        breadcrumb={[
          { label: 'Cuộc họp', href: '/cuoc-hop' },
          { label: meeting.title, href: `/cuoc-hop/${meeting.id}` },
          { label: 'Soạn kết luận', href: `/cuoc-hop/${meeting.id}/soan` },
        ]}
      />
      <Card className="max-w-3xl">
        <p className="doc mb-4">{view.text}</p>
        <Form method="post" noValidate className="grid gap-4 sm:grid-cols-2">
          <div className="sm:col-span-2">
            <FormError message={reply?.message} errors={reply?.errors} />
          </div>
          <input type="hidden" name="seenVersion" value={String(was?.seenVersion ?? version)} />
          <Field name="title" label="Tên việc" error={reply?.errors.title} required className="sm:col-span-2">
            <Input maxLength={300} defaultValue={text('title')} />
          </Field>
          <Field name="lead" label="Chủ trì" error={reply?.errors.lead}>
            <MultiCombobox options={parties} defaultValues={list('lead')} />
          </Field>
          <Field name="coordinate" label="Phối hợp" optional>
            <MultiCombobox options={parties} defaultValues={list('coordinate')} />
          </Field>
          <Field name="reportTo" label="Nơi nhận báo cáo" optional>
            <Select options={receivers} emptyLabel="Không nêu" defaultValue={text('reportTo')} />
          </Field>
          <Field name="due" label="Thời hạn" error={reply?.errors.due} hint="Ví dụ 10/6 hoặc 10/06/2026" optional>
            <Input inputMode="numeric" defaultValue={text('due')} />
          </Field>
          <Field name="recurrence" label="Định kỳ">
            <Select
              emptyLabel="Không định kỳ"
              options={Object.entries(RECURRENCE_NAMES).map(([value, label]) => ({ value, label }))}
              defaultValue={text('recurrence')}
            />
          </Field>
          <Field name="urgency" label="Độ khẩn">
            <Select
              options={Object.entries(URGENCY_NAMES).map(([value, label]) => ({ value, label }))}
              defaultValue={text('urgency')}
            />
          </Field>
          <Field name="fieldId" label="Lĩnh vực" optional>
            <Select emptyLabel="Chưa chọn" options={fields} defaultValue={text('fieldId')} />
          </Field>
          <div className="flex flex-col justify-end gap-1">
            <Checkbox name="nextMeeting" label="Thời hạn là kỳ họp sau" defaultChecked={ticked('nextMeeting')} />
            <Checkbox name="starred" label="Việc trọng tâm ★" defaultChecked={ticked('starred')} />
          </div>
          <div className="flex flex-wrap gap-2 sm:col-span-2">
            <SubmitButton name="deed" value="confirm">
              Xác nhận
            </SubmitButton>
            <SubmitButton name="deed" value="save" variant="secondary">
              Lưu
            </SubmitButton>
            <SubmitButton name="deed" value="drop" variant="danger">
              Bỏ nội dung này
            </SubmitButton>
            {nextHref && (
              <ButtonLink variant="quiet" href={nextHref}>
                Mục sau
              </ButtonLink>
            )}
          </div>
        </Form>
      </Card>
    </>
  )
}
