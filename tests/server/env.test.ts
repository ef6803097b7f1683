import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isLoopback, readEnv, siteUrl } from '#app/server/env.server.ts'
import { loggable } from '#app/server/log.server.ts'
import { dataFolder, keptIn } from '#app/server/secret.server.ts'

describe('the environment', () => {
  it('has the defaults of the contract', () => {
    expect(readEnv({ SMTP_URL: '', APP_URL: '' })).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATABASE_URL: 'file:data/giaoviec.db',
      SMTP_URL: undefined,
      MAIL_DOMAINS: [],
      APP_URL: undefined,
      DEMO: undefined,
    })
  })

  it('reads lists and addresses', () => {
    const env = readEnv({ MAIL_DOMAINS: 'Tinh.gov.vn, so.vn', APP_URL: 'https://gv.tinh.gov.vn/', PORT: '8080' })
    expect(env).toMatchObject({ MAIL_DOMAINS: ['tinh.gov.vn', 'so.vn'], APP_URL: 'https://gv.tinh.gov.vn', PORT: 8080 })
    expect(siteUrl(env)).toBe('https://gv.tinh.gov.vn')
    expect(siteUrl(readEnv({ HOST: '0.0.0.0' }))).toBe('http://localhost:3000')
  })

  it.each([
    { PORT: 'abc' },
    { DATABASE_URL: 'mysql://x' },
    { APP_URL: 'javascript:alert(1)' },
    { SMTP_URL: 'http://x' },
    { DEMO: 'yes' },
    { APP_SECRET: 'short' },
  ])('refuses %o with its name', source => {
    expect(() => readEnv(source)).toThrow(Object.keys(source)[0])
  })

  it('knows this machine from others', () => {
    for (const host of ['127.0.0.1', 'localhost', '::1', '127.1.2.3']) expect(isLoopback(host)).toBe(true)
    for (const host of ['0.0.0.0', '10.0.0.1', 'localhost.evil.vn', '127.0.0.1.evil.vn'])
      expect(isLoopback(host)).toBe(false)
  })

  it('keeps a secret for its owner only, and the same one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'giaoviec-secret-'))
    const file = join(folder, 'new', 'app-secret')
    const secret = keptIn(file)
    expect(secret.length).toBeGreaterThanOrEqual(43)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(keptIn(file)).toBe(secret)
    expect(readFileSync(file, 'utf8').trim()).toBe(secret)
    rmSync(folder, { recursive: true })
    expect(dataFolder('file:/var/lib/giaoviec/gv.db')).toBe('/var/lib/giaoviec')
    expect(dataFolder('postgres://x/y')).toBe('data')
  })
})

describe('what the log says of an address', () => {
  it.each([
    ['/nhiem-vu?trang=2&q=m%E1%BA%ADt', '/nhiem-vu?trang=2&q'],
    ['/thiet-lap/s3cr3t', '/thiet-lap/[…]'],
    ['/lich/s3cr3t.ics', '/lich/[…]'],
    ['/dang-nhap?tiep=%2Fx&token=abc', '/dang-nhap?tiep&token'],
    ['/nhiem-vu/1?_data=routes/tasks', '/nhiem-vu/1?_data=routes/tasks'],
  ])('%s → %s', (url, text) => {
    expect(loggable(url)).toBe(text)
  })
})
