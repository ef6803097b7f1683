import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** A page that notes whatever a person would not forgive: errors in the console, blocked content, calls to other sites. */
export type Watched = { page: Page; context: BrowserContext; complaints: string[]; close(): Promise<void> }

export async function openAs(
  browser: Browser,
  url: string,
  login: string,
  password: string,
  viewport = DESKTOP,
): Promise<Watched> {
  const context = await browser.newContext({
    viewport,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    // 4xx answers to forms are what some steps are about; the page says so itself
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  page.on('request', request => {
    if (!request.url().startsWith(url) && !/^(data|blob|about):/.test(request.url()))
      complaints.push(`call to ${request.url()}`)
  })
  await page.goto(`${url}/dang-nhap`)
  await page.fill('input[name=login]', login)
  await page.fill('input[name=password]', password)
  await page.click('button[type=submit]')
  await page.waitForURL(address => address.pathname !== '/dang-nhap')
  return { page, context, complaints, close: () => context.close() }
}

/** WCAG 2.2 A and AA, on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // evaluated rather than added as a script element: the content policy forbids the latter, as it should
  await page.evaluate(axeSource)
  // what is still fading in has paler colours than what a reader sees
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(a => a.effect?.getComputedTiming().endTime !== Infinity)
        .map(a => a.finished),
    ),
  )
  const violations = await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run: (o: object) => Promise<{ violations: AxeViolation[] }> } }
    ).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(' | ')}`)
    type AxeViolation = { id: string; nodes: { target: string[] }[] }
  })
  expect(violations, `axe on ${page.url()}`).toEqual([])
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }))
  expect(scroll, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(client)
}
