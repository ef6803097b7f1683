import { json } from '@remix-run/node'
import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import type { Action } from '#app/domain/access/can.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import type { AdminOutcome } from '#app/features/admin/admin-outcome.ts'
import { changesAsText, describeEvent, namesIn } from '#app/features/admin/describe-event.ts'
import type { StoredEvent, Tools } from '#app/features/ports.ts'
import { reads, tools } from './compose.server.ts'
import { redirectSaying } from './flash.server.ts'
import { type FormReply, invalid, parseForm, refused } from './forms.server.ts'
import { orPage, requireMay } from './page.server.ts'
import { requireActor } from './session.server.ts'

type AdminAction<S extends z.ZodType> = {
  /** What the table must allow. */
  action: Action
  input: S
  /** From the address; wins over what was sent. */
  known?: Record<string, unknown>
  use: (tools: Tools, actor: Actor, input: z.output<S>) => Promise<AdminOutcome>
  /** Where to go on; `id` is null where the form had been taken before. */
  to: string | ((id: string | null) => string)
  said: string
}

/** The action of an administration page: may they, parse, do, and on to a page that says so. */
export async function adminAction<S extends z.ZodType>(request: Request, a: AdminAction<S>) {
  const actor = await requireActor(request)
  requireMay(actor, a.action)
  const form = await parseForm(request, a.input, a.known)
  if (!form.ok) return invalid(form)
  const outcome = await orPage(a.use(tools(), actor, form.value))
  if (isRefusal(outcome)) return refused(outcome, form.values)
  if (outcome.kind === 'stale') {
    const message = `${await whatOthersDid(outcome.since)} Nội dung bạn ghi vẫn còn dưới đây: hãy đối chiếu rồi lưu lại.`
    const values = { ...form.values, seenVersion: outcome.seenVersion }
    return json<FormReply>({ message, errors: {}, values }, { status: 409 })
  }
  const id = outcome.kind === 'saved' ? outcome.id : null
  return redirectSaying(typeof a.to === 'string' ? a.to : a.to(id), a.said)
}

async function whatOthersDid(since: readonly StoredEvent[]): Promise<string> {
  if (since.length === 0) return 'Người khác vừa sửa mục này.'
  const office = await reads().office()
  const names = namesIn(office)
  const told = since.map(e => {
    const { what, changes } = describeEvent(e, names)
    const who = e.actorId ? `${names('person', e.actorId) ?? e.actorTitle} (${e.actorTitle})` : e.actorTitle
    return `${who} lúc ${formatInstant(e.at)}: ${what}${changes.length > 0 ? ` – ${changesAsText(changes)}` : ''}.`
  })
  return `Mục này vừa được sửa. ${told.join(' ')}`
}
