/** `deliver [--as-of INSTANT]`: sends what is due by then. Exit 1 where sending is paused or something was refused. */
import { deliverOutbox } from '#app/features/reminders/deliver-outbox.ts'
import { systemClock } from '#app/server/clock.server.ts'
import { closeOurDatabase, openOurDatabase } from '#app/server/database.server.ts'
import { withDeliveryTools } from '#app/server/reminder-tools.server.ts'
import { readInstant } from './remind.ts'

export async function run(args: string[]): Promise<number> {
  const asOf =
    args.length === 0 ? systemClock.now() : args.length === 2 && args[0] === '--as-of' ? readInstant(args[1]!) : null
  if (asOf === null) {
    process.stderr.write('usage: giaoviec deliver [--as-of INSTANT]\n')
    return 2
  }
  await openOurDatabase()
  try {
    const d = await withDeliveryTools(tools => deliverOutbox(tools, { asOf }))
    if (d.paused) {
      process.stderr.write('Việc gửi thư đang tạm dừng (bản vừa khôi phục); chạy “giaoviec mail resume” để gửi tiếp.\n')
      return 1
    }
    process.stdout.write(
      `sent ${d.sent}, kept ${d.kept}, later ${d.later}, refused ${d.refused}, unclear ${d.unclear}, dropped ${d.dropped}\n`,
    )
    return d.refused + d.later + d.unclear > 0 ? 1 : 0
  } finally {
    await closeOurDatabase()
  }
}
