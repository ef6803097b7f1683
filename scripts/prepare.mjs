/**
 * What `npm start`, `npm test` and `npm run check` need before anything else: a fitting Node, the packages, the build.
 * Plain Node without packages, because there may be none yet. Each step looks first and does nothing where nothing is to do.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...path) => join(root, ...path)

export const say = text => process.stderr.write(`${text}\n`)

/** A problem that the person can solve: one line, no stack. */
export class Problem extends Error {}

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if ((major === 20 && minor >= 19) || (major > 20 && major < 25)) return
  throw new Problem(`Cần Node.js 20.19 trở lên, đến bản 24 (đang dùng ${version}). Cài bản 22 hoặc 24 rồi chạy lại.`)
}

/** `dev`: also what builds and tests need. */
export async function ensurePackages({ dev }) {
  const missing = missingPackages({ dev })
  if (missing.length === 0) return ensureAddon()
  const slow = isAddonPrebuilt ? '' : '; lần đầu khoảng 3 phút vì phải biên dịch SQLite'
  say(`Cài thư viện (thiếu ${missing.length}${slow})…`)
  const withoutCompiling = isAddonPrebuilt ? ['--ignore-scripts'] : []
  const failure = await run([...npm(), 'ci', '--include=dev', '--no-audit', '--no-fund', ...withoutCompiling])
  if (failure) {
    say(failure)
    throw new Problem(
      `Cài thư viện không thành công (npm ci). ${(isAddonPrebuilt ? null : adviceOnTools()) ?? 'Kiểm tra kết nối tới kho npm rồi chạy lại.'}`,
    )
  }
  return ensureAddon()
}

/** What package-lock.json asks for and npm's own record of node_modules does not have. */
function missingPackages({ dev }) {
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
  const record = at('node_modules', '.package-lock.json')
  const installed = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')).packages : {}
  const isNeeded = (path, entry) => path === `node_modules/${addon}` || (!entry.optional && !entry.devOptional)
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && isNeeded(path, entry) && (dev || !entry.dev))
    .filter(([path, entry]) => installed[path]?.version !== entry.version)
    .map(([path]) => path)
}

/**
 * As in db/sqlite-addon.ts: from Node-API 10 (Node 22) on, the addon that comes compiled within its package; before, the
 * one that is compiled for one version of Node, and again after a change of Node.
 */
const isAddonPrebuilt = Number(process.versions.napi) >= 10
const addon = isAddonPrebuilt ? 'better-sqlite3-napi' : 'better-sqlite3'

async function ensureAddon() {
  const probe = ['-e', `new (require('${addon}'))(':memory:').close()`]
  if (spawnSync(process.execPath, probe, { cwd: root, stdio: 'ignore' }).status === 0) return
  say('Biên dịch SQLite cho phiên bản Node này (khoảng 2 phút)…')
  const failure = await run([...npm(), 'rebuild', addon])
  if (!failure) return
  say(failure)
  throw new Problem(`Không biên dịch được SQLite. ${adviceOnTools() ?? 'Xem lỗi ở trên.'}`)
}

function adviceOnTools() {
  const has = command => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
  const missing = []
  if (!has('python3')) missing.push('python3')
  if (!has('make')) missing.push('make')
  if (!has('g++') && !has('c++') && !has('clang++')) missing.push('g++')
  if (missing.length === 0) return null
  return `Máy thiếu ${missing.join(', ')}. Trên Debian/Ubuntu: sudo apt-get install -y ${missing.join(' ')}; rồi chạy lại.`
}

function npm() {
  const cli = process.env.npm_execpath
  return cli?.endsWith('.js') ? [process.execPath, cli] : ['npm']
}

const SOURCES = [
  'app',
  'db',
  'jobs',
  'public',
  'package-lock.json',
  'package.json',
  'remix.config.js',
  'vite.config.ts',
  'tsconfig.json',
]
const STAMP = at('build', '.stamp')

export const isBuilt = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceStamp()

/** Returns the compiler's words where it failed, otherwise nothing. */
export async function ensureBuild() {
  const stamp = sourceStamp()
  if (isBuilt()) return
  say('Dựng giao diện (khoảng 20 giây)…')
  rmSync(STAMP, { force: true })
  const failure = await run(
    [process.execPath, at('node_modules', '@remix-run', 'dev', 'dist', 'cli.js'), 'vite:build'],
    {
      NODE_ENV: 'production',
    },
  )
  if (failure) return failure
  writeFileSync(STAMP, stamp)
}

/** By content: the time of a file says nothing after a checkout. */
function sourceStamp() {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap(source => filesUnder(source)).sort()
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(at(file)))
      .update('\0')
  return hash.digest('hex')
}

function filesUnder(path) {
  if (!existsSync(at(path))) return []
  try {
    return readdirSync(at(path), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
}

/** Runs quietly; answers the end of what it said where it failed. A line every half minute shows that it lives. */
function run([command, ...args], env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'giaoviec-log-'))
  const log = openSync(join(folder, 'log'), 'w')
  return new Promise(resolve => {
    const started = performance.now()
    const alive = setInterval(() => say(`  … ${Math.round((performance.now() - started) / 1000)} giây`), 30_000)
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', log, log], env: { ...process.env, ...env } })
    const end = failure => {
      clearInterval(alive)
      rmSync(folder, { recursive: true, force: true })
      resolve(failure)
    }
    child.once('error', error => end(String(error.message)))
    child.once('exit', code => {
      if (code === 0) return end(null)
      end(readFileSync(join(folder, 'log'), 'utf8').split('\n').slice(-40).join('\n'))
    })
  })
}

export const requireFromProject = createRequire(at('package.json'))

export function failWith(error) {
  if (error instanceof Problem) say(error.message)
  else say(error?.stack ?? String(error))
  process.exit(1)
}
