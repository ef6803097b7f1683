import { noticeKey } from '#app/domain/reminder/notice.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { OutboxNotice, StoredNotice, StoredTask, Stores, Tools } from '../ports.ts'
import type { Desk } from './desk.ts'

/** Ends the reason of a notice that went to somebody else. */
export const PASSED_ON = 'đã chuyển cho người kế tiếp'

/**
 * Steps whose person cannot be reached go to the next different person up, who has not had the step yet; the mail
 * says in whose place. Answers the notices for which there is nobody with an address.
 */
export async function passUpward(
  tools: Tools,
  stores: Stores,
  desk: Desk,
  notices: readonly StoredNotice[],
  tasks: ReadonlyMap<string, StoredTask>,
  now: Instant,
  reason: string,
): Promise<StoredNotice[]> {
  const stuck: StoredNotice[] = []
  const passed: OutboxNotice[] = []
  for (const n of notices) {
    if (n.data.passedOn) {
      stuck.push(n)
      continue
    }
    const task = n.taskId === null ? undefined : tasks.get(n.taskId)
    const tried = new Set(await stores.outbox.peopleOfStep(n))
    const above = task ? desk.ladder.nextAbove(task, n.personId, tried).filter(r => r.email !== null) : []
    if (above.length === 0) {
      stuck.push(n)
      continue
    }
    for (const r of above) {
      const role = n.data.role === 'coordinating' ? n.data.role : r.role
      const data = { ...n.data, role, insteadOf: n.data.insteadOf ?? n.personId }
      const next = { ...n, personId: r.personId, email: r.email, data }
      passed.push({ ...next, id: tools.ids.next(), key: noticeKey(next), plannedAt: now, dueAt: now })
    }
    await stores.outbox.settle([n.id], 'failed', `${reason}; ${PASSED_ON}`)
  }
  await stores.outbox.add(passed)
  return stuck
}
