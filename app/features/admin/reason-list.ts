/** What saving a reason has in common: which list, which code, what is already there. */
import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { fold, tidy } from '#app/domain/shared/vietnamese-text.ts'
import { allCodes, REASON_KINDS, type ReasonCode, type ReasonCodes, type ReasonKind } from '#app/domain/task/reasons.ts'
import type { OfficeEventData, Stores, Tools } from '../ports.ts'
import { TASK_REASONS } from '../settings.ts'
import { recordChange } from './record-change.ts'

export const kindInput = z.enum(REASON_KINDS, 'Chọn lại danh mục lý do.')
export const labelInput = z
  .string({ error: 'Cần ghi lý do.' })
  .transform(tidy)
  .pipe(z.string().min(3, 'Cần ghi lý do.').max(120, 'Ghi ngắn hơn: nhiều nhất 120 chữ.'))
export const knownCodeInput = z.string().trim().min(1).max(20)

export const reasonsSubject = (kind: ReasonKind): string => `reasons.${kind}`

export const findReason = (codes: ReasonCodes, kind: ReasonKind, code: string): ReasonCode | null =>
  codes[kind].find(c => c.code === code) ?? null

/** Another reason of the list that is offered under the same words. */
export const sameWords = (codes: ReasonCodes, kind: ReasonKind, label: string, except: string | null): boolean =>
  codes[kind].some(c => c.code !== except && !c.ended && fold(c.label) === fold(label))

export const isTaken = (codes: ReasonCodes, code: string): boolean => allCodes(codes).some(c => c.code === code)

/** The list as it is from now on – only those that the office changed are kept –, and the line of history that says so. */
export async function changeList(
  tools: Tools,
  stores: Stores,
  actor: Actor,
  kind: ReasonKind,
  list: readonly ReasonCode[],
  event: OfficeEventData,
): Promise<void> {
  const own = (await stores.settings.get<Partial<ReasonCodes>>(TASK_REASONS)) ?? {}
  await stores.settings.set(TASK_REASONS, { ...own, [kind]: list })
  await recordChange(tools, stores, actor, 'settings', reasonsSubject(kind), event)
}
