/** Runs the runners one after the other and adds up what they say. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './prepare.mjs'

const none = () => ({ passed: 0, failed: 0, skipped: 0, skips: [] })

const failedBy = error => {
  process.stdout.write(`${error?.stack ?? error}\n`)
  return { failed: 1 }
}

export class Suite {
  #results = []

  /** A runner: its name and what answers `{passed, failed, skipped, skips}`. */
  async add(name, runner) {
    process.stdout.write(`\n── ${name}\n`)
    const started = performance.now()
    const result = { ...none(), ...(await runner().catch(failedBy)) }
    this.#results.push({ name, seconds: (performance.now() - started) / 1000, ...result })
  }

  skip(name, why) {
    process.stdout.write(`\n── ${name}: BỎ QUA – ${why}\n`)
    this.#results.push({ name, seconds: 0, ...none(), skipped: 1, skips: [`${name} (${why})`] })
  }

  /** The line before the last names the skips; the last one is the sum. */
  finish() {
    process.stdout.write('\n')
    for (const { name, passed, failed, skipped, seconds } of this.#results) {
      process.stdout.write(
        `${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(1)} s)\n`,
      )
    }
    const sum = field => this.#results.reduce((total, result) => total + result[field], 0)
    const skips = this.#results.flatMap(result => result.skips)
    process.stdout.write(`${sum('skipped')} skipped${skips.length ? `: ${skips.join('; ')}` : ''}\n`)
    process.exitCode = sum('failed') === 0 ? 0 : 1
    process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
  }
}

/** Something that is fine or not: one test. */
export const command =
  (...args) =>
  async () => {
    const { code } = await execute(args)
    return code === 0 ? { passed: 1 } : { failed: 1 }
  }

export const typecheck = command('node_modules/typescript/bin/tsc', '--noEmit')
export const lint = command('node_modules/@biomejs/biome/bin/biome', 'check', '.')

export const vitest =
  (env = {}, ...args) =>
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'giaoviec-vitest-'))
    const file = join(folder, 'result.json')
    try {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      const { code } = await execute(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], env)
      return readVitest(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null, code)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

function readVitest(report, code) {
  if (!report) return { failed: 1 }
  const tests = report.testResults.flatMap(file => file.assertionResults)
  const of = (...states) => tests.filter(test => states.includes(test.status))
  const brokenFiles = report.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  )
  const skips = of('pending', 'skipped', 'todo', 'disabled').map(test => test.fullName)
  const failed = of('failed').length + brokenFiles.length
  return {
    passed: of('passed').length,
    // An error outside any test (an unhandled rejection) fails the run too.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: skips.length,
    skips,
  }
}

/** A runner of ours: its last line is `{"passed":n,"failed":n,"skipped":n,"skips":[…]}`. */
export const runner =
  (script, env = {}, ...args) =>
  async () => {
    const launch = script.endsWith('.ts') ? ['node_modules/tsx/dist/cli.mjs', script] : [script]
    const { code, lastLine } = await execute([...launch, ...args], env)
    const result = parse(lastLine)
    if (!result) return { failed: 1 }
    return result.failed === 0 && code !== 0 ? { ...result, failed: 1 } : result
  }

function parse(line) {
  try {
    const result = JSON.parse(line)
    return Number.isInteger(result.passed) && Number.isInteger(result.failed) ? result : null
  } catch {
    return null
  }
}

/** The first of these that exists. */
export const firstExisting = (...scripts) => scripts.find(script => existsSync(join(root, script)))

function execute(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_ENV: 'test', FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...env },
    })
    let tail = ''
    child.stdout.on('data', chunk => {
      process.stdout.write(chunk)
      tail = (tail + chunk).slice(-100_000)
    })
    child.once('error', reject)
    child.once('close', code => resolve({ code, lastLine: tail.trimEnd().split('\n').at(-1) ?? '' }))
  })
}
