/** The address of the office's extension ledger: its Vietnamese parameters ⇄ the filter of the read model. */
import type { Against } from '#app/domain/scoring/criteria.ts'
import { type Day, dayOf, yearOf } from '#app/domain/shared/day.ts'
import { LEDGER_OUTCOMES, type LedgerOutcome } from '#app/domain/task/extension-ledger.ts'
import { changedAddress, parametersOf } from '../list-parameters.ts'
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
  const { text, day, tick } = parametersOf(params)
  const to = day('den')
  return {
    q: text('q'),
    unitId: text('don_vi'),
    outcome: LEDGER_OUTCOMES.find(o => SLUGS[o] === params.get('quyet_dinh')),
    asked: tick('xin'),
    late: tick('muon'),
    code: text('ly_do'),
    from: day('tu') ?? (to ? undefined : dayOf(yearOf(today), 1, 1)!),
    to,
    after: text('sau'),
  }
}

export const ledgerHref = (params: URLSearchParams, changes: Record<string, string | null>): string =>
  changedAddress(LEDGER_ADDRESS, params, changes)

/** The tasks behind a figure of the rates: original day within the days of the ledger, one standing against one day. */
export function ratesHref(
  { unitId, from, to }: Pick<LedgerFilter, 'unitId' | 'from' | 'to'>,
  standings: readonly string[],
  against: Against,
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
