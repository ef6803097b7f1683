import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import type { ReminderRule } from '#app/domain/reminder/rule.ts'
import { AppError } from '../app-error.ts'
import type { StoredEvent, Tools } from '../ports.ts'
import { readReminderSettings } from './reminder-settings.ts'
import type { ReminderTimes } from './save-reminder-times.ts'
import { RULE_HISTORY } from './save-rule.ts'

export type OpenRules = { rules: ReminderRule[]; times: ReminderTimes; mayEdit: boolean }

/** The ladder in force and its times. */
export async function openRules(tools: Tools, actor: Actor): Promise<OpenRules> {
  if (!can(actor, 'rules.view')) throw new AppError('forbidden')
  return tools.unitOfWork(async stores => ({
    rules: await stores.rules.load(),
    times: await readReminderSettings(stores),
    mayEdit: can(actor, 'admin.rules'),
  }))
}

/** Every version there was, newest first: who, when, before and after. */
export async function ruleVersions(tools: Tools, actor: Actor): Promise<StoredEvent[]> {
  if (!can(actor, 'rules.view')) throw new AppError('forbidden')
  return (await tools.unitOfWork(stores => stores.events.list('settings', RULE_HISTORY))).toReversed()
}
