import { renderWorkbook } from '#app/documents/workbook.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import { overviewFilterOf, overviewFilterText, taskIdsFor } from '#app/features/overview-filter.ts'
import type { TaskFilter, TaskLine } from '#app/features/reads.ts'
import { taskFilterOf } from '#app/features/tasks/task-list-address.ts'
import { taskSheet } from '#app/features/tasks/task-sheet.ts'
import type { PageContext } from './page.server.ts'

/** One page of a list costs the same whatever its length; an export ends here. */
const EXPORT_MAX = 5000
const EXPORT_STEP = 1000

/**
 * The filter an address means. Where it asks for a number of the overview (ky=…) the tasks are exactly those that were
 * counted: unit, result and day are part of that question, so they are not asked a second time.
 */
export async function listFilter(
  { reads, now }: Pick<PageContext, 'reads' | 'now'>,
  params: URLSearchParams,
): Promise<{ filter: TaskFilter; numberText: string | null }> {
  const filter = taskFilterOf(params)
  const overview = overviewFilterOf(params)
  if (!overview) return { filter, numberText: null }
  const [ids, office] = await Promise.all([taskIdsFor(reads, overview, now), reads.office()])
  const unitName = overview.unitId ? (unitOf(office, overview.unitId)?.name ?? null) : null
  return {
    filter: { ...filter, ids, unitId: undefined, standing: undefined, standings: undefined, against: undefined },
    numberText: overviewFilterText(overview, unitName),
  }
}

export async function exportTasks(
  context: Pick<PageContext, 'actor' | 'today' | 'now' | 'reads'>,
  params: URLSearchParams,
): Promise<Uint8Array> {
  const { actor, today, now, reads } = context
  const { filter, numberText } = await listFilter(context, params)
  const lines: TaskLine[] = []
  let after: string | undefined
  let more = false
  do {
    const page = await reads.taskList(actor, { ...filter, after, limit: EXPORT_STEP }, today)
    lines.push(...page.lines)
    after = page.next ?? undefined
    more = after !== undefined
  } while (more && lines.length < EXPORT_MAX)
  return renderWorkbook([taskSheet(lines, { now, numberText, cut: more ? EXPORT_MAX : null })])
}
