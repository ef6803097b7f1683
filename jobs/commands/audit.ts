import { audit } from '#app/server/compose.server.ts'
import { closeOurDatabase, openOurDatabase } from '#app/server/database.server.ts'

/** Reads the whole history and names every row that was changed, is missing or was cut off. Exit 1 where there is one. */
export async function run(args: string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== 'verify') {
    process.stderr.write('usage: audit verify\n')
    return 2
  }
  await openOurDatabase()
  try {
    const { events, subjects, anchors, tasks, problems } = await audit().verify()
    for (const line of problems) process.stdout.write(`${line}\n`)
    const read = `${events} dòng của ${subjects} đối tượng, ${tasks} nhiệm vụ, ${anchors} ngày đã niêm phong`
    if (problems.length === 0) process.stdout.write(`Lịch sử nguyên vẹn: ${read}.\n`)
    else process.stderr.write(`Có ${problems.length} chỗ sai trong ${read}.\n`)
    return problems.length === 0 ? 0 : 1
  } finally {
    await closeOurDatabase()
  }
}
