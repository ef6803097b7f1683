import { createRequire } from 'node:module'
import process from 'node:process'
import type SqliteDatabase from 'better-sqlite3'

const require = createRequire(import.meta.url)

/**
 * better-sqlite3 in the version that fits this Node. 13 is built on Node-API 10, which Node 20 does not have; 12 is
 * built on `node::ObjectWrap`, whose header in Node 24.19 and later aborts when a statement is collected outside a
 * context (`Assertion failed: (env) != nullptr`). Both have one interface. When Node 20 is left behind, 12 goes.
 */
export const SQLITE_ADDON = Number(process.versions.napi) >= 10 ? 'better-sqlite3-napi' : 'better-sqlite3'

export const Sqlite: typeof SqliteDatabase = require(SQLITE_ADDON)
