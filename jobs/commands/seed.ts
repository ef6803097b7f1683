import { closeOurDatabase, database, openOurDatabase } from '#app/server/database.server.ts'
import { loadDemoHere } from '#app/server/demo.server.ts'

const USAGE = 'seed demo'

/** Fills an empty database: with the demo, whose accounts it prints. */
export async function run(args: string[]): Promise<number> {
  if (args[0] !== 'demo' || args.length !== 1) {
    process.stderr.write(`usage: ${USAGE}\n`)
    return 2
  }
  await openOurDatabase()
  try {
    const { n } = await database()
      .db.selectFrom('people')
      .select(e => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    if (Number(n) > 0) {
      process.stderr.write('Cơ sở dữ liệu đã có dữ liệu; dữ liệu dùng thử chỉ nạp vào cơ sở dữ liệu trống.\n')
      return 1
    }
    process.stdout.write((await loadDemoHere()).map(line => `${line}\n`).join(''))
    return 0
  } finally {
    await closeOurDatabase()
  }
}
