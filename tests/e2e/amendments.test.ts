import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, type Day, dayOf, formatDay } from '#app/domain/shared/day.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { OTHER_VICE_CHAIR, PASSWORD, SECRETARY, WARD_HEAD } from './accounts.ts'
import { expectAccessible, expectNoSidewaysScroll, launch, openAs, PHONE } from './browser.ts'

/** An issued notice is corrected in the text itself, looked at, approved with one key – and both versions stay. */
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

const go = (page: Page, path: string) => page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' })

/** Selects the first whole date of the text, as a hand would, and says which it is. */
const selectDate = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const root = document.querySelector<HTMLElement>('.ProseMirror')!
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const m = /\d{1,2}\/\d{1,2}\/\d{4}/.exec(node.textContent ?? '')
      if (!m) continue
      root.focus()
      const range = document.createRange()
      range.setStart(node, m.index)
      range.setEnd(node, m.index + m[0].length)
      const selection = document.getSelection()!
      selection.removeAllRanges()
      selection.addRange(range)
      return m[0]
    }
    return ''
  })

it('a day is put right in an issued notice', async () => {
  const secretary = await openAs(browser, server.url, SECRETARY, PASSWORD)
  const { page } = secretary
  await go(page, '/cuoc-hop?q=giao+ban+cong+tac+cai+cach')
  const row = page.getByRole('row').filter({ hasText: 'đã ban hành' }).first()
  await row.getByRole('link').first().click()
  await page.getByRole('link', { name: 'Đính chính, thay thế…' }).click()
  const meeting = new URL(page.url()).pathname.replace('/dinh-chinh', '')
  await expectAccessible(page)
  // without a reason it does not go on, and says so
  await page.getByRole('button', { name: 'Soạn bản mới' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('Lý do').fill('Ghi sai thời hạn khi đánh máy')
  await page.getByRole('button', { name: 'Soạn bản mới' }).click()
  await page.waitForURL(/\/soan$/)
  const draft = new URL(page.url()).pathname.replace('/soan', '')
  await page
    .getByText(/đã lưu/)
    .first()
    .waitFor()
  await page.locator('.ProseMirror').click()

  const old = await selectDate(page)
  const [d, m, y] = old.split('/').map(Number)
  const right = formatDay(addDays(dayOf(y!, m!, d!) as Day, -1))
  // the editor hears of a selection a moment after it is made
  await page.waitForTimeout(400)
  await page.keyboard.type(right)
  await page.locator('.ProseMirror', { hasText: right }).waitFor()
  await page.getByRole('region', { name: 'Nội dung chỉ đạo' }).getByText(right).first().waitFor()
  await page.getByRole('button', { name: 'Đổi gì?' }).click()
  await page.getByRole('heading', { name: 'Đổi gì?' }).waitFor()
  await page.getByText(/^Thay đổi \([1-9]/).waitFor()
  expect(await page.getByRole('main').textContent()).toContain('Thu hồi (0)')
  await page.locator('ins', { hasText: right }).first().waitFor()
  await expectAccessible(page)

  const phone = await openAs(browser, server.url, SECRETARY, PASSWORD, PHONE)
  await go(phone.page, `${draft}/doi-gi`)
  await expectNoSidewaysScroll(phone.page)
  await expectAccessible(phone.page)
  await phone.close()

  await go(page, `${draft}/trinh-duyet`)
  await page.getByRole('main').locator('form button[type=submit]').last().click()
  await page.getByText('chờ duyệt').first().waitFor()

  const leader = await openAs(browser, server.url, OTHER_VICE_CHAIR, PASSWORD)
  await go(leader.page, `${draft}/duyet`)
  await leader.page.getByRole('heading', { name: 'Duyệt bản đính chính' }).waitFor()
  await expectAccessible(leader.page)
  await leader.page.getByRole('button', { name: 'Ban hành' }).focus()
  await leader.page.keyboard.press('Enter')
  await leader.page
    .getByRole('status')
    .getByText(/Đã ban hành thông báo số .*: [1-9]\d* nhiệm vụ thay đổi, 0 thu hồi/)
    .waitFor()
  expect(new URL(leader.page.url()).pathname).toBe(meeting)
  // the earlier version is there, and says what came of it; the one under the draft's address is the meeting's now
  await leader.page.getByRole('listitem').filter({ hasText: 'đã được đính chính' }).getByRole('link').click()
  await leader.page.getByText('Thông báo này đã được đính chính bởi').waitFor()
  expect(await leader.page.locator('article').textContent()).toContain(old)
  await expectAccessible(leader.page)
  await go(leader.page, `${draft}/thong-bao`)
  expect(leader.page.url()).toContain(`${meeting}/thong-bao/`)
  expect(await leader.page.locator('article').textContent()).toContain(`nay sửa là`)
  expect([...secretary.complaints, ...leader.complaints]).toEqual([])
  await leader.close()
  await secretary.close()

  // a ward reads what it was and what it is, on its phone
  const ward = await openAs(browser, server.url, WARD_HEAD, PASSWORD, PHONE)
  await go(ward.page, `/nhiem-vu?cuoc_hop=${meeting.split('/').at(-1)}`)
  await ward.page.getByRole('main').locator('a[href^="/nhiem-vu/0"]').first().click()
  await ward.page.waitForURL(/\/nhiem-vu\/0/)
  await ward.page
    .getByText(/Thông báo số/)
    .first()
    .waitFor()
  await expectNoSidewaysScroll(ward.page)
  await expectAccessible(ward.page)
  await ward.close()
})
