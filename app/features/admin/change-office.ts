/**
 * The one way the office itself changes: may they, was this form taken before, do it, write the history – in one
 * transaction. What is refused or stale leaves nothing behind, not even the key of its form, so it can be sent again.
 */
import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { type Action, can } from '#app/domain/access/can.ts'
import { AppError } from '../app-error.ts'
import type { StoredEvent, Stores, SubjectKind, Tools } from '../ports.ts'
import type { AdminOutcome } from './admin-outcome.ts'

/** Made when the form was shown: the same form sent twice does one thing. */
export const requestKeyInput = z.string().min(8).max(64).optional()
/** The version that was shown: a later one makes the form stale. */
export const seenVersionInput = z.coerce.number().int().positive().optional()

export async function changeOffice(
  tools: Tools,
  actor: Actor,
  action: Action,
  requestKey: string | undefined,
  work: (stores: Stores) => Promise<AdminOutcome>,
): Promise<AdminOutcome> {
  if (!can(actor, action)) throw new AppError('forbidden')
  try {
    return await tools.unitOfWork(async stores => {
      if (requestKey && !(await stores.submissions.claim(requestKey, actor.personId, tools.clock.now())))
        return { kind: 'repeated' }
      const outcome = await work(stores)
      if (outcome.kind !== 'saved') throw new NothingDone(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof NothingDone) return error.outcome
    throw error
  }
}

/** Rolls the transaction back and carries the answer out of it. */
class NothingDone extends Error {
  constructor(readonly outcome: AdminOutcome) {
    super(outcome.kind)
  }
}

/** What others did to a row since the version somebody saw: every version is one event. */
export async function staleSince(
  { events }: Stores,
  kind: SubjectKind,
  row: { id: string; version: number },
  seen: number | undefined,
): Promise<AdminOutcome> {
  return stale(await events.list(kind, row.id), String(row.version), row.version - (seen ?? row.version - 1))
}

/** For rows without a version of their own: the last change is told. */
export const staleMark = async ({ events }: Stores, kind: SubjectKind, id: string, mark: string) =>
  stale(await events.list(kind, id), mark, 1)

const stale = (events: StoredEvent[], seenVersion: string, missed: number): AdminOutcome => ({
  kind: 'stale',
  seenVersion,
  since: events.slice(-Math.max(1, missed)),
})
