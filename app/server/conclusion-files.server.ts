import { type ConclusionNoticeView, renderConclusionNotice } from '#app/documents/conclusion-notice.ts'
import { noticeOfConclusion } from '#app/documents/notice-of-conclusion.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import type { NoticeParts } from '#app/features/meetings/notice-document.ts'

export const noticeView = (parts: NoticeParts): ConclusionNoticeView => noticeOfConclusion(parts)

/** The .docx as an attachment: an ASCII name for old clients, the Vietnamese one beside it. */
export async function noticeFile(parts: NoticeParts): Promise<Response> {
  const bytes = await renderConclusionNotice(noticeView(parts))
  const number = parts.number === null ? '' : ` ${String(parts.number).padStart(2, '0')}-${parts.symbol}`
  const name = parts.draft
    ? `Dự thảo thông báo kết luận họp ${formatDay(parts.meeting.day).replaceAll('/', '-')}.docx`
    : `Thông báo${number}.docx`
  const ascii = `${fold(name.replace(/\.docx$/, '')).replaceAll(' ', '-')}.docx`
  return new Response(bytes as BodyInit, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
