import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { createMeeting, createMeetingInput } from '#app/features/meetings/create-meeting.ts'
import { tools } from '#app/server/compose.server.ts'
import { parseForm, refused } from '#app/server/forms.server.ts'
import { orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { MeetingForm, type MeetingFormValues } from '#app/ui/meeting/meeting-form.tsx'
import { emptyForm, formOptions, typedForm, withAttendance } from './meeting-form.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, today, reads, newKey } = await pageContext(request)
  requireMay(actor, 'meeting.create')
  const [office, series] = await Promise.all([reads.office(), reads.series()])
  return json({ options: formOptions(office, series, today), values: emptyForm(today), requestKey: newKey() })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, withAttendance(createMeetingInput))
  if (!form.ok) return json({ ...form.reply, typed: typedForm(form.reply.values) }, { status: 400 })
  const outcome = await orPage(createMeeting(tools(), actor, form.value))
  if (isRefusal(outcome)) {
    const reply = await refused(outcome, form.values).json()
    return json({ ...reply, typed: typedForm(form.values) }, { status: 409 })
  }
  return redirect(`/cuoc-hop/${outcome.meetingId}/soan`, 303)
}

export const meta: MetaFunction = () => [{ title: 'Cuộc họp mới – Giao việc – Nhắc việc' }]

export default function NewMeeting() {
  const { options, values, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Cuộc họp mới" breadcrumb={[{ label: 'Cuộc họp', href: '/cuoc-hop' }]} />
      <MeetingForm
        options={options}
        values={(reply?.typed ?? values) as MeetingFormValues}
        errors={reply?.errors as Record<string, string> | undefined}
        message={reply?.message}
        requestKey={requestKey}
        submitLabel="Ghi cuộc họp và soạn kết luận"
        cancelHref="/cuoc-hop"
      />
    </>
  )
}
