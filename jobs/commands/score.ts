import { parseArgs } from 'node:util'
import { dayEndingAt, parsePeriod, periodOn } from '#app/domain/scoring/period.ts'
import { scoreReport } from '#app/domain/scoring/sheet.ts'
import { type Instant, instant } from '#app/domain/shared/instant.ts'
import { computeScores, endOfYesterday } from '#app/features/scoring/compute-scores.ts'
import { listCriteriaSets, setInForce } from '#app/features/scoring/criteria-set.ts'
import { systemClock } from '#app/server/clock.server.ts'
import { reads, tools } from '#app/server/compose.server.ts'
import { closeOurDatabase, openOurDatabase } from '#app/server/database.server.ts'

export const USAGE = 'score [--set S] [--period P] [--as-of INSTANT] --json'

/** The scores of all units; the same set, period and instant give the same bytes. */
export async function run(args: string[]): Promise<number> {
  const asked = read(args)
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\nusage: ${USAGE}\n`)
    return 2
  }
  await openOurDatabase()
  try {
    const sets = await listCriteriaSets(tools())
    const today = dayEndingAt(asked.asOf)
    const named = asked.period
    const set =
      asked.set === undefined
        ? setInForce(sets, Number((named ?? periodOn('year', today)).id.slice(0, 4)))
        : sets.find(s => s.id === asked.set)
    if (!set) {
      process.stderr.write(`không có bộ tiêu chí "${asked.set}"; hiện có: ${sets.map(s => s.id).join(', ')}\n`)
      return 1
    }
    const period = named ?? periodOn(set.period, today)
    const sheet = await computeScores(reads(), set, period, asked.asOf)
    process.stdout.write(`${JSON.stringify(scoreReport(sheet), null, 2)}\n`)
    return 0
  } finally {
    await closeOurDatabase()
  }
}

/** What was asked, or what is wrong with it. */
function read(args: string[]) {
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({
      args,
      options: { set: text, period: text, 'as-of': text, json: { type: 'boolean' } },
    })
    if (!values.json) return 'thiếu --json'
    const period = values.period === undefined ? null : parsePeriod(values.period)
    if (values.period !== undefined && !period)
      return `--period: "${values.period}" không phải 2026, 2026-H1, 2026-Q2 hay 2026-05`
    const asOf: Instant = values['as-of'] ? instant(values['as-of']) : endOfYesterday(systemClock.today())
    return { set: values.set, period, asOf }
  } catch (error) {
    return (error as Error).message
  }
}
