import { z } from 'zod'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { offered, type ReasonCodes, type ReasonKind, reasonsWith } from '#app/domain/task/reasons.ts'
import type { Stores } from '../ports.ts'
import { TASK_REASONS } from '../settings.ts'

export const readReasonCodes = async (stores: Pick<Stores, 'settings'>): Promise<ReasonCodes> =>
  reasonsWith(await stores.settings.get<Partial<ReasonCodes>>(TASK_REASONS))

/** A code is offered beside the words, never instead of them. */
export const codeInput = z
  .preprocess(v => (typeof v === 'string' && v.trim() === '' ? undefined : v), z.string().trim().max(20).optional())
  .optional()

export async function checkCode(
  stores: Pick<Stores, 'settings'>,
  kind: ReasonKind,
  code: string | undefined,
): Promise<Refusal | null> {
  if (code === undefined) return null
  const known = offered(await readReasonCodes(stores), kind).some(c => c.code === code)
  return known ? null : refuse('no-code', 'Lý do này không còn trong danh mục.', 'code')
}
