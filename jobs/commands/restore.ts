import { filesFolderOf } from '#app/server/compose.server.ts'
import { env } from '#app/server/env.server.ts'
import { folderStorage } from '#app/server/storage.server.ts'
import { restore } from '#db/backup.ts'
import { openDatabase } from '#db/open.ts'

/** Fills the empty database of DATABASE_URL from a backup. It mails nothing until `mail resume`. */
export async function run(args: string[]): Promise<number> {
  const [source] = args
  if (args.length !== 1 || !source) {
    process.stderr.write('usage: restore FILE\n')
    return 2
  }
  const open = await openDatabase(env.DATABASE_URL)
  try {
    const { rows, files } = await restore(open, folderStorage(filesFolderOf(open)), source)
    process.stderr.write(
      `Đã khôi phục ${rows} dòng dữ liệu và ${files} tệp. Thư nhắc việc đang tạm dừng; chạy “mail resume” khi muốn gửi.\n`,
    )
    return 0
  } finally {
    await open.close()
  }
}
