import { type ActionFunctionArgs, json, redirect } from '@remix-run/node'
import { type DecisionResult, decideOverdue, decideOverdueInput } from '#app/features/scoring/decide-overdue.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { parseForm } from '#app/server/forms.server.ts'
import { requireMay } from '#app/server/page.server.ts'
import { requireActor, safeRedirect } from '#app/server/session.server.ts'
import type { DecisionReply } from '#app/ui/review/board.ts'

/** There is nothing to read here: the board is where decisions are made. */
export const loader = () => redirect('/ra-soat')

/** A script gets the answer for its row; a plain form goes back to the board, which says it. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  requireMay(actor, 'review.view')
  const form = await parseForm(request, decideOverdueInput)
  const reply: DecisionReply = form.ok
    ? replyOf(await decideOverdue(tools(), actor, form.value, form.values))
    : { done: 0, message: null, errors: form.reply.errors, results: [] }
  const values = form.ok ? form.values : form.reply.values
  if (values.inline === '1') return json(reply, { status: reply.done > 0 || isRepeat(reply) ? 200 : 409 })
  const failed = [...Object.values(reply.errors), ...reply.results.filter(isProblem).map(r => r.text)]
  return redirectSaying(
    safeRedirect(values.back, '/ra-soat'),
    failed.length > 0
      ? { tone: 'late', message: [reply.message, ...new Set(failed)].filter(Boolean).join(' ') }
      : (reply.message ?? 'Việc này đã được ghi nhận trước đó.'),
  )
}

type Outcome = Awaited<ReturnType<typeof decideOverdue>>

function replyOf(outcome: Outcome): DecisionReply {
  if (outcome.kind === 'invalid') return { done: 0, message: null, errors: outcome.errors, results: [] }
  const done = outcome.results.filter(r => r.kind === 'done')
  const only = outcome.results.length === 1 ? outcome.results[0] : undefined
  return {
    done: done.length,
    message: done[0] ? `${done[0].text}${done.length > 1 ? ` ${done.length} nhiệm vụ` : ''}.` : null,
    errors: only?.field ? { [only.field]: only.text } : {},
    results: outcome.results,
  }
}

const isProblem = (r: Pick<DecisionResult, 'kind'>): boolean => r.kind === 'stale' || r.kind === 'refused'
const isRepeat = (r: DecisionReply): boolean => r.results.some(x => x.kind === 'repeated')
