import type { AnyKysely, DialectName } from '../dialect.ts'

/**
 * Frozen once released: it imports nothing of the application, so that it does the same in five years. `dialect` is for
 * what changes speed or storage on one of the databases, never the meaning.
 */
export type Migration = {
  up(db: AnyKysely, dialect: DialectName): Promise<void>
}
