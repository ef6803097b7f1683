import type { Instant } from '#app/domain/shared/instant.ts'
import { ensureRunPlanned } from '#app/features/reminders/tick.ts'
import { withDeliveryTools } from '#app/server/reminder-tools.server.ts'

/** The reminder run of the working day, once it is due: asked again and again, done once. */
export async function planNoticesJob(asOf: Instant): Promise<string> {
  const run = await withDeliveryTools(tools => ensureRunPlanned(tools, asOf))
  if (run.kind !== 'planned') return run.kind
  return `planned ${run.notices}, skipped ${run.skipped}, nobody for ${run.nobody}`
}
