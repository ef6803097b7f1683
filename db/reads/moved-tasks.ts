import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

export type Move = { at: string; from: string }

const MOVES = ['reassigned', 'unit-succeeded']

/** All moves from unit to unit, in order, by task: few tasks ever move. */
export async function taskMoves(db: Kysely<Database>): Promise<Map<string, Move[]>> {
  const rows = await db
    .selectFrom('events')
    .select(['subject_id', 'at', 'data'])
    .where('subject_kind', '=', 'task')
    .where('kind', 'in', MOVES)
    .orderBy('at')
    .execute()
  const moves = new Map<string, Move[]>()
  for (const r of rows) {
    const data = JSON.parse(r.data) as { fromUnitId?: string; lead?: { from: string } | null }
    const from = data.fromUnitId ?? data.lead?.from
    if (from !== undefined) moves.set(r.subject_id, [...(moves.get(r.subject_id) ?? []), { at: r.at, from }])
  }
  return moves
}

/** Tasks that were a unit's once. */
export const onceOf = (moves: ReadonlyMap<string, readonly Move[]>, unitId: string): string[] =>
  [...moves].filter(([, list]) => list.some(m => m.from === unitId)).map(([id]) => id)

/** Whose task it was at a moment. */
export const unitAt = (moves: readonly Move[] | undefined, now: string, at: string): string =>
  moves?.find(m => m.at > at)?.from ?? now
