import { renderWorkbook } from '#app/documents/workbook.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import type { LedgerLine } from '#app/features/reads.ts'
import { ledgerFilterOf } from '#app/features/tasks/ledger-address.ts'
import { ledgerSheet, ratesSheet } from '#app/features/tasks/ledger-sheet.ts'
import type { PageContext } from './page.server.ts'

const MOST = 5000
const STEP = 500

/** Every line of the filter on one sheet, both rates on another. */
export async function ledgerWorkbook(
  { actor, reads, today, now }: Pick<PageContext, 'actor' | 'reads' | 'today' | 'now'>,
  params: URLSearchParams,
): Promise<Uint8Array> {
  const { after: _from, ...filter } = ledgerFilterOf(params, today)
  const [office, reasons] = await Promise.all([reads.office(), reads.reasonCodes()])
  const lines: LedgerLine[] = []
  let after: string | undefined
  let rates = null
  do {
    const page = await reads.extensionLedger(actor, { ...filter, after, limit: STEP }, today)
    rates ??= page.rates
    lines.push(...page.lines)
    after = page.next ?? undefined
  } while (after !== undefined && lines.length < MOST)
  const given = {
    now,
    officeName: office.name,
    filter,
    unitName: filter.unitId ? (unitOf(office, filter.unitId)?.name ?? null) : null,
    reasons,
    cut: after === undefined ? null : MOST,
  }
  return renderWorkbook([ledgerSheet(lines, given), ratesSheet(rates!, given)])
}
