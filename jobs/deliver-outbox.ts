import type { Instant } from '#app/domain/shared/instant.ts'
import { tick } from '#app/features/reminders/tick.ts'
import { withDeliveryTools } from '#app/server/reminder-tools.server.ts'

/** The post. It asks for the run as well: digests wait until that is planned, whoever plans it. */
export async function deliverOutboxJob(asOf: Instant, stopping: () => boolean): Promise<string> {
  const { delivery: d } = await withDeliveryTools(tools => tick(tools, asOf, stopping))
  if (d.paused) return 'paused'
  return `sent ${d.sent}, kept ${d.kept}, later ${d.later}, refused ${d.refused}, unclear ${d.unclear}, dropped ${d.dropped}`
}
