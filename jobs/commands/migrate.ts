import { env } from '#app/server/env.server.ts'
import { migrate } from '#db/migrate.ts'
import { openDatabase } from '#db/open.ts'

/** Brings the schema of DATABASE_URL up to this version; prints what was applied. */
export async function run(args: string[]): Promise<number> {
  if (args.length > 0) {
    process.stderr.write('usage: migrate\n')
    return 2
  }
  const open = await openDatabase(env.DATABASE_URL)
  try {
    const applied = await migrate(open)
    process.stdout.write(applied.map(name => `${name}\n`).join(''))
    if (applied.length === 0) process.stderr.write('Cơ sở dữ liệu đã ở phiên bản mới nhất.\n')
    return 0
  } finally {
    await open.close()
  }
}
