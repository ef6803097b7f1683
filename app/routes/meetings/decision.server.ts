import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import type { Action } from '#app/domain/access/can.ts'
import { numberOf } from '#app/domain/directive/citation.ts'
import { missingIn } from '#app/domain/directive/draft.ts'
import { isRefusal, type Refusal } from '#app/domain/shared/refusal.ts'
import { AppError } from '#app/features/app-error.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import type { Tools } from '#app/features/ports.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { type FormReply, invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { unclearWords } from '#app/ui/meeting/directive-words.ts'

/** The page of a decision about a draft: what is decided on, and what is still open in it. */
export async function decisionLoader({ request, params }: LoaderFunctionArgs, action: Action) {
  const { actor, today, reads } = await pageContext(request)
  const { meeting, conclusion, chairName } = found(await reads.meetingPage(actor, params.meetingId!, today))
  const draft = found(conclusion)
  requireMay(actor, action, meetingSubject(meeting, draft))
  const numbered = draft.directives.map((d, i) => ({ d, number: numberOf(d, i) }))
  return json({
    meeting: { id: meeting.id, title: meeting.title, chairTitle: meeting.chairTitle, chairName },
    state: draft.state,
    version: draft.version,
    directives: draft.directives.length,
    unconfirmed: numbered.filter(({ d }) => !d.confirmed).map(({ number }) => number),
    unclear: numbered
      .filter(({ d }) => missingIn(d).length > 0)
      .map(({ d, number }) => ({ number, words: unclearWords(d)! })),
  })
}

type Decide<S extends z.ZodType, O> = (tools: Tools, actor: Actor, input: z.output<S>) => Promise<O | Refusal>

/** Runs one decision about a draft; somebody else's change in between is said, with what was typed. */
export async function decisionAction<S extends z.ZodType, O>(
  { request, params }: ActionFunctionArgs,
  schema: S,
  decide: Decide<S, O>,
  done: (outcome: O) => { to: string; said: string },
) {
  const actor = await requireActor(request)
  const form = await parseForm(request, schema, { meetingId: params.meetingId })
  if (!form.ok) return invalid(form)
  try {
    const outcome = await decide(tools(), actor, form.value)
    if (isRefusal(outcome)) return refused(outcome, form.values)
    const { to, said } = done(outcome)
    return redirectSaying(to, said)
  } catch (error) {
    if (error instanceof AppError && error.code === 'stale') return changedMeanwhile(form.values)
    return orPage(Promise.reject(error))
  }
}

const changedMeanwhile = (values: FormReply['values']) =>
  json<FormReply>(
    {
      message:
        'Dự thảo vừa được người khác thay đổi. Hãy xem lại bản mới rồi quyết định; điều bạn ghi vẫn còn dưới đây.',
      errors: {},
      values,
    },
    { status: 409 },
  )
