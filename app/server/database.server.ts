import { migrate } from '#db/migrate.ts'
import { type OpenDatabase, openDatabase } from '#db/open.ts'
import { env } from './env.server.ts'
import { log } from './log.server.ts'

/**
 * The one handle of this process. It lives on globalThis because Vite evaluates modules again after an edit, and a second
 * SQLite connection in one process would wait for the first with the event loop frozen.
 */
const slot = globalThis as { __giaoviecDatabase?: OpenDatabase }

export function database(): OpenDatabase {
  if (!slot.__giaoviecDatabase) throw new Error('the database is not open yet: application.start() opens it')
  return slot.__giaoviecDatabase
}

export async function openOurDatabase(
  url: string = env.DATABASE_URL,
  { refuseNesting }: { refuseNesting?: boolean } = {},
): Promise<OpenDatabase> {
  if (slot.__giaoviecDatabase) return slot.__giaoviecDatabase
  const open = await openDatabase(url, {
    refuseNesting,
    onLostConnection: error => log.warn({ err: error }, 'a database connection was lost'),
  })
  try {
    const applied = await migrate(open)
    if (applied.length > 0) log.info({ applied }, 'database migrated')
  } catch (error) {
    await open.close()
    throw error
  }
  slot.__giaoviecDatabase = open
  return open
}

export async function closeOurDatabase(): Promise<void> {
  const open = slot.__giaoviecDatabase
  slot.__giaoviecDatabase = undefined
  await open?.close()
}
