import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { env } from './env.server.ts'

let secret: string | undefined

/** Signs what must not be made up by others (links in mails). Made once and kept beside the database, for its owner only. */
export function appSecret(): string {
  secret ??= env.APP_SECRET ?? keptIn(join(dataFolder(), 'app-secret'))
  return secret
}

/** Where files that belong to the data live: beside the SQLite database, otherwise `data/`. */
export function dataFolder(url: string = env.DATABASE_URL): string {
  return url.startsWith('file:') && !url.includes(':memory:') ? dirname(url.slice('file:'.length)) : 'data'
}

export function keptIn(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
