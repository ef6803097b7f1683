import { addDays } from '#app/domain/shared/day.ts'
import { dayOfInstant, type Instant, instantAt, instantOfMs, msOf } from '#app/domain/shared/instant.ts'
import { anchorHistory } from '#app/features/history/anchor-history.ts'
import { carryOutDue } from '#app/features/organisation/carry-out-due.ts'
import { createPeriodicTasks } from '#app/features/tasks/create-periodic-tasks.ts'
import { housekeeping, tools } from '#app/server/compose.server.ts'
import { deliverOutboxJob } from './deliver-outbox.ts'
import { planNoticesJob } from './plan-notices.ts'
import { pushNoticesJob } from './push-notices.ts'

/**
 * What happens by itself, and when. A job is told only that it is time: it does everything that is due by `asOf` and not yet
 * recorded, so a tick that was missed, or a night with the machine off, loses nothing.
 */
export type When =
  /** at every multiple of so many minutes */
  | { everyMinutes: number }
  /** at this time in Asia/Ho_Chi_Minh; after a stop over that time, when the process is back */
  | { dailyAt: string }

export type Job = {
  name: string
  when: When
  /**
   * What it did, in a few words, for the log and the table of runs. A long one asks between its steps whether the
   * process shall stop.
   */
  run(asOf: Instant, stopping: () => boolean): Promise<string>
}

export const schedule: readonly Job[] = [
  // every half minute: what a process that died had leased goes within 90 seconds
  { name: 'plan-notices', when: { everyMinutes: 0.5 }, run: planNoticesJob },
  { name: 'deliver-outbox', when: { everyMinutes: 0.5 }, run: deliverOutboxJob },
  // a merger that was decided for the first of the month is done before anybody comes to work
  { name: 'change-organisation', when: { dailyAt: '00:05' }, run: changeOrganisationJob },
  // before the run at 07:30, so that what a new period asks for is in the morning's mail
  {
    name: 'periodic-tasks',
    when: { dailyAt: '06:30' },
    run: async () => `${await createPeriodicTasks(tools())} nhiệm vụ`,
  },
  { name: 'push-notices', when: { everyMinutes: 0.5 }, run: pushNoticesJob },
  { name: 'anchor-history', when: { dailyAt: '00:10' }, run: async () => `${await anchorHistory(tools())} ngày` },
  { name: 'forget-expired', when: { dailyAt: '03:10' }, run: async () => `${await housekeeping()} dòng` },
]

async function changeOrganisationJob(): Promise<string> {
  const { done, failed } = await carryOutDue(tools())
  return `${done} thay đổi, ${failed} không thực hiện được`
}

/** The latest time at or before `now` at which the job is due: the name of its slot. */
export function latestSlot(when: When, now: Instant): Instant {
  if ('everyMinutes' in when) {
    const step = when.everyMinutes * 60_000
    return instantOfMs(Math.floor(msOf(now) / step) * step)
  }
  const today = dayOfInstant(now)
  const slot = instantAt(today, when.dailyAt)
  return slot <= now ? slot : instantAt(addDays(today, -1), when.dailyAt)
}
