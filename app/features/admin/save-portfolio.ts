import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { addDays, type Day } from '#app/domain/shared/day.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { isValidOn, type Office, type PortfolioEntry, type Post } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { idInput, listInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput, staleMark } from './change-office.ts'
import { recordChange } from './record-change.ts'

export const savePortfolioInput = z.object({
  postId: idInput,
  requestKey: requestKeyInput,
  /** `portfolioMark` of what was shown. */
  seenVersion: z.string().max(20_000).optional(),
  unitIds: listInput,
  fieldIds: listInput,
})
export type SavePortfolioInput = z.output<typeof savePortfolioInput>

/**
 * What a leader answers for on a day, as the quick form shows it: whole units and whole fields. Lines to come, and
 * those of a unit within a field, have their own days and their own form (portfolio-lines.ts).
 */
export const portfolioOn = (office: Office, postId: string, on: Day) => {
  const open = office.portfolio.filter(e => e.postId === postId && isPlain(e, on))
  return {
    unitIds: [...new Set(open.flatMap(e => e.unitId ?? []))],
    fieldIds: [...new Set(open.flatMap(e => e.fieldId ?? []))],
  }
}

/** A portfolio has no version of its own: what was shown is compared with what is there. */
export const portfolioMark = (office: Office, postId: string, on: Day): string => {
  const { unitIds, fieldIds } = portfolioOn(office, postId, on)
  return [...unitIds]
    .sort()
    .join(',')
    .concat('|', [...fieldIds].sort().join(','))
}

const isPlain = (e: PortfolioEntry, on: Day): boolean => isValidOn(e, on) && (e.unitId === null || e.fieldId === null)

export const isLeading = (post: Pick<Post, 'kind'>): boolean => post.kind === 'chair' || post.kind === 'vice-chair'

/** Phụ trách: the units and fields a leader answers for from today on; what was before stays in the past. */
export const savePortfolio = (tools: Tools, actor: Actor, input: SavePortfolioInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.people', input.requestKey, async stores => {
    const today = tools.clock.today()
    const office = await stores.office.load()
    const post = office.posts.find(p => p.id === input.postId)
    if (!post) throw new AppError('not-found')
    if (!isLeading(post)) return refuse('no-leader', 'Chỉ lãnh đạo mới có đơn vị, lĩnh vực phụ trách.')
    const mark = portfolioMark(office, post.id, today)
    if (input.seenVersion !== undefined && input.seenVersion !== mark) return staleMark(stores, 'post', post.id, mark)
    if (input.unitIds.some(id => !office.units.some(u => u.id === id)))
      return refuse('no-unit', 'Có đơn vị không tồn tại.', 'unitIds')
    if (input.fieldIds.some(id => !office.fields.some(f => f.id === id)))
      return refuse('no-field', 'Có lĩnh vực không tồn tại.', 'fieldIds')
    const before = office.portfolio.filter(e => e.postId === post.id)
    const wanted = (e: PortfolioEntry): boolean =>
      e.unitId !== null ? input.unitIds.includes(e.unitId) : e.fieldId !== null && input.fieldIds.includes(e.fieldId)
    const has = (unitId: string | null, fieldId: string | null) =>
      before.some(e => isPlain(e, today) && e.unitId === unitId && e.fieldId === fieldId)
    const fresh = [
      ...[...new Set(input.unitIds)].map(unitId => ({ unitId, fieldId: null })),
      ...[...new Set(input.fieldIds)].map(fieldId => ({ unitId: null, fieldId })),
    ].filter(n => !has(n.unitId, n.fieldId))
    const entries: PortfolioEntry[] = [
      ...before.flatMap(e => {
        if (!isPlain(e, today) || wanted(e)) return [e]
        return e.validFrom < today ? [{ ...e, validTo: addDays(today, -1) }] : []
      }),
      ...fresh.map(n => ({ postId: post.id, ...n, validFrom: today, validTo: null })),
    ]
    await stores.office.savePortfolio(post.id, entries, tools.ids.next)
    await recordChange(tools, stores, actor, 'post', post.id, {
      kind: 'portfolio-changed',
      before: { portfolio: before.filter(e => isValidOn(e, today)) },
      after: { portfolio: entries.filter(e => isValidOn(e, today)) },
    })
    return saved(post.id)
  })
