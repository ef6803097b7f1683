import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { draftDirectiveInput } from '#app/features/meetings/draft-input.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'

const { id, title, text, lead } = draftDirectiveInput.shape
const asked = z.object({ drafts: z.array(z.object({ id, title, text, lead })).max(300) })

/** For the drafting page's script: open directives that the drafts on the screen resemble. Nothing is stored here. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const { meeting, conclusion, amendment } = found(await reads.meetingPage(actor, params.meetingId!, today))
  requireMay(actor, 'meeting.edit', meetingSubject(meeting, conclusion))
  const input = asked.safeParse(await request.json().catch(() => null))
  if (!input.success) return json({ hints: [] }, { status: 400 })
  return json({ hints: await reads.overlaps(actor, input.data.drafts, amendment?.meetingId ?? meeting.id, today) })
}
