import { describe, expect, it } from 'vitest'
import { judge } from '#app/server/gate.server.ts'

const HOST = 'giaoviec.local:3000'
const post = (
  headers: Record<string, string>,
  { appUrl, method = 'POST' }: { appUrl?: string; method?: string } = {},
) =>
  judge(method, '/nhiem-vu/1?_data=routes%2Ftasks', { host: HOST, 'content-length': '10', ...headers }, appUrl)
    ?.status ?? 200

describe('the gate: only pages of this site may change something', () => {
  it.each([
    ['the origin of this host', { origin: `http://${HOST}` }, 200],
    ['the same over TLS, ended by a proxy', { origin: `https://${HOST}` }, 200],
    ['a foreign origin', { origin: 'https://evil.example' }, 403],
    ['the same host on another port', { origin: 'http://giaoviec.local:8080' }, 403],
    ['a host that only begins like ours', { origin: `http://${HOST}.evil.example` }, 403],
    ['an origin with credentials', { origin: `http://${HOST}@evil.example` }, 403],
    ['a privacy-masked origin', { origin: 'null' }, 403],
    ['a masked origin beside a same-origin claim', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 403],
    ['no origin, but the browser says same-origin', { 'sec-fetch-site': 'same-origin' }, 200],
    ['no origin, another port of the same site', { 'sec-fetch-site': 'same-site' }, 403],
    ['no origin, another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['no origin, typed by hand', { 'sec-fetch-site': 'none' }, 403],
    ['neither header', {}, 403],
    ['a forged X-Forwarded-Host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, 403],
    ['a bearer token', { authorization: 'Bearer abc' }, 200],
    ['a bearer token that is empty', { authorization: 'Bearer ' }, 403],
    ['basic credentials, which browsers send by themselves', { authorization: 'Basic abc' }, 403],
  ])('%s', (_name, headers, status) => {
    expect(post(headers)).toBe(status)
  })

  it('lets pages behind a link from a mail mask their origin, because they send no address along', () => {
    const at = (path: string, headers: Record<string, string>) =>
      judge('POST', path, { host: HOST, 'content-length': '10', ...headers }, undefined)?.status ?? 200
    const masked = { origin: 'null' }
    expect(at('/t/abc.def/bao-cao', { ...masked, 'sec-fetch-site': 'same-origin' })).toBe(200)
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(at('/t/abc.def/bao-cao', { ...masked, 'sec-fetch-site': site })).toBe(403)
    expect(at('/t/abc.def/bao-cao', masked)).toBe(403)
    expect(at('/t/abc.def/bao-cao', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' })).toBe(403)
    expect(at('/nhiem-vu/t/x', { ...masked, 'sec-fetch-site': 'same-origin' })).toBe(403)
  })

  it('knows the site by APP_URL where that is set', () => {
    const appUrl = 'https://giaoviec.tinh.gov.vn'
    expect(post({ origin: appUrl }, { appUrl })).toBe(200)
    expect(post({ origin: 'http://giaoviec.tinh.gov.vn' }, { appUrl })).toBe(403)
    expect(post({ origin: `http://${HOST}` }, { appUrl })).toBe(403)
  })

  it('asks of every method that changes something, and refuses unknown ones', () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(post({}, { method })).toBe(403)
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(post({}, { method })).toBe(200)
    expect(post({ origin: `http://${HOST}` }, { method: 'TRACE' })).toBe(405)
  })

  it('takes no address with a NUL, which PostgreSQL cannot compare with anything', () => {
    for (const path of ['/nhiem-vu/%00', '/nhiem-vu?sau=a%00%7Cb']) {
      expect(judge('GET', path, { host: HOST }, undefined)?.status).toBe(400)
    }
    expect(judge('GET', '/nhiem-vu?q=%2500', { host: HOST }, undefined)).toBeNull()
  })

  it('limits what comes in', () => {
    const origin = `http://${HOST}`
    expect(post({ origin, 'content-length': String(3 * 1024 * 1024) })).toBe(413)
    expect(
      post({ origin, 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(3 * 1024 * 1024) }),
    ).toBe(200)
    expect(
      post({ origin, 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(30 * 1024 * 1024) }),
    ).toBe(413)
    expect(judge('POST', '/', { host: HOST, origin, 'transfer-encoding': 'chunked' }, undefined)?.status).toBe(411)
    expect(judge('GET', `/?q=${'x'.repeat(9000)}`, { host: HOST }, undefined)?.status).toBe(414)
  })
})
