import { isDefaultRule, type ReminderRule, TASK_CLASS_NAMES } from '#app/domain/reminder/rule.ts'
import type { Refusal } from '#app/domain/shared/refusal.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import type { Ids } from '../ports.ts'
import { type RuleInput, ruleOf } from './rule-input.ts'

export type RuleChange = { before: ReminderRule | null; after: ReminderRule; rules: ReminderRule[] }

/** The ladder with the row of a form in it: the same for the preview and for saving. */
export function changeRules(rules: readonly ReminderRule[], input: RuleInput, ids: Ids): RuleChange | Refusal {
  const before = input.id === undefined ? null : (rules.find(r => r.id === input.id) ?? null)
  if (input.id !== undefined && before === null) return refuse('no-rule', 'Quy tắc này không còn.')
  const base = before ?? rules.find(r => r.step === input.step && isDefaultRule(r.id))
  if (!base) return refuse('no-step', 'Không có bước nhắc này.', 'step')
  const after = ruleOf(input, base, before?.id ?? `${base.step}:${ids.next()}`)
  const common = isDefaultRule(after.id)
  if (common && after.classes.length > 0)
    return refuse('common', 'Quy tắc chung áp dụng cho mọi nhiệm vụ; hãy thêm quy tắc riêng cho loại này.', 'classes')
  if (!common && after.classes.length === 0) return refuse('no-class', 'Chọn ít nhất một loại nhiệm vụ.', 'classes')
  for (const r of rules)
    if (r.id !== after.id && r.step === after.step)
      for (const c of after.classes)
        if (r.classes.includes(c))
          return refuse('taken', `Loại “${TASK_CLASS_NAMES[c]}” đã có quy tắc riêng ở bước này.`, 'classes')
  if ([...after.recipients, ...after.laterRecipients].includes('decider') && after.anchor !== 'extension-asked')
    return refuse('decider', '“Người quyết định gia hạn” chỉ dùng cho bước chờ gia hạn.', 'recipients')
  if (after.anchor !== 'question')
    for (const [list, field] of [
      [after.recipients, 'recipients'],
      [after.laterRecipients, 'laterRecipients'],
    ] as const)
      if (list.includes('asked') || list.includes('asker'))
        return refuse('asked', '“Người được hỏi”, “Người hỏi” chỉ dùng cho bước câu hỏi chưa trả lời.', field)
  const next = before ? rules.map(r => (r.id === after.id ? after : r)) : [...rules, after]
  return { before, after, rules: next }
}
