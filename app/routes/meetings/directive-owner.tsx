import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { can } from '#app/domain/access/can.ts'
import { addressesOf } from '#app/domain/directive/citation.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { assignDirective, assignDirectiveInput } from '#app/features/meetings/assign-directive.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { found, orPage, pageContext } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { MultiCombobox } from '#app/ui/base/multi-combobox.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { directiveView } from '#app/ui/meeting/directive-words.ts'
import { partyOptions, partyValue } from '#app/ui/meeting/party-options.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const { meeting, conclusion, notice, office, tallies } = found(
    await reads.meetingPage(actor, params.meetingId!, today),
  )
  const subject = meetingSubject(meeting, conclusion)
  if (!can(actor, 'meeting.edit', subject) && !can(actor, 'meeting.publish', subject))
    throw new Response('Bạn không có quyền giao nội dung này.', { status: 403 })
  const index = notice?.directives.findIndex(d => d.id === params.directiveId) ?? -1
  const directive = found(notice?.directives[index])
  if (tallies.some(t => t.directiveId === directive.id))
    throw redirect(`/cuoc-hop/${meeting.id}#${addressesOf(notice?.directives ?? [])[index]}`)
  return json({
    meeting: { id: meeting.id, title: meeting.title },
    directive: directiveView(directive, index, office, today),
    options: partyOptions(office, today),
    coordinate: directive.coordinate.map(partyValue),
    mayDate: directive.due === null,
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, assignDirectiveInput, {
    meetingId: params.meetingId,
    directiveId: params.directiveId,
  })
  if (!form.ok) return invalid(form)
  const outcome = await orPage(assignDirective(tools(), actor, form.value))
  if (isRefusal(outcome)) return refused(outcome, form.values)
  return redirectSaying(`/cuoc-hop/${params.meetingId}`, `Đã giao thành ${outcome.tasks} nhiệm vụ.`)
}

export const meta: MetaFunction = () => [{ title: 'Chọn đơn vị chủ trì – Giao việc – Nhắc việc' }]

export default function DirectiveOwner() {
  const { meeting, directive, options, coordinate, mayDate } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const typed = (name: string): string[] => [reply?.values[name] ?? []].flat()
  return (
    <>
      <PageHeader
        title={`Chọn đơn vị chủ trì – mục ${directive.number}`}
        breadcrumb={[
          { label: 'Cuộc họp', href: '/cuoc-hop' },
          { label: meeting.title, href: `/cuoc-hop/${meeting.id}` },
        ]}
      />
      <Card className="max-w-2xl">
        <p className="doc mb-4">{directive.text}</p>
        <Form method="post" noValidate className="flex flex-col gap-4">
          <FormError message={reply?.message} errors={reply?.errors} />
          <Field
            name="lead"
            label="Đơn vị chủ trì"
            error={reply?.errors.lead}
            hint="Mỗi đơn vị nhận một nhiệm vụ riêng; chọn cả nhóm thì từng đơn vị trong nhóm nhận."
            required
          >
            <MultiCombobox options={options} defaultValues={typed('lead')} />
          </Field>
          <Field name="coordinate" label="Đơn vị phối hợp" optional>
            <MultiCombobox options={options} defaultValues={reply ? typed('coordinate') : coordinate} />
          </Field>
          {mayDate && (
            <Field name="due" label="Thời hạn" error={reply?.errors.due} optional>
              <DateField defaultValue={typed('due')[0] ?? ''} />
            </Field>
          )}
          <div className="flex flex-wrap gap-2">
            <SubmitButton busyLabel="Đang giao…">Giao việc</SubmitButton>
            <ButtonLink variant="quiet" href={`/cuoc-hop/${meeting.id}`}>
              Thôi
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </>
  )
}
