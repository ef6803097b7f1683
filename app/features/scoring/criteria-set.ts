/** Criteria sets as they are stored: a body of data, checked whenever it is read. */
import { z } from 'zod'
import type { CriteriaSet } from '#app/domain/scoring/criteria.ts'
import { DEFAULT_CRITERIA_SET } from '#app/domain/scoring/default-set.ts'
import { PERIOD_KINDS } from '#app/domain/scoring/period.ts'
import type { CriteriaSetRow, Tools } from '../ports.ts'

const share = z.number().min(0).max(1)
const points = z.number().min(0).max(1000)
const against = z.enum(['due', 'original'])

const formula = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('on-time-steps'),
    against,
    steps: z.array(z.object({ from: share, share })).min(1),
  }),
  z.object({ kind: z.literal('on-time-linear'), against, floor: share }),
  z.object({ kind: z.literal('completion'), floor: share }),
  z.object({ kind: z.literal('deduct-per-late-task'), against, perTask: points }),
  z.object({ kind: z.literal('deduct-per-day-late'), against, perDay: points, capPerTask: points }),
  z.object({ kind: z.literal('product-progress'), perDelay: share, countExtensions: z.boolean() }),
  z.object({ kind: z.literal('product-quality'), perReturn: share }),
  z.object({ kind: z.literal('manual') }),
])

const name = z.string().min(1).max(300)
const threshold = z
  .object({
    minTasks: z.number().int().min(0).optional(),
    completionOver: share.optional(),
    completionUnder: share.optional(),
    lateUnder: share.optional(),
    lateOver: share.optional(),
  })
  .nullable()

export const criteriaSetBody = z
  .object({
    period: z.enum(PERIOD_KINDS),
    fields: z
      .array(
        z.object({
          id: name,
          name,
          criteria: z.array(z.object({ id: name, name, max: points, formula })),
        }),
      )
      .min(1),
    bands: z
      .array(
        z.object({ id: name, name, from: z.number().min(0).max(100), tone: z.enum(['ok', 'wait', 'soon', 'late']) }),
      )
      .min(1),
    praise: threshold,
    criticism: threshold,
  })
  .refine(b => b.bands.every((x, i) => i === 0 || x.from < b.bands[i - 1]!.from) && b.bands.at(-1)?.from === 0, {
    message: 'Các mức xếp loại phải giảm dần và mức cuối bắt đầu từ 0.',
    path: ['bands'],
  })
  .refine(b => distinct(b.fields.flatMap(f => f.criteria.map(c => c.id))), {
    message: 'Mỗi tiêu chí phải có một mã riêng.',
    path: ['fields'],
  })

const distinct = (ids: readonly string[]): boolean => new Set(ids).size === ids.length

export const criteriaSetOf = (row: Pick<CriteriaSetRow, 'id' | 'name' | 'year' | 'body'>): CriteriaSet => ({
  ...criteriaSetBody.parse(row.body),
  id: row.id,
  name: row.name,
  year: row.year,
})

/** What to store of a set. */
export const criteriaRowOf = ({ id, name, year, ...body }: CriteriaSet): Omit<CriteriaSetRow, 'version'> => ({
  id,
  name,
  year,
  body,
})

/** All sets, the newest first; an office that has stored none scores by the default one. */
export async function listCriteriaSets(tools: Pick<Tools, 'unitOfWork'>): Promise<CriteriaSet[]> {
  const rows = await tools.unitOfWork(stores => stores.criteria.list())
  return rows.length === 0 ? [DEFAULT_CRITERIA_SET] : rows.map(criteriaSetOf)
}

/** The set that is in force in a year: the newest that is not of a later year, or else the oldest there is. */
export const setInForce = (sets: readonly CriteriaSet[], year: number): CriteriaSet =>
  sets.find(s => s.year <= year) ?? sets.at(-1) ?? DEFAULT_CRITERIA_SET
