/** The address of the office's extension ledger: its Vietnamese parameters ⇄ the filter of the read model. */
import { type Day, dayOf, yearOf } from '#app/domain/shared/day.ts'
import { LEDGER_OUTCOMES, type LedgerOutcome } from '#app/domain/task/extension-ledger.ts'
import { readDay } from '../inputs.ts'
import type { LedgerFilter } from '../reads.ts'
import { LIST_ADDRESS } from './task-list-address.ts'

export const LEDGER_ADDRESS = '/so-gia-han'

const SLUGS: Record<LedgerOutcome, string> = {
  waiting: 'cho',
  granted: 'dong-y',
  refused: 'tu-choi',
  lapsed: 'khong-can',
  unasked: 'chu-dong',
}
export const outcomeSlug = (outcome: LedgerOutcome): string => SLUGS[outcome]

/** Without days: this year, which is what an office reports on. What cannot be read is left out. */
export function ledgerFilterOf(params: URLSearchParams, today: Day): LedgerFilter {
  const text = (name: string): string | undefined => params.get(name)?.trim().slice(0, 200) || undefined
  const from = readDay(params.get('tu') ?? '') ?? undefined
  const to = readDay(params.get('den') ?? '') ?? undefined
  return {
    q: text('q'),
    unitId: text('don_vi'),
    outcome: LEDGER_OUTCOMES.find(o => SLUGS[o] === params.get('quyet_dinh')),
    asked: params.get('xin') === '1' ? true : undefined,
    late: params.get('muon') === '1' ? true : undefined,
    code: text('ly_do'),
    from: from ?? (to ? undefined : dayOf(yearOf(today), 1, 1)!),
    to,
    after: text('sau'),
  }
}

/** The same address with some parameters changed (null: without it); always from the first page. */
export function ledgerHref(params: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams(params)
  next.delete('sau')
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  for (const [name, value] of [...next]) if (value === '') next.delete(name)
  return next.size === 0 ? LEDGER_ADDRESS : `${LEDGER_ADDRESS}?${next}`
}

/** The tasks behind a figure of the rates: original day within the days of the ledger, one standing against one day. */
export function ratesHref(
  { unitId, from, to }: Pick<LedgerFilter, 'unitId' | 'from' | 'to'>,
  standings: readonly string[],
  against: 'due' | 'original',
): string {
  const params = new URLSearchParams()
  for (const standing of standings) params.append('ket_qua', standing)
  if (against === 'original') params.set('han', 'goc')
  if (unitId) params.set('don_vi', unitId)
  if (from) params.set('han_goc_tu', from)
  if (to) params.set('han_goc_den', to)
  params.set('viec_con', '0')
  return `${LIST_ADDRESS}?${params}`
}
