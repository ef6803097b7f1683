import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { addDays, type Day } from '#app/domain/shared/day.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { overlap } from '#app/domain/unit/clash.ts'
import { isValidOn, type Office, type PortfolioEntry } from '#app/domain/unit/office.ts'
import { type AdminOutcome, saved } from '../admin/admin-outcome.ts'
import { changeOffice, requestKeyInput } from '../admin/change-office.ts'
import { recordChange } from '../admin/record-change.ts'
import { isLeading } from '../admin/save-portfolio.ts'
import { AppError } from '../app-error.ts'
import { dayInput, idInput, optionalDayInput, optionalIdInput } from '../inputs.ts'
import type { Stores, Tools } from '../ports.ts'

/** A line has no id of its own: what it says names it. */
export const lineKey = (e: PortfolioEntry): string => `${e.unitId ?? ''}~${e.fieldId ?? ''}~${e.validFrom}`

export const addPortfolioLineInput = z
  .object({
    postId: idInput,
    requestKey: requestKeyInput,
    unitId: optionalIdInput,
    fieldId: optionalIdInput,
    validFrom: dayInput,
    validTo: optionalDayInput,
  })
  .superRefine((v, ctx) => {
    if (v.unitId === null && v.fieldId === null)
      ctx.addIssue({ code: 'custom', path: ['unitId'], message: 'Chọn đơn vị, lĩnh vực, hoặc cả hai.' })
  })
export type AddPortfolioLineInput = z.output<typeof addPortfolioLineInput>

/** One line of a leader's portfolio with its days: a unit, a field, or a unit within a field. */
export const addPortfolioLine = (tools: Tools, actor: Actor, input: AddPortfolioLineInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.people', input.requestKey, async stores => {
    const { postId, unitId, fieldId, validFrom, validTo } = input
    const office = await stores.office.load()
    const post = office.posts.find(p => p.id === postId)
    if (!post) throw new AppError('not-found')
    if (!isLeading(post)) return refuse('no-leader', 'Chỉ lãnh đạo mới có đơn vị, lĩnh vực phụ trách.')
    if (validTo !== null && validTo < validFrom)
      return refuse('dates', 'Ngày kết thúc phải sau ngày bắt đầu.', 'validTo')
    if (validFrom < post.validFrom || (post.validTo !== null && (validTo === null || validTo > post.validTo)))
      return refuse('outside', 'Phân công phải nằm trong thời gian của chức vụ.', 'validFrom')
    const unit = office.units.find(u => u.id === unitId)
    if (unitId !== null && (!unit || !isValidOn(unit, validFrom)))
      return refuse('no-unit', 'Đơn vị không hoạt động vào ngày ấy.', 'unitId')
    if (fieldId !== null && !office.fields.some(f => f.id === fieldId))
      return refuse('no-field', 'Lĩnh vực không tồn tại.', 'fieldId')
    const lines = office.portfolio.filter(e => e.postId === postId)
    if (lines.some(e => e.unitId === unitId && e.fieldId === fieldId && overlap(e, input)))
      return refuse('twice', 'Những ngày này đã phân công rồi.', 'validFrom')
    return save(tools, stores, actor, office, postId, [...lines, { postId, unitId, fieldId, validFrom, validTo }])
  })

export const endPortfolioLineInput = z.object({
  postId: idInput,
  requestKey: requestKeyInput,
  line: z.string().max(200),
  /** The last day it counts. */
  lastDay: dayInput,
})
export type EndPortfolioLineInput = z.output<typeof endPortfolioLineInput>

/** A line that would end before it began never was: it goes. */
export const endPortfolioLine = (tools: Tools, actor: Actor, input: EndPortfolioLineInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.people', input.requestKey, async stores => {
    const office = await stores.office.load()
    const today = tools.clock.today()
    const lines = office.portfolio.filter(e => e.postId === input.postId)
    const line = lines.find(e => lineKey(e) === input.line)
    if (!line) throw new AppError('not-found')
    if (input.lastDay < earlier(addDays(today, -1), line.validTo))
      return refuse('past', 'Chỉ kết thúc được từ hôm qua trở đi; những ngày trước giữ nguyên.', 'lastDay')
    const after = lines.flatMap(e => {
      if (e !== line) return [e]
      return input.lastDay < e.validFrom ? [] : [{ ...e, validTo: input.lastDay }]
    })
    return save(tools, stores, actor, office, input.postId, after)
  })

const earlier = (a: Day, b: Day | null): Day => (b !== null && b < a ? b : a)

async function save(
  tools: Tools,
  stores: Stores,
  actor: Actor,
  office: Office,
  postId: string,
  entries: PortfolioEntry[],
): Promise<AdminOutcome> {
  const before = office.portfolio.filter(e => e.postId === postId)
  await stores.office.savePortfolio(postId, entries, tools.ids.next)
  await recordChange(tools, stores, actor, 'post', postId, {
    kind: 'portfolio-changed',
    before: { portfolio: before },
    after: { portfolio: entries },
  })
  return saved(postId)
}
