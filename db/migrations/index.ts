import { initial } from './0001-initial.ts'
import type { Migration } from './migration.ts'

/** In order, for ever: append only. */
export const migrations: readonly { name: string; migration: Migration }[] = [
  { name: '0001-initial', migration: initial },
]
