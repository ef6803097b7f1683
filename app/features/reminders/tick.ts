import { lastRun } from '#app/domain/reminder/run-time.ts'
import { addMinutes, addMs, type Instant } from '#app/domain/shared/instant.ts'
import { type DeliveryOutcome, deliverOutbox } from './deliver-outbox.ts'
import type { DeliveryTools } from './delivery-tools.ts'
import { planDueNotices, RUN_JOB, runId } from './plan-due-notices.ts'
import { readReminderSettings } from './reminder-settings.ts'

/** Who died while planning is replaced after that; planning twice does no harm. */
const PLANNING_LEASE_MS = 45_000
const DAY_MINUTES = 24 * 60

export type RunOutcome =
  | { kind: 'planned'; notices: number; skipped: number; nobody: number }
  /** This run is on record, or somebody else is at it. */
  | { kind: 'done' }
  | { kind: 'busy' }

/**
 * The run of a working day, once: whoever takes its slot plans it. After a night or a Tết without power it is the
 * latest run that is made up for, at once.
 */
export async function ensureRunPlanned(tools: DeliveryTools, asOf: Instant): Promise<RunOutcome> {
  const slot = await tools.unitOfWork(async stores => {
    const { runAt } = await readReminderSettings(stores)
    const id = runId(lastRun(await stores.calendar.load(), runAt, asOf).day)
    if (await stores.jobs.isFinished(id)) return 'done'
    const leaseUntil = addMs(asOf, PLANNING_LEASE_MS)
    return (await stores.jobs.claimSlot({ id, job: RUN_JOB, at: asOf, leaseUntil })) ? { id } : 'busy'
  })
  if (typeof slot === 'string') return { kind: slot }
  const planned = await planDueNotices(tools, { asOf, mailDomains: tools.mailDomains })
  const { notices, skipped, nobody, unreadable } = planned
  const words = [
    `${notices.length} nhắc việc, ${skipped} bước bỏ qua`,
    ...(nobody.length > 0 ? [`${nobody.length} bước không có người nhận`] : []),
    ...(unreadable.length > 0
      ? [`${unreadable.length} nhiệm vụ không đọc được: ${unreadable.slice(0, 5).join(', ')}`]
      : []),
  ].join(', ')
  await tools.unitOfWork(async stores => {
    await stores.jobs.finish(slot.id, asOf, words)
    await stores.jobs.prune(RUN_JOB, addMinutes(asOf, -400 * DAY_MINUTES))
    // the scheduler notes every tick; a month of them is enough for whoever wonders
    await stores.jobs.prune('tick:', addMinutes(asOf, -30 * DAY_MINUTES))
  })
  return { kind: 'planned', notices: notices.length, skipped, nobody: nobody.length }
}

/**
 * What the scheduler does again and again: the run if one is due, then the post. While another process is still
 * planning, digests wait for it, so that everybody gets one mail and not two halves.
 */
export async function tick(
  tools: DeliveryTools,
  asOf: Instant,
  stopping?: () => boolean,
): Promise<{ run: RunOutcome; delivery: DeliveryOutcome }> {
  const run = await ensureRunPlanned(tools, asOf)
  return { run, delivery: await deliverOutbox(tools, { asOf, aloneOnly: run.kind === 'busy', stopping }) }
}
