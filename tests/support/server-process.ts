import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The real server in a process of its own, on a free port, with a database of its own. Needs the build. */
export type ServerProcess = {
  url: string
  child: ChildProcess
  stdout(): string
  stderr(): string
  exited: Promise<{ code: number | null; signal: string | null }>
  /** SIGTERM, and SIGKILL where that does not help. */
  stop(): Promise<void>
}

export async function startServer(env: Record<string, string> = {}): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'giaoviec-server-'))
  const port = Number(env.PORT ?? (await freePort()))
  const url = `http://127.0.0.1:${port}`
  const fresh = { DATABASE_URL: `file:${join(folder, 'test.db')}`, DEMO: '0' }
  // Nothing of the surroundings: whatever DATABASE_URL a developer has set is not ours to fill.
  const environment: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    PORT: String(port),
    ...fresh,
    ...env,
  }
  const child = spawn(process.execPath, ['server.js'], {
    cwd: new URL('../..', import.meta.url),
    env: environment as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', chunk => (said.stdout += chunk))
  child.stderr.on('data', chunk => (said.stderr += chunk))
  const exited = new Promise<{ code: number | null; signal: string | null }>(resolve =>
    child.once('close', (code, signal) => {
      rmSync(folder, { recursive: true, force: true })
      resolve({ code, signal })
    }),
  )
  const stop = async () => {
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), 12_000)
    await exited
    clearTimeout(timer)
  }
  const server = { url, child, stdout: () => said.stdout, stderr: () => said.stderr, exited, stop }
  await Promise.race([untilHealthy(url), exited])
  return server
}

async function untilHealthy(url: string): Promise<void> {
  for (let i = 0; i < 2400; i += 1) {
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    if (answer?.ok) return
    await sleep(50)
  }
  throw new Error('the server did not answer within two minutes')
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
