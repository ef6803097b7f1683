import { type ActionFunctionArgs, json } from '@remix-run/node'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { AppError } from '#app/features/app-error.ts'
import { saveDraft, saveDraftInput } from '#app/features/meetings/save-draft.ts'
import { systemClock } from '#app/server/clock.server.ts'
import { tools } from '#app/server/compose.server.ts'
import { withoutNul } from '#app/server/forms.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import type { SaveReply } from '#app/ui/meeting/drafting/draft-saver.ts'

/** Autosave: the whole draft as JSON. Answers are for the script that sent it, never a page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const body = await request.text().then(readJson, () => null)
  const parsed = saveDraftInput.safeParse({ ...(body as object), meetingId: params.meetingId })
  if (!parsed.success) return reply({ kind: 'refused', message: firstOf(parsed.error.issues) }, 400)
  try {
    const outcome = await saveDraft(tools(), actor, parsed.data)
    if (isRefusal(outcome)) return reply({ kind: 'refused', message: outcome.message }, 409)
    if (outcome.kind === 'saved') return reply({ kind: 'saved', version: outcome.version, at: systemClock.now() }, 200)
    const { doc, directives, version, updatedAt } = outcome.current
    return reply({ kind: 'stale', current: { doc, directives, version, at: updatedAt }, by: outcome.by }, 409)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const message =
      error.code === 'forbidden' ? 'Bạn không còn quyền soạn kết luận này.' : 'Không còn cuộc họp hoặc dự thảo này.'
    return reply({ kind: 'refused', message }, error.code === 'forbidden' ? 403 : 404)
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text, (_name, value) => (typeof value === 'string' ? withoutNul(value) : value))
  } catch {
    return null
  }
}

const reply = (body: SaveReply, status: number) => json(body, { status, headers: { 'Cache-Control': 'no-store' } })

const firstOf = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): string => {
  const issue = issues[0]
  const at =
    issue?.path[0] === 'directives' && typeof issue.path[1] === 'number' ? `Nội dung thứ ${issue.path[1] + 1}: ` : ''
  return `${at}${issue?.message ?? 'Dữ liệu gửi lên không đúng.'}`
}
