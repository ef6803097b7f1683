import type { LoaderFunctionArgs } from '@remix-run/node'
import { type NoticeParts, noticeDocument } from '#app/features/meetings/notice-document.ts'
import { tools } from '#app/server/compose.server.ts'
import { found, orPage, pageContext } from '#app/server/page.server.ts'

/** The notice a viewer may read: the page read model has settled whether a unit of theirs was given work here. */
export async function noticeParts({ request, params }: LoaderFunctionArgs): Promise<NoticeParts> {
  const { actor, today, reads } = await pageContext(request)
  const page = found(await reads.meetingPage(actor, params.meetingId!, today))
  return orPage(noticeDocument(tools(), actor, page.meeting.id, page.notice !== null))
}
