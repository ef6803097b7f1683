import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { STEP_NAMES } from '#app/domain/reminder/notice.ts'
import { isDefaultRule, type ReminderRule } from '#app/domain/reminder/rule.ts'
import { sayClasses, sayRule } from '#app/domain/reminder/rule-words.ts'
import { isRefusal, refuse } from '#app/domain/shared/refusal.ts'
import { type AdminOutcome, saved } from '../admin/admin-outcome.ts'
import { changeOffice, requestKeyInput, staleMark } from '../admin/change-office.ts'
import { recordChange } from '../admin/record-change.ts'
import type { Tools } from '../ports.ts'
import { changeRules } from './change-rules.ts'
import { replanStep } from './replan-unsent.ts'
import { type RuleInput, ruleMark } from './rule-input.ts'

/** All versions of all rows are one chain of the history. */
export const RULE_HISTORY = 'reminder-rules'

export type RuleTools = Tools & { mailDomains: readonly string[] }

/** What the history keeps of a row: the words for people, the row itself for whoever wants it back. */
export const versionOf = (rule: ReminderRule) => ({ applies: sayClasses(rule), says: sayRule(rule), rule })

/** Edits a row or adds one for some classes. What has not been sent is planned anew in the same breath. */
export const saveRule = (tools: RuleTools, actor: Actor, input: RuleInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.rules', input.requestKey, async stores => {
    const change = changeRules(await stores.rules.load(), input, tools.ids)
    if (isRefusal(change)) return change
    const { before, after } = change
    if (before && input.seenVersion !== undefined && input.seenVersion !== ruleMark(before))
      return staleMark(stores, 'settings', RULE_HISTORY, ruleMark(before))
    if (before && ruleMark(before) === ruleMark(after)) return saved(after.id)
    await stores.rules.save(after)
    await recordChange(tools, stores, actor, 'settings', RULE_HISTORY, {
      kind: before ? 'rule-changed' : 'rule-added',
      title: STEP_NAMES[after.step],
      before: before && versionOf(before),
      after: versionOf(after),
    })
    await replanStep(stores, after.step, { ...tools, now: tools.clock.now() })
    return saved(after.id)
  })

export const removeRuleInput = z.object({ requestKey: requestKeyInput, id: z.string().min(1).max(64) })

/** A row of the office's own goes; the changed row of a step is again as delivered. */
export const removeRule = (
  tools: RuleTools,
  actor: Actor,
  { requestKey, id }: z.output<typeof removeRuleInput>,
): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.rules', requestKey, async stores => {
    const before = (await stores.rules.load()).find(r => r.id === id)
    if (!before) return refuse('no-rule', 'Quy tắc này không còn.')
    if (!(await stores.rules.remove(id))) return saved(id)
    const after = (await stores.rules.load()).find(r => r.id === id)
    await recordChange(tools, stores, actor, 'settings', RULE_HISTORY, {
      kind: isDefaultRule(id) ? 'rule-reset' : 'rule-removed',
      title: STEP_NAMES[before.step],
      before: versionOf(before),
      after: after ? versionOf(after) : null,
    })
    await replanStep(stores, before.step, { ...tools, now: tools.clock.now() })
    return saved(id)
  })
