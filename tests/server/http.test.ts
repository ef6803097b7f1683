import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { type ServerProcess, startServer } from '#tests/support/server-process.ts'
import { ensureBuild } from '../../scripts/prepare.mjs'

const PASSWORD = 'con mèo ngủ trên mái'
const setupLinkOf = (server: ServerProcess) => /http\S+(\/thiet-lap\/\S+)/.exec(server.stdout())![1]!

/** A form as a browser of this site sends it, unless told otherwise. */
const post = (
  server: ServerProcess,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) =>
  fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: server.url, Accept: 'text/html', ...headers },
    redirect: 'manual',
  })

const setUp = (server: ServerProcess, headers: Record<string, string> = {}) =>
  post(
    server,
    setupLinkOf(server),
    {
      officeName: 'UBND phường Tân Lập',
      name: 'Trần Quản',
      email: 'quan@tanlap.vn',
      password: PASSWORD,
      repeated: PASSWORD,
    },
    headers,
  )

const signIn = (server: ServerProcess, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  post(server, '/dang-nhap', { login: 'quan@tanlap.vn', password: PASSWORD, ...fields }, headers)

const cookieOf = (answer: Response) => answer.headers.get('Set-Cookie')!.split(';')[0]!

beforeAll(async () => {
  const failure = await ensureBuild()
  if (failure) throw new Error(failure)
}, 240_000)

const isTextOrNull = (x: unknown) => x === null || typeof x === 'string'
const isNumberOrNull = (x: unknown) => x === null || typeof x === 'number'

describe('the server', () => {
  let server: ServerProcess
  let cookie: string
  beforeAll(async () => {
    server = await startServer()
    cookie = cookieOf(await setUp(server))
  })
  afterAll(() => server.stop())
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.url + path, { redirect: 'manual', headers: { Accept: 'text/html', ...headers } })

  it('says how it is', async () => {
    const health = await get('/healthz')
    expect(health.status).toBe(200)
    expect(await health.json()).toEqual({
      status: 'ok',
      database: 'ok',
      // nothing before the first tick: the jobs start in a thread of their own
      scheduler: { lastTick: expect.toSatisfy(isTextOrNull), lagSeconds: expect.toSatisfy(isNumberOrNull) },
      outbox: { waiting: 0, failed: 0 },
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    })
    const metrics = await get('/metrics')
    expect(metrics.headers.get('Content-Type')).toMatch(/^text\/plain;.* version=0\.0\.4/)
    expect(await metrics.text()).toMatch(/^giaoviec_up 1$/m)
    for (const answer of [health, metrics]) expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it('sends pages with a policy, a fresh nonce and no cache; hashed files for ever', async () => {
    const [one, two] = [await get('/dang-nhap'), await get('/dang-nhap')]
    const policy = one.headers.get('Content-Security-Policy')!
    expect(policy).toMatch(/script-src 'self' 'strict-dynamic' 'nonce-[\w+/=]{24}'/)
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(two.headers.get('Content-Security-Policy')).not.toBe(policy)
    expect(one.headers.get('Referrer-Policy')).toBe('strict-origin-when-cross-origin')
    expect(one.headers.get('Cache-Control')).toBe('no-store')
    expect(one.headers.get('X-Powered-By')).toBeNull()
    const html = await one.text()
    const nonce = /'nonce-([^']+)'/.exec(policy)![1]
    for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain(`nonce="${nonce}"`)

    const asset = await get(/\/assets\/[\w.-]+\.css/.exec(html)![0])
    expect(asset.headers.get('Cache-Control')).toMatch(/max-age=31536000, immutable/)
    expect((await get('/assets/no-such.js')).status).toBe(404)
  })

  it.each([
    ['a page', '/dang-nhap'],
    ['a data request', '/dang-nhap?_data=routes%2Fsign-in'],
    ['a resource route', '/dang-xuat'],
    ['an address that does not exist', '/khong-co'],
  ])('refuses a post to %s that no page of this site sent', async (_name, path) => {
    const foreign = { Origin: 'https://evil.example', Cookie: cookie }
    const disguised = { ...foreign, 'X-Forwarded-Host': 'evil.example' }
    for (const headers of [foreign, disguised]) {
      expect((await post(server, path, {}, headers)).status).toBe(403)
    }
    expect(await rawPost(server, path, { Cookie: cookie })).toBe(403)
    expect((await get('/tai-khoan', { Cookie: cookie })).status).toBe(200) // still signed in
  })

  it('limits what it reads', async () => {
    expect((await signIn(server, { login: 'x'.repeat(3_000_000) })).status).toBe(413)
    expect((await get(`/dang-nhap?tiep=${'x'.repeat(9_000)}`)).status).toBe(414)
  })

  it('keeps the cookie from scripts and other sites', async () => {
    const header = (await signIn(server)).headers.get('Set-Cookie')!
    expect(header).toMatch(/^gv_session=[^;]{20,}; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('leads back only to its own pages after signing in', async () => {
    const target = async (next: string) => (await signIn(server, { next })).headers.get('Location')
    expect(await target('/nhiem-vu?trang=2')).toBe('/nhiem-vu?trang=2')
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
    ]) {
      expect(await target(next)).toBe('/')
    }
  })

  it('asks strangers to sign in, and tells scripts that they are signed out', async () => {
    expect((await get('/tai-khoan')).headers.get('Location')).toBe('/dang-nhap?tiep=%2Ftai-khoan')
    const fetcher = await post(server, '/tai-khoan?_data=routes%2Faccount', {}, { Accept: '*/*' })
    expect(fetcher.status).toBe(401)
    const form = await post(server, '/tai-khoan/phien', {}, { Referer: `${server.url}/tai-khoan` })
    expect(form.headers.get('Location')).toBe('/dang-nhap?tiep=%2Ftai-khoan')
  })

  it('ends a session at sign-out, not by opening an address', async () => {
    const own = { Cookie: cookieOf(await signIn(server)) }
    expect((await get('/dang-xuat', own)).headers.get('Location')).toBe('/')
    expect((await get('/tai-khoan', own)).status).toBe(200)
    expect((await post(server, '/dang-xuat', {}, own)).headers.get('Location')).toBe('/dang-nhap')
    expect((await get('/tai-khoan', own)).status).toBe(302)
  })

  it('shows a person only their own way in, and lists and ends their sessions', async () => {
    const own = { Cookie: cookieOf(await signIn(server)) }
    const page = await (await get('/tai-khoan', own)).text()
    expect(page).toContain('Thiết bị này')
    expect(page).not.toMatch(/argon2|token_?hash/i)
    const ended = await post(server, '/tai-khoan/phien', {}, own)
    expect(ended.headers.get('Location')).toBe('/tai-khoan?da=phien-khac')
    expect((await get('/tai-khoan', { Cookie: cookie })).status).toBe(302)
    cookie = own.Cookie
  })

  it('does not use a setup link twice, nor accept a made-up one', async () => {
    expect((await setUp(server)).status).toBe(409)
    expect((await get('/thiet-lap/made-up')).status).toBe(410)
  })

  it('answers nonsense without a stack', async () => {
    for (const host of ['a b', '[', '%']) {
      const { status, body } = await raw(server, { method: 'GET', path: '/dang-nhap', headers: { Host: host } })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(body).not.toMatch(/node_modules|at .*\.js:\d+/)
    }
    expect((await get('/khong-co')).status).toBe(404)
    const unknown = await get('/khong-co', { Cookie: cookie })
    expect(unknown.status).toBe(404)
    // still inside the menu, which is how one gets on
    expect(await unknown.text()).toContain('href="/quan-tri/don-vi"')
    expect((await get('/%E0%A4%A')).status).toBeLessThan(500)
  })

  it('writes no secret into its log', async () => {
    const log = server.stderr()
    expect(log).toContain('"url":"/thiet-lap/[…]"')
    for (const secret of [PASSWORD, setupLinkOf(server).split('/').at(-1)!, cookie.split('=')[1]!]) {
      expect(log).not.toContain(secret)
    }
  })
})

describe('starting and stopping', () => {
  it('finishes what is running, then stops', async () => {
    const server = await startServer()
    await setUp(server)
    const running = signIn(server)
    await new Promise(resolve => setTimeout(resolve, 10))
    server.child.kill('SIGTERM')
    expect((await running).status).toBe(302)
    const started = performance.now()
    expect(await server.exited).toEqual({ code: 0, signal: null })
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('says in one line that the port is taken', async () => {
    const first = await startServer()
    const second = await startServer({ PORT: new URL(first.url).port })
    expect((await second.exited).code).toBe(1)
    const complaint = second
      .stderr()
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('{'))
    expect(complaint).toEqual([expect.stringMatching(/cổng \d+ .* đang được dùng.*PORT=/)])
    await first.stop()
  })

  it('knows itself by APP_URL: a stricter cookie over https, and only that origin', async () => {
    const server = await startServer({ APP_URL: 'https://gv.tanlap.vn' })
    const link = setupLinkOf(server)
    expect(server.stdout()).toContain(`https://gv.tanlap.vn${link}`)
    expect((await setUp(server)).status).toBe(403)
    const answer = await setUp(server, { Origin: 'https://gv.tanlap.vn' })
    expect(answer.headers.get('Set-Cookie')).toMatch(
      /^__Host-gv_session=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(answer.headers.get('Strict-Transport-Security')).toMatch(/max-age=31536000/)
    await server.stop()
  })

  it('names the environment variable that is wrong', async () => {
    const server = await startServer({ DATABASE_URL: 'mysql://x' })
    expect((await server.exited).code).toBe(1)
    expect(server.stderr()).toMatch(/^Không khởi động được: .*DATABASE_URL.*\n$/)
  })
})

describeOnEachDatabase('two processes on one database', make => {
  it('start at once, and know the same people and sessions', async () => {
    const { url } = await make({ file: true, empty: true })
    const [one, two] = await Promise.all([startServer({ DATABASE_URL: url }), startServer({ DATABASE_URL: url })])
    const account = (server: ServerProcess, cookie: string) =>
      fetch(`${server.url}/tai-khoan`, { redirect: 'manual', headers: { Cookie: cookie } }).then(
        answer => answer.status,
      )

    const cookie = cookieOf(await setUp(one))
    expect(await account(two, cookie)).toBe(200)
    const another = cookieOf(await signIn(two))
    await post(one, '/dang-xuat', {}, { Cookie: another })
    expect(await account(two, another)).toBe(302)
    expect(await account(one, cookie)).toBe(200)
    await Promise.all([one.stop(), two.stop()])
    expect(`${one.stderr()}${two.stderr()}`).not.toMatch(/"level":(50|60)/)
  })
})

/** Without the headers that fetch adds by itself. */
const rawPost = async (server: ServerProcess, path: string, headers: Record<string, string>) =>
  (await raw(server, { method: 'POST', path, headers: { ...headers, 'Content-Length': '0' } })).status

function raw(server: ServerProcess, options: { method: string; path: string; headers: Record<string, string> }) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const request = httpRequest(server.url, options, response => {
      let body = ''
      response.on('data', chunk => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    request.once('error', reject)
    request.end()
  })
}
