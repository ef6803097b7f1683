import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { Stores } from '../ports.ts'
import type { DirectivePlan } from './plan-publication.ts'

/** Directives that come back every period are kept, so that the nightly job makes their next instances. */
export async function keepPeriodic(
  stores: Pick<Stores, 'periodic'>,
  meetingId: string,
  directives: readonly Pick<DraftDirective, 'id' | 'recurrence'>[],
  plans: readonly DirectivePlan[],
): Promise<void> {
  for (const [i, { id: directiveId, recurrence }] of directives.entries()) {
    const first = plans[i]?.tasks.find(t => t.task.kind === 'work')?.task.due
    if (!recurrence || !first) continue
    const never = { endedAt: null, endedBy: null, endReason: null }
    await stores.periodic.insert({
      directiveId,
      meetingId,
      recurrence,
      firstDay: first,
      madeUntil: first,
      ...never,
      version: 1,
    })
  }
}
