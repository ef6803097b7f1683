import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { readUpload } from '#app/server/conclusion-files.server.ts'
import { readForm } from '#app/server/forms.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'

const MAX_REQUEST = 12 * 1024 * 1024

/** The text of the file in the form field `file`, for who may draft this conclusion. */
export async function uploadedText(
  request: Request,
  meetingId: string,
): Promise<{ text: string; name: string; form: FormData } | Refusal> {
  const { actor, today, reads } = await pageContext(request)
  const page = found(await reads.meetingPage(actor, meetingId, today))
  requireMay(actor, 'meeting.edit', meetingSubject(page.meeting, page.conclusion))
  if (Number(request.headers.get('Content-Length') ?? 0) > MAX_REQUEST)
    return refuse('file.too-large', 'Tệp lớn quá 10 MB.', 'file')
  const form = await readForm(request)
  const file = form.get('file')
  if (!(file instanceof File) || file.name === '') return refuse('file.none', 'Hãy chọn một tệp.', 'file')
  const read = await readUpload(file)
  return 'text' in read ? { ...read, name: file.name, form } : read
}
