import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type NoticeParts, noticeDocument } from '#app/features/meetings/notice-document.ts'
import type { NoticeVersion } from '#app/features/reads.ts'
import { tools } from '#app/server/compose.server.ts'
import { found, orPage, pageContext } from '#app/server/page.server.ts'

/**
 * The notice a viewer may read – the one that holds, or an earlier version: the page read model has settled whether a
 * unit of theirs was given work here.
 */
export async function noticeParts({
  request,
  params,
}: LoaderFunctionArgs): Promise<NoticeParts & { versions: NoticeVersion[] }> {
  const { actor, today, reads } = await pageContext(request)
  const { meeting, amendment, notice, versions } = found(await reads.meetingPage(actor, params.meetingId!, today))
  // issued since: it is a version of the meeting's notice now
  if (amendment?.noticeId) throw redirect(`/cuoc-hop/${amendment.meetingId}/thong-bao/${amendment.noticeId}`)
  const noticeId = params.noticeId ?? null
  return { ...(await orPage(noticeDocument(tools(), actor, meeting.id, notice !== null, noticeId))), versions }
}
