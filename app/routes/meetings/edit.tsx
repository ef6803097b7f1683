import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { editMeeting, editMeetingInput } from '#app/features/meetings/edit-meeting.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { parseForm, refused } from '#app/server/forms.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { MeetingForm, type MeetingFormValues } from '#app/ui/meeting/meeting-form.tsx'
import { formOf, formOptions, typedForm, withAttendance } from './meeting-form.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const { meeting, conclusion, office } = found(await reads.meetingPage(actor, params.meetingId!, today))
  requireMay(actor, 'meeting.edit', meetingSubject(meeting, conclusion))
  if (conclusion?.state === 'published') throw redirect(`/cuoc-hop/${meeting.id}`)
  return json({
    meeting: { id: meeting.id, title: meeting.title, version: meeting.version },
    options: formOptions(office, await reads.series(), meeting.day),
    values: formOf(meeting),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, withAttendance(editMeetingInput), { meetingId: params.meetingId })
  if (!form.ok) return json({ ...form.reply, typed: typedForm(form.reply.values) }, { status: 400 })
  const outcome = await orPage(editMeeting(tools(), actor, form.value))
  if (isRefusal(outcome)) {
    const reply = await refused(outcome, form.values).json()
    return json({ ...reply, typed: typedForm(form.values) }, { status: 409 })
  }
  if (outcome.kind === 'stale') {
    const { meeting } = outcome
    const values = { ...form.values, seenVersion: String(meeting.version) }
    const message = `Người khác vừa sửa cuộc họp này: nay là “${meeting.title}”, ngày ${formatDay(meeting.day)}, ${meeting.attendance.length} đơn vị dự họp. Nội dung bạn ghi vẫn còn dưới đây; xem lại rồi lưu nếu vẫn đúng.`
    return json({ message, errors: {}, values, typed: typedForm(values) }, { status: 409 })
  }
  return redirectSaying(`/cuoc-hop/${params.meetingId}`, 'Đã sửa thông tin cuộc họp.')
}

export const meta: MetaFunction = () => [{ title: 'Sửa cuộc họp – Giao việc – Nhắc việc' }]

export default function EditMeeting() {
  const { meeting, options, values } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title="Sửa thông tin cuộc họp"
        breadcrumb={[
          { label: 'Cuộc họp', href: '/cuoc-hop' },
          { label: meeting.title, href: `/cuoc-hop/${meeting.id}` },
        ]}
      />
      <MeetingForm
        options={options}
        values={(reply?.typed ?? values) as MeetingFormValues}
        errors={reply?.errors as Record<string, string> | undefined}
        message={reply?.message}
        seenVersion={Number(reply?.values.seenVersion ?? meeting.version)}
        submitLabel="Lưu"
        cancelHref={`/cuoc-hop/${meeting.id}`}
      />
    </>
  )
}
