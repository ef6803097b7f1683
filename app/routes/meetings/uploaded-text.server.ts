import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { readFileApart } from '#app/server/file-reader.server.ts'
import { unreadable } from '#app/server/forms.server.ts'
import { readMultipart, TooLarge } from '#app/server/multipart.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'

const MEGABYTE = 1024 * 1024
const LIMITS = { fileBytes: 10 * MEGABYTE, textBytes: MEGABYTE, totalBytes: 26 * MEGABYTE }

const TOO_LARGE = 'Tệp lớn quá 10 MB. Hãy tách phần kết luận ra một tệp riêng.'

/** The text of the file in the form field `file`, for who may draft this conclusion. */
export async function uploadedText(
  request: Request,
  meetingId: string,
): Promise<{ text: string; name: string; form: Map<string, string> } | Refusal> {
  const { actor, today, reads } = await pageContext(request)
  const page = found(await reads.meetingPage(actor, meetingId, today))
  requireMay(actor, 'meeting.edit', meetingSubject(page.meeting, page.conclusion))
  const sent = await readMultipart(request, LIMITS).catch((error: unknown) => {
    if (error instanceof TooLarge) return refuse('file.too-large', TOO_LARGE, 'file')
    throw unreadable()
  })
  if ('message' in sent) return sent
  const file = sent.files.find(f => f.field === 'file')
  if (!file || file.name === '') return refuse('file.none', 'Hãy chọn một tệp.', 'file')
  if (file.tooLarge) return refuse('file.too-large', TOO_LARGE, 'file')
  const read = await readFileApart(file.bytes, file.name)
  return 'text' in read ? { ...read, name: file.name, form: new Map(sent.text) } : read
}
