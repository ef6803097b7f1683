import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { personOf } from '#app/domain/unit/office.ts'
import type { Reorganisation } from '#app/domain/unit/reorganisation.ts'
import { AppError } from '../app-error.ts'
import type { OfficeChange, Stores, Tools } from '../ports.ts'
import { carryOut } from './carry-out.ts'
import { carryOutHandover, type Handover, workOutHandover } from './hand-over-post.ts'
import { workOut } from './work-out.ts'

/**
 * Changes whose day has come, each in a transaction of its own. What no longer fits (a unit was changed meanwhile) is
 * marked with the reason and waits for the administrator: nothing is guessed.
 */
export async function carryOutDue(tools: Tools): Promise<{ done: number; failed: number }> {
  const due = await tools.unitOfWork(stores => stores.changes.due(tools.clock.today()))
  let done = 0
  for (const { id } of due) {
    if (await carryOutOne(tools, id)) done += 1
  }
  return { done, failed: due.length - done }
}

async function carryOutOne(tools: Tools, id: string): Promise<boolean> {
  try {
    return await tools.unitOfWork(async stores => {
      const row = await stores.changes.get(id)
      if (row?.state !== 'planned') return true // another process was faster
      const result = await doIt(tools, stores, row)
      const saved = await stores.changes.save({ ...row, state: 'done', result, doneAt: tools.clock.now() }, row.version)
      if (saved === 'stale') throw new AppError('stale')
      return true
    })
  } catch (error) {
    if (error instanceof AppError && error.code === 'stale') return false // tried again at the next run
    if (!(error instanceof NoLongerFits)) throw error
    await tools.unitOfWork(async stores => {
      const row = await stores.changes.get(id)
      if (row?.state === 'planned')
        await stores.changes.save({ ...row, state: 'failed', result: { reason: error.message } }, row.version)
    })
    return false
  }
}

/** Rolls the transaction back with the words of the refusal. */
class NoLongerFits extends Error {}

async function doIt(tools: Tools, stores: Stores, row: OfficeChange): Promise<unknown> {
  const actor = await deciderOf(tools, stores, row)
  const next = tools.ids.next
  if (row.kind === 'handover') {
    const handover = row.body as Handover
    const worked = await workOutHandover(stores, handover, { next, today: tools.clock.today() })
    if (isRefusal(worked)) throw new NoLongerFits(worked.message)
    return carryOutHandover(tools, stores, actor, handover, row.id, worked)
  }
  const change = row.body as Reorganisation
  const worked = await workOut(stores, change, { changeId: row.id, next })
  if (isRefusal(worked)) throw new NoLongerFits(worked.message)
  return carryOut(tools, stores, actor, change, row.id, worked)
}

const ORIGIN = 'job: change-organisation'

/** Whoever decided it; they may have left since, and it counts all the same. */
async function deciderOf(tools: Tools, stores: Stores, row: OfficeChange): Promise<Actor> {
  const office = await stores.office.load()
  const name = personOf(office, row.createdBy)?.name ?? ''
  const actor = actorOn(office, row.createdBy, tools.clock.today())
  return { ...(actor ?? { personId: row.createdBy, name, posts: [], portfolio: [] }), origin: ORIGIN }
}
