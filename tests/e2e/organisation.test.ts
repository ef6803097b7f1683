import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatDay } from '#app/domain/shared/day.ts'
import { systemClock } from '#app/server/clock.server.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { ADMIN, PASSWORD, SECRETARY, UNIT_HEAD } from './accounts.ts'
import { expectAccessible, expectNoSidewaysScroll, launch, openAs, PHONE } from './browser.ts'

/**
 * Who is who, and who owes what, as people do it: units that merge and come from a file, posts that are handed over, reasons
 * that are kept, a task with all its parties. One database is enough: the use cases run on both.
 */
describe('the organisation and the parties of a task', () => {
  let server: ServerProcess
  let browser: Browser
  const today = formatDay(systemClock.today())
  beforeAll(async () => {
    server = await startServer({ DEMO: '1' })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  const go = (page: Page, path: string) => page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' })
  const said = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text).waitFor()
  const inspect = async (page: Page) => {
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  }

  it('an administrator imports units twice, merges one after its preview, hands over a post and authorises a deputy', async () => {
    const { page, complaints, close } = await openAs(browser, server.url, ADMIN, PASSWORD)
    const file = {
      name: 'don-vi.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Tên đơn vị;Loại;Trực thuộc;Tên gọi khác\nĐội Trật tự đô thị;Tổ công tác;Phòng Quản lý đô thị;Đội TTĐT\n',
      ),
    }
    const choose = async (with_: { buffer: Buffer; name: string; mimeType: string }) => {
      await go(page, '/quan-tri/nhap-lieu')
      await page.locator('input[type=file]').setInputFiles(with_)
      await page.getByRole('button', { name: 'Xem trước' }).click()
    }
    await choose({ ...file, buffer: Buffer.from('Tên đơn vị;Loại\nĐội Một;Loại không có\n') })
    await page.getByText('1 dòng có lỗi').waitFor()
    await inspect(page)
    await choose(file)
    await page.getByRole('button', { name: 'Nhập 1 dòng' }).click()
    await said(page, 'Đã nhập 1 dòng.')
    await choose(file)
    await page.getByText('Mọi dòng đều đã có').waitFor()

    // the merger: what and when, the preview, and only then it is done
    await go(page, '/quan-tri/don-vi/phuong-go-sim/sap-nhap')
    await inspect(page)
    const address = new URLSearchParams({
      withIds: 'phuong-tay-que',
      into: 'phuong-tay-que',
      day: today,
      document: 'Nghị quyết số 12',
    })
    await go(page, `/quan-tri/don-vi/phuong-go-sim/sap-nhap?${address}`)
    await page.getByRole('heading', { name: /nhiệm vụ đang mở chuyển theo/ }).waitFor()
    await inspect(page)
    await page.getByRole('button', { name: 'Xác nhận sáp nhập' }).click()
    await said(page, 'Đã ghi thay đổi tổ chức.')
    await go(page, '/quan-tri/don-vi/phuong-go-sim')
    expect(await page.getByRole('main').innerText()).toContain('UBND phường Tây Quế')

    // a handover leaves no task behind
    await go(page, '/quan-tri/chuc-vu/chuc.cb.noivu/ban-giao')
    await page.getByRole('button', { name: 'Xem việc phải bàn giao' }).click()
    await page.getByRole('button', { name: 'Xác nhận bàn giao' }).waitFor()
    await inspect(page)
    await page.getByRole('button', { name: 'Xác nhận bàn giao' }).click()
    await said(page, 'Đã ghi bàn giao chức vụ.')

    await go(page, '/quan-tri/chuc-vu/chuc.kinhte/uy-quyen')
    await inspect(page)
    await go(page, '/quan-tri/phu-trach')
    await inspect(page)
    expect(complaints).toEqual([])
    await close()
  })

  it('a reason is added, chosen, retired and still read', async () => {
    const admin = await openAs(browser, server.url, ADMIN, PASSWORD)
    await go(admin.page, '/quan-tri/ly-do/gia-han/them')
    await admin.page.fill('input[name=label]', 'Cán bộ nghỉ chế độ')
    await admin.page.keyboard.press('Enter')
    await said(admin.page, 'Đã thêm lý do.')
    await inspect(admin.page)

    const head = await openAs(browser, server.url, UNIT_HEAD, PASSWORD, PHONE)
    await go(head.page, '/nhiem-vu?trang_thai=accepted&trang_thai=in-progress&ket_qua=in-time')
    const href = await head.page.getByRole('main').locator('td.cell-title a').first().getAttribute('href')
    const task = new URL(href!, server.url).pathname
    await go(head.page, `${task}/gia-han`)
    await inspect(head.page)
    await head.page.locator('select[name=code]').selectOption({ label: 'Cán bộ nghỉ chế độ' })
    await head.page.fill('input[name=wantedDue]', '31/12/2027')
    await head.page.fill('textarea[name=reason]', 'Chuyên viên nghỉ thai sản từ tháng này.')
    await head.page.getByRole('main').locator('form button[type=submit]').last().click()
    await said(head.page, /Đã gửi đề nghị gia hạn/)

    await go(admin.page, '/quan-tri/ly-do/gia-han/GH5')
    expect(await admin.page.getByRole('button', { name: 'Xoá', exact: true }).count()).toBe(0)
    await admin.page.getByRole('button', { name: 'Ngừng dùng' }).click()
    await said(admin.page, 'Đã lưu danh mục lý do.')
    await go(head.page, task)
    expect(await head.page.getByRole('main').innerText()).toContain('Nhóm lý do: Cán bộ nghỉ chế độ')
    await go(head.page, `${task}/gia-han`)
    expect(await head.page.getByText('Cán bộ nghỉ chế độ').count()).toBe(0)

    // the office's ledger has it; the number opens its list
    const { page, complaints, close } = await openAs(browser, server.url, SECRETARY, PASSWORD)
    await go(page, '/so-gia-han?q=nghi che do')
    await go(page, '/so-gia-han')
    expect(await page.getByRole('main').innerText()).toContain('Cán bộ nghỉ chế độ')
    const cell = page
      .getByRole('row', { name: /^Hạn gốc/ })
      .getByRole('link')
      .first()
    const number = (await cell.innerText()).trim()
    await cell.click()
    await page.getByText(`${number} nhiệm vụ`).first().waitFor()
    expect([...admin.complaints, ...head.complaints, ...complaints]).toEqual([])
    for (const c of [admin.close, head.close, close]) await c()
  })

  it('a task shows every party with its part, on a phone as on a desk, by key', async () => {
    const { page, complaints, close } = await openAs(browser, server.url, SECRETARY, PASSWORD, PHONE)
    const found = async (search: string): Promise<string[]> => {
      await go(page, `/nhiem-vu?${search}`)
      const links = await page.getByRole('main').locator('td.cell-title a').all()
      return Promise.all(links.slice(0, 12).map(async l => (await l.getAttribute('href'))!))
    }
    const headings = new Set<string>()
    const parts = await found('viec_con=1')
    for (const href of [...(await found('sao=1&trang_thai=in-progress&trang_thai=accepted')), ...parts.slice(0, 1)]) {
      await go(page, href)
      for (const h of await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()) headings.add(h)
      if (headings.size > 3 && !headings.has('seen')) {
        await inspect(page)
        headings.add('seen')
      }
    }
    for (const wanted of ['Đơn vị phối hợp', 'Hỏi – đáp', 'Lịch sử', 'Theo dõi'])
      expect([...headings]).toContain(wanted)
    // the part names the task it is a part of, and that one rolls it up
    await go(page, parts[0]!)
    await page.getByRole('term').filter({ hasText: 'Việc chính' }).waitFor()
    await page
      .getByRole('main')
      .locator('dd a')
      .filter({ hasText: 'khu phố' })
      .or(page.getByRole('main').locator('dd a'))
      .first()
      .click()
    await page.getByRole('heading', { name: 'Việc con' }).waitFor()
    await inspect(page)
    await page.setViewportSize({ width: 1440, height: 900 })
    await inspect(page)
    // by key: from the head of the page to the first thing that can be done, and into its form
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    expect(complaints).toEqual([])
    await close()
  })
})
