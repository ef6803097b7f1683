import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { addDays, type Day } from '#app/domain/shared/day.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import type { PortfolioEntry } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { idInput, listInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import type { AdminOutcome } from './admin-outcome.ts'
import { recordChange } from './record-change.ts'

export const savePortfolioInput = z.object({ postId: idInput, unitIds: listInput, fieldIds: listInput })
export type SavePortfolioInput = z.output<typeof savePortfolioInput>

/** Phụ trách: the units and fields a leader answers for from today on; what was before stays in the past. */
export async function savePortfolio(tools: Tools, actor: Actor, input: SavePortfolioInput): Promise<AdminOutcome> {
  if (!can(actor, 'admin.people')) throw new AppError('forbidden')
  const today = tools.clock.today()
  return tools.unitOfWork(async stores => {
    const office = await stores.office.load()
    const post = office.posts.find(p => p.id === input.postId)
    if (!post) throw new AppError('not-found')
    if (post.kind !== 'chair' && post.kind !== 'vice-chair')
      return refuse('no-leader', 'Chỉ lãnh đạo mới có đơn vị, lĩnh vực phụ trách.')
    const before = office.portfolio.filter(e => e.postId === post.id)
    const wanted = (e: PortfolioEntry): boolean =>
      e.unitId !== null ? input.unitIds.includes(e.unitId) : e.fieldId !== null && input.fieldIds.includes(e.fieldId)
    const isOpen = (e: PortfolioEntry): boolean => e.validTo === null || e.validTo >= today
    const fresh = [
      ...input.unitIds.map(unitId => ({ unitId, fieldId: null })),
      ...input.fieldIds.map(fieldId => ({ unitId: null, fieldId })),
    ].filter(n => !before.some(e => isOpen(e) && e.unitId === n.unitId && e.fieldId === n.fieldId))
    const entries: PortfolioEntry[] = [
      ...before
        .filter(e => !isOpen(e) || wanted(e) || e.validFrom < today)
        .map(e => (isOpen(e) && !wanted(e) ? { ...e, validTo: dayBefore(today) } : e)),
      ...fresh.map(n => ({ postId: post.id, ...n, validFrom: today, validTo: null })),
    ]
    await stores.office.savePortfolio(post.id, entries, tools.ids.next)
    await recordChange(tools, stores, actor, 'post', post.id, { kind: 'portfolio-changed', before, after: entries })
    return { kind: 'saved', id: post.id }
  })
}

const dayBefore = (d: Day): Day => addDays(d, -1)
