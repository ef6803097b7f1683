/** `mail resume`: a restored copy mails nothing until told; `mail pause` stops sending by hand. */
import { pauseMail, resumeMail } from '#app/features/reminders/pause-mail.ts'
import { tools } from '#app/server/compose.server.ts'
import { closeOurDatabase, openOurDatabase } from '#app/server/database.server.ts'

export async function run(args: string[]): Promise<number> {
  const [verb] = args
  if (args.length !== 1 || (verb !== 'resume' && verb !== 'pause')) {
    process.stderr.write('usage: giaoviec mail resume|pause\n')
    return 2
  }
  await openOurDatabase()
  try {
    await (verb === 'resume' ? resumeMail : pauseMail)(tools())
    process.stdout.write(verb === 'resume' ? 'Việc gửi thư đã được mở lại.\n' : 'Việc gửi thư đã tạm dừng.\n')
    return 0
  } finally {
    await closeOurDatabase()
  }
}
