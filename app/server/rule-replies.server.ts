import { json } from '@remix-run/node'
import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { isRefusal, type Refusal } from '#app/domain/shared/refusal.ts'
import type { AdminOutcome } from '#app/features/admin/admin-outcome.ts'
import { previewRules, type RulesPreview } from '#app/features/reminders/preview-rules.ts'
import type { RuleTools } from '#app/features/reminders/save-rule.ts'
import { adminAction } from './admin-replies.server.ts'
import { env } from './env.server.ts'
import { type FormReply, invalid, parseForm, readForm, refused } from './forms.server.ts'
import { orPage, requireMay } from './page.server.ts'
import { withDeliveryTools } from './reminder-tools.server.ts'
import { requireActor } from './session.server.ts'

type Change = Parameters<typeof previewRules>[2]
type RuleAction<S extends z.ZodType> = {
  input: S
  known?: Record<string, unknown>
  /** What the form would put in force. */
  change: (input: z.output<S>, tools: RuleTools) => Promise<Change | Refusal>
  use: (tools: RuleTools, actor: Actor, input: z.output<S>) => Promise<AdminOutcome>
  said: string
}

export type RulesPreviewShown = Omit<RulesPreview, 'at'> & { at: { before: string; after: string } }
export type RuleReply = FormReply & { preview?: RulesPreviewShown; previewed?: string }

/** Shows what a form would change; saves it only when exactly that was shown. */
export async function ruleAction<S extends z.ZodType>(request: Request, a: RuleAction<S>) {
  const actor = await requireActor(request)
  requireMay(actor, 'admin.rules')
  const sent = await readForm(request.clone())
  const mark = markOf(sent)
  if (sent.get('previewed') === mark)
    return adminAction(request, {
      action: 'admin.rules',
      input: a.input,
      known: a.known,
      use: (tools, who, input) => a.use({ ...tools, mailDomains: env.MAIL_DOMAINS }, who, input),
      to: '/quan-tri/nhac-viec',
      said: a.said,
    })
  const form = await parseForm(request, a.input, a.known)
  if (!form.ok) return invalid(form)
  const made = await withDeliveryTools(async tools => {
    const change = await a.change(form.value, tools)
    return isRefusal(change) ? change : orPage(previewRules(tools, actor, change))
  })
  if (isRefusal(made)) return refused(made, form.values)
  const at = { before: formatInstant(made.at.before), after: formatInstant(made.at.after) }
  return json<RuleReply>({
    message: null,
    errors: {},
    values: form.values,
    preview: { ...made, at },
    previewed: mark,
  })
}

/** What was typed, without what only carries it. */
const markOf = (form: FormData): string =>
  JSON.stringify([...form].filter(([name]) => !['previewed', 'requestKey', 'seenVersion'].includes(name)))
