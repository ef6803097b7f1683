import process from 'node:process'
import { Document, Packer, Paragraph } from 'docx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addDays, type Day, formatDay } from '#app/domain/shared/day.ts'
import { systemClock } from '#app/server/clock.server.ts'
import { describeOnEachDatabase } from '../support/databases.ts'
import { PASSWORD, SECRETARY } from './accounts.ts'
import { expectAccessible, expectNoSidewaysScroll, launch, openAs, PHONE, type Watched } from './browser.ts'
import { startDemo } from './demo-server.ts'

/** Twelve directives: six that are certain, six that must be looked at. */
const conclusion = (on: Day): string[] => {
  const d = (days: number) => formatDay(addDays(on, days))
  return [
    `Ngày ${formatDay(on)}, Phó Chủ tịch UBND thành phố chủ trì giao ban. Dự họp có lãnh đạo Phòng Nội vụ, Phòng Tư pháp và UBND 10 phường.`,
    'Sau khi nghe các đơn vị báo cáo, Phó Chủ tịch kết luận, chỉ đạo như sau:',
    `1. Phòng Nội vụ báo cáo kết quả thực hiện trước ngày ${d(10)}.`,
    `2. Phòng Tư pháp trình kế hoạch kiểm tra trước ngày ${d(12)}.`,
    `3. Đề nghị các phòng, ban, UBND 10 phường báo cáo kết quả, gửi về Tổ Cải cách hành chính chậm nhất ngày ${d(15)}.`,
    '4. Phòng Quản lý đô thị trả lời dứt điểm 14 hồ sơ nhà đất.',
    '5. Đẩy mạnh tuyên truyền trên hệ thống truyền thanh cơ sở.',
    `6. Phòng Kinh tế phối hợp Phòng Nội vụ rà soát các chợ tạm, báo cáo trước ngày ${d(20)}.`,
    `7. Phòng Tư pháp trình dự thảo quy chế trước ngày ${d(8)}, hoàn chỉnh trước ngày ${d(18)}.`,
    '8. Phòng Tài nguyên và Môi trường báo cáo trong tuần này.',
    `9. Phòng Nội vụ hoàn thành danh sách trước ngày ${d(-20)}.`,
    '10. Phòng Nội vụ tham mưu đổi mới cách tổ chức họp, báo cáo tại kỳ giao ban sau.',
    `11. UBND phường Hòa Mộc báo cáo việc dọn vỉa hè trước ngày ${d(9)}.`,
    `12. Phòng Văn hóa – Xã hội lập danh sách hộ khó khăn trước ngày ${d(25)}.`,
  ]
}

describeOnEachDatabase('drafting a conclusion in the browser', make => {
  let server: Awaited<ReturnType<typeof startDemo>>
  let browser: Browser
  let opened: Watched
  let page: Page
  const today = systemClock.today()
  let address = ''

  beforeAll(async () => {
    server = await startDemo(make)
    browser = await launch()
    opened = await openAs(browser, server.url, SECRETARY, PASSWORD)
    page = opened.page
    await page.goto(`${server.url}/cuoc-hop/moi`, { waitUntil: 'networkidle' })
    await page.getByLabel('Tên cuộc họp').fill('Giao ban thử soạn')
    await page.getByRole('textbox', { name: 'Ngày họp' }).fill(formatDay(today))
    await page.getByLabel('Người chủ trì').selectOption({ index: 1 })
    await page.getByRole('main').locator('button[type=submit]').last().click()
    await page.waitForURL(/\/soan$/)
    address = page.url()
    await page.locator('.ProseMirror').click()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  const cards = () => page.getByRole('region', { name: 'Nội dung chỉ đạo' })
  const card = (number: string) => cards().getByRole('button', { name: new RegExp(`^${number.replace('.', '\\.')} `) })
  const current = () => page.locator('[data-card][aria-expanded=true]')
  const numbers = (): Promise<string[]> =>
    page.locator('.ProseMirror > p[data-number]').evaluateAll(list => list.map(p => (p as HTMLElement).dataset.number!))
  const clear = async () => {
    await page.locator('.ProseMirror').click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.getByText('Chưa có nội dung chỉ đạo nào').waitFor()
  }
  let keys = 0
  const press = async (...names: string[]) => {
    for (const name of names) {
      keys += 1
      await page.keyboard.press(name)
      // as fast as a hand, not faster
      await page.waitForTimeout(40)
    }
  }
  const type = (text: string) => press(...text)

  it('marks while she types, and Enter begins the next number', async () => {
    await page.keyboard.type('1. Phòng Nội vụ báo cáo kết quả trước ngày 10/12.')
    await page.locator('mark[data-kind=unit]', { hasText: 'Phòng Nội vụ' }).waitFor()
    await page.locator('mark[data-kind=time]', { hasText: 'trước ngày 10/12' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('Phòng Tư pháp rà soát văn bản.')
    await card('2').waitFor()
    expect(await numbers()).toEqual(['1', '2'])
  })

  it('counts the numbers on where an item is put in, and back again', async () => {
    await page.keyboard.press('ArrowUp')
    await page.waitForTimeout(200)
    await page.keyboard.press('End')
    await page.waitForTimeout(200)
    await page.keyboard.press('Enter')
    await page.keyboard.type('Phòng Kinh tế kiểm tra các chợ tạm.')
    await cards()
      .getByRole('button', { name: /^3 .*Rà soát văn bản/ })
      .waitFor()
    expect(await numbers()).toEqual(['1', '2', '3'])
    await page.getByText('Đã đánh lại số các mục sau').waitFor()
    // what was typed, then the item itself with the numbers behind it
    const text = page.locator('.ProseMirror')
    for (let step = 0; step < 3 && /3\.|Kinh tế/.test(await text.innerText()); step += 1) {
      await page.keyboard.press('Control+z')
      await page.waitForTimeout(100)
    }
    await cards()
      .getByRole('button', { name: /^2 .*Rà soát văn bản/ })
      .waitFor()
  })

  it('takes a paste from Word with its numbers', async () => {
    await clear()
    const item = (n: number, text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${n}.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`
    const html = item(1, 'Phòng Nội vụ báo cáo&nbsp;kết quả.') + item(2, `${'Phòng Tư pháp'.normalize('NFD')} rà soát.`)
    await page.evaluate(given => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', given)
      clipboardData.setData('text/plain', 'x')
      document
        .querySelector('.ProseMirror')!
        .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, html)
    await card('2').waitFor()
    expect(await page.locator('.ProseMirror').innerText()).toMatch(
      /^1\. Phòng Nội vụ báo cáo kết quả\.\s+2\. Phòng Tư pháp rà soát\.$/,
    )
  })

  it('reads a .docx, and says what the record of the meeting lacks', async () => {
    await clear()
    const children = conclusion(today).map(text => new Paragraph({ text }))
    const buffer = await Packer.toBuffer(new Document({ sections: [{ children }] }))
    const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    await page.locator('input[type=file]').setInputFiles({ name: 'ket-luan.docx', mimeType, buffer })
    await card('12').waitFor()
    expect(await cards().locator('[data-card]').count()).toBe(12)

    const facts = page.getByRole('region', { name: 'Thông tin cuộc họp theo văn bản' })
    await facts.getByText('Văn bản kể 12 đơn vị dự họp').first().waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: /Ghi vào cuộc họp/ }).click()
    await page.getByRole('status').getByText('Đã ghi vào thông tin cuộc họp').waitFor()
    await card('12').waitFor()
    await page.waitForTimeout(1500)
    expect(await facts.getByText('Văn bản kể').count()).toBe(0)
  })

  it('shows evidence both ways', async () => {
    await card('6').click()
    await cards()
      .getByRole('button', { name: /sửa thời hạn/ })
      .hover()
    await page.locator('mark[data-pointed]', { hasText: formatDay(addDays(today, 20)) }).waitFor()
    await page.locator('mark[data-kind=unit]', { hasText: 'phối hợp Phòng Nội vụ' }).hover()
    await page.locator('[data-field=coordinate][data-lit]').waitFor()
    await page.getByText('Mục 6, phối hợp').waitFor()
  })

  it('confirms twelve by keyboard alone, the doubtful first', async () => {
    await page.reload({ waitUntil: 'networkidle' })
    await card('12').waitFor()
    await page.getByText(/còn/).getByText('mục chưa rõ').waitFor()
    keys = 0
    // 4 has no day
    await press('F6', 'Escape')
    expect(await current().textContent()).toMatch(/^4/)
    await press('h')
    await expectAccessible(page)
    await type('cuoi quy')
    await press('Enter')
    await cards()
      .getByRole('button', { name: /\d\d\/\d\d\/\d{4}.*sửa thời hạn/ })
      .waitFor()
    await press('Enter')
    // 5 has nobody and no day
    expect(await current().textContent()).toMatch(/^5/)
    await press('d')
    await type('vhx')
    await expectAccessible(page)
    await press('Enter', 'h')
    await type('+5')
    await press('Enter', 'Enter')
    // 9 was due before the meeting
    expect(await current().textContent()).toMatch(/^9/)
    await cards()
      .getByText(/trước ngày họp .* không lấy làm thời hạn/)
      .first()
      .waitFor()
    await press('h')
    await type('thu 6')
    await press('Enter', 'Enter')
    // what is left is right as it was read
    for (let left = await unconfirmed(); left > 0 && keys < 60; left = await unconfirmed()) {
      const isSure = (await current().textContent())!.includes('chắc chắn')
      await press(isSure ? 'Shift+Enter' : 'Enter')
    }
    await page.getByText('Mọi nội dung đã xác nhận').waitFor()
    await page.getByText('Đã xác nhận 12/12').waitFor()
    // half of them right as read, six to look at, three of those to correct
    expect(keys, 'keys for twelve directives').toBeLessThan(45)
    if (process.env.COUNT_KEYS) process.stdout.write(`${keys} keys for twelve directives\n`)

    await press('Control+z')
    await page.getByText(/Đã hoàn tác/).waitFor()
    await press('Shift+Enter')
    await page.getByText('Mọi nội dung đã xác nhận').waitFor()
  })

  it('splits, joins, drops and takes back by keyboard; ? lists the keys', async () => {
    const count = () => cards().locator('[data-card]').count()
    await card('7').click()
    await press('t')
    await page.locator('[data-cut]').first().waitFor()
    await press('ArrowRight', 'ArrowLeft', 'Enter')
    await card('7 \\(2\\)').waitFor()
    expect(await count()).toBe(13)
    await press('g')
    await expect.poll(count).toBe(12)
    await press('Delete')
    await expect.poll(count).toBe(11)
    await press('Control+z', 'Control+z', 'Control+z')
    await expect.poll(count).toBe(12)
    await press('?')
    await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor()
    await expectAccessible(page)
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('sends it up, and loses nothing on the way', async () => {
    await press('Control+Enter')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Trình duyệt/ })
      .click()
    await page.getByRole('status').getByText('Đã trình duyệt').waitFor()
    await page.goto(address.replace('/soan', '/duyet'), { waitUntil: 'networkidle' })
    expect(await page.getByRole('main').locator('p[data-number]').count()).toBe(12)
    await page.getByText('mốc').first().waitFor()
    await expectAccessible(page)
  })

  it('fits a phone', async () => {
    const phone = await openAs(browser, server.url, SECRETARY, PASSWORD, PHONE)
    await phone.page.goto(address.replace('/soan', '/duyet'), { waitUntil: 'networkidle' })
    await expectNoSidewaysScroll(phone.page)
    await phone.close()
  })

  it('nobody met an error, a blocked script or a call to another site on the way', () => {
    expect(opened.complaints).toEqual([])
  })

  const unconfirmed = (): Promise<number> => page.locator('[data-card]').filter({ hasNotText: 'đã xác nhận' }).count()
})
