import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import {
  ADMIN,
  AUDITOR,
  CHAIR,
  OFFICER,
  PASSWORD,
  REFORM,
  SECRETARY,
  UNIT_HEAD,
  VICE_CHAIR,
  WARD_HEAD,
} from './accounts.ts'
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, launch, openAs, PHONE } from './browser.ts'

/** The main pages of each role; the first is where they land. */
const PAGES: Record<string, string[]> = {
  [SECRETARY]: [
    '/cho-xu-ly',
    '/cuoc-hop',
    '/cuoc-hop/moi',
    '/nhiem-vu',
    '/ra-soat',
    '/so-gia-han',
    '/toan-canh',
    '/quan-tri/thu',
  ],
  [CHAIR]: ['/cho-xu-ly', '/toan-canh', '/ra-soat', '/cham-diem'],
  [VICE_CHAIR]: ['/cho-xu-ly', '/ra-soat', '/nhiem-vu'],
  [UNIT_HEAD]: ['/viec-cua-toi', '/nhiem-vu', '/cuoc-hop', '/cham-diem'],
  [WARD_HEAD]: ['/viec-cua-toi', '/so-gia-han'],
  [OFFICER]: ['/viec-cua-toi'],
  [REFORM]: ['/cham-diem', '/toan-canh'],
  [ADMIN]: [
    '/quan-tri',
    '/quan-tri/don-vi',
    '/quan-tri/don-vi/moi',
    '/quan-tri/nguoi-dung',
    '/quan-tri/chuc-vu',
    '/quan-tri/phu-trach',
    '/quan-tri/ly-do',
    '/quan-tri/ly-do/gia-han/GH1',
    '/quan-tri/ngay-nghi',
    '/quan-tri/thu',
    '/nhat-ky',
    '/tai-khoan',
  ],
  [AUDITOR]: ['/nhiem-vu', '/nhat-ky'],
}

// the pages are the same whatever is behind them: SQLite is enough here, the story runs on both databases
describe('pages', () => {
  let server: ServerProcess
  let browser: Browser
  beforeAll(async () => {
    server = await startServer({ DEMO: '1' })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  describe.each([
    ['a desk', DESKTOP],
    ['a phone', PHONE],
  ])('on %s', (_name, viewport) => {
    it.each(Object.entries(PAGES))(
      '%s: everything is reachable, accessible and within the screen',
      async (login, paths) => {
        const { page, complaints, close } = await openAs(browser, server.url, login, PASSWORD, viewport)
        expect(new URL(page.url()).pathname).toBe(paths[0])
        for (const path of paths) {
          const answer = await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' })
          expect(answer?.status(), path).toBe(200)
          expect(await page.locator('h1').count(), `${path}: one heading`).toBe(1)
          await expectNoSidewaysScroll(page)
          await expectAccessible(page)
        }
        expect(complaints).toEqual([])
        await close()
      },
    )
  })
})
