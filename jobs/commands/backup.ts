import { storage } from '#app/server/compose.server.ts'
import { closeOurDatabase, openOurDatabase } from '#app/server/database.server.ts'
import { backUp } from '#db/backup.ts'

/** Writes everything, uploaded files included, into one file while the application goes on working. */
export async function run(args: string[]): Promise<number> {
  const [target] = args
  if (args.length !== 1 || !target) {
    process.stderr.write('usage: backup FILE\n')
    return 2
  }
  const open = await openOurDatabase()
  try {
    const { rows, files } = await backUp(open, storage(), target)
    process.stdout.write(`${target}\n`)
    process.stderr.write(`Đã sao lưu ${rows} dòng dữ liệu và ${files} tệp.\n`)
    return 0
  } finally {
    await closeOurDatabase()
  }
}
