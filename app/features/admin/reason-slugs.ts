import { REASON_KINDS, type ReasonKind } from '#app/domain/task/reasons.ts'

/** The lists in addresses. */
export const REASON_SLUGS: Record<ReasonKind, string> = {
  'send-back': 'tra-lai',
  reassign: 'giao-lai',
  redo: 'lam-lai',
  extension: 'gia-han',
  withdraw: 'thu-hoi',
  objective: 'khach-quan',
}

export const kindOfSlug = (slug: string | undefined): ReasonKind | null =>
  REASON_KINDS.find(k => REASON_SLUGS[k] === slug) ?? null
