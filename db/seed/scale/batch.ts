import type { Insertable, Kysely } from 'kysely'
import { dayOfInstant } from '#app/domain/shared/instant.ts'
import type { Database } from '../../schema.ts'
import { hashOf } from '../../stores/events.ts'
import { insertMany } from '../copy-into.ts'
import type { Random } from '../random.ts'
import { idAt } from '../timed-ids.ts'
import type { Happened } from './history.ts'

type Loose = Omit<Happened, 'data'> & { data: { kind: string; [field: string]: unknown } }
type Filled =
  | 'meetings'
  | 'meeting_attendance'
  | 'conclusions'
  | 'conclusion_notices'
  | 'directives'
  | 'tasks'
  | 'events'
  | 'event_heads'

/** Rows on their way, table by table in an order in which references point backwards. */
export class Batch {
  events = 0
  readonly #trx: Kysely<Database>
  readonly #rows: { [T in Filled]: Insertable<Database[T]>[] } = {
    meetings: [],
    meeting_attendance: [],
    conclusions: [],
    conclusion_notices: [],
    directives: [],
    tasks: [],
    events: [],
    event_heads: [],
  }

  constructor(trx: Kysely<Database>) {
    this.#trx = trx
  }

  get size(): number {
    return this.#rows.tasks.length
  }

  add<T extends Filled>(table: T, row: Insertable<Database[T]>): void {
    this.#rows[table].push(row)
  }

  /** The chain of one subject, and its head. */
  history(subjectKind: 'task' | 'meeting', subjectId: string, happened: readonly Loose[], random: Random): void {
    let prevHash = ''
    for (const [i, { at, actorId, actorTitle, data }] of happened.entries()) {
      const event = {
        subjectKind,
        subjectId,
        at,
        actorId,
        actorTitle,
        origin: 'web',
        seq: i + 1,
        data: JSON.stringify(data),
        prevHash,
      }
      const hash = hashOf(event)
      this.add('events', {
        id: idAt(at, random),
        subject_kind: subjectKind,
        subject_id: subjectId,
        seq: i + 1,
        at,
        anchor_day: dayOfInstant(at),
        actor_id: actorId,
        actor_title: actorTitle,
        kind: data.kind,
        data: event.data,
        prev_hash: prevHash,
        hash,
        origin: 'web',
      })
      prevHash = hash
    }
    this.events += happened.length
    this.add('event_heads', { subject_kind: subjectKind, subject_id: subjectId, seq: happened.length, hash: prevHash })
  }

  async flush(): Promise<void> {
    for (const table of Object.keys(this.#rows) as Filled[]) {
      const rows = this.#rows[table] as Record<string, unknown>[]
      await insertMany(this.#trx, table, rows)
      rows.length = 0
    }
  }
}
