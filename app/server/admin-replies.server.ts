import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import type { Action } from '#app/domain/access/can.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import type { AdminOutcome } from '#app/features/admin/admin-outcome.ts'
import type { Tools } from '#app/features/ports.ts'
import { tools } from './compose.server.ts'
import { redirectSaying } from './flash.server.ts'
import { invalid, parseForm, refused } from './forms.server.ts'
import { orPage, requireMay } from './page.server.ts'
import { requireActor } from './session.server.ts'

/** The action of an administration page: may they, parse, do, and on to a page that says so. */
export async function adminAction<S extends z.ZodType>(
  request: Request,
  action: Action,
  schema: S,
  known: Record<string, unknown>,
  use: (tools: Tools, actor: Actor, input: z.output<S>) => Promise<AdminOutcome>,
  to: string,
  said: string,
) {
  const actor = await requireActor(request)
  requireMay(actor, action)
  const form = await parseForm(request, schema, known)
  if (!form.ok) return invalid(form)
  const outcome = await orPage(use(tools(), actor, form.value))
  return isRefusal(outcome) ? refused(outcome, form.values) : redirectSaying(to, said)
}
