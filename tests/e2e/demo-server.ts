import type { MakeDatabase } from '../support/databases.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'

/** A freshly seeded demo behind the real server, on a database of its own. */
export async function startDemo(
  make: MakeDatabase,
  env: Record<string, string> = {},
): Promise<ServerProcess & { databaseUrl: string }> {
  const open = await make({ empty: true, file: true })
  await open.close()
  const server = await startServer({ DATABASE_URL: open.url, DEMO: '1', ...env })
  return { ...server, databaseUrl: open.url }
}
