/** Opens what can be opened in the running gallery, takes pictures, runs axe: `node tests/ui/gallery/act.mjs [PORT] [FOLDER]`. */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [port = '4400', folder = '/tmp/gallery'] = process.argv.slice(2)
const axe = await readFile(join(import.meta.dirname, '../../../node_modules/axe-core/axe.min.js'), 'utf8')
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
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
let bad = 0
const check = (ok, what) => {
  console.log(ok ? 'ok ' : 'BAD', what)
  if (!ok) bad++
}

async function visit(path, width, act, { script = true } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    hasTouch: width < 600,
    isMobile: width < 600,
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.on('console', m => m.type() === 'error' && check(false, `console: ${m.text().slice(0, 300)}`))
  await page.goto(`http://127.0.0.1:${port}${path}`, { waitUntil: 'networkidle' })
  const look = async name => {
    await page.screenshot({ path: join(folder, `act-${name}.png`) })
    if (!script) return
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => globalThis.axe.run(document))
    for (const v of violations)
      check(false, `axe ${name}: ${v.id} – ${v.nodes.map(n => n.html.slice(0, 160)).join(' | ')}`)
  }
  await act(page, look)
  await context.close()
}

for (const width of [1440, 390]) {
  await visit('/viec', width, async (page, look) => {
    await page.getByRole('button', { name: 'Xin gia hạn' }).click()
    await page.getByLabel('Gia hạn đến ngày').pressSequentially('10062008')
    check((await page.getByLabel('Gia hạn đến ngày').inputValue()) === '10/06/2008', 'slashes come by themselves')
    check(await page.getByText('thứ Ba', { exact: true }).isVisible(), 'weekday is shown')
    await look(`dialog-${width}`)
    await page.keyboard.press('Escape')
    check(await page.getByRole('dialog').isVisible(), 'Escape keeps a dialog in which something was typed')
    await page.getByRole('button', { name: /Thứ Sáu này/ }).click()
    check((await page.getByLabel('Gia hạn đến ngày').inputValue()) === '13/06/2008', 'quick day')
    await page.getByRole('button', { name: 'Thôi' }).click()
    check((await page.getByRole('dialog').count()) === 0, '“Thôi” closes it')
    await page.getByRole('button', { name: 'Xin gia hạn' }).click()
    await page.getByLabel('Gia hạn đến ngày').fill('13/06/2008')
    await page.getByLabel('Lý do').fill('Chờ trích lục')
    const send = page.getByRole('button', { name: 'Gửi đề nghị' })
    await send.click()
    await page.waitForTimeout(200)
    check((await send.getAttribute('aria-busy')) === 'true', 'the button is busy while the form is sent')
  })
  await visit('/mau', width, async (page, look) => {
    const box = page.getByRole('combobox', { name: 'Chủ trì' })
    await box.click()
    await box.fill('tckh')
    check(
      (await page.getByRole('listbox').getByRole('option').first().textContent()) === 'Phòng Tài chính – Kế hoạch',
      'initials find the unit',
    )
    await box.fill('noi')
    await look(`combobox-${width}`)
    await box.press('Enter')
    check((await box.inputValue()) === 'Phòng Nội vụ', 'Enter chooses')
    check((await page.locator('input[name=chuTri]').inputValue()) === 'u1', 'value is submitted')
    await box.fill('khong co')
    await box.press('Escape')
    check((await box.inputValue()) === 'Phòng Nội vụ', 'Escape restores')
    const many = page.getByRole('combobox', { name: /Phối hợp/ })
    await many.click()
    await many.pressSequentially('phuong 1')
    await many.press('ArrowDown')
    await many.press('Enter')
    await look(`multi-${width}`)
    check((await page.locator('input[name=phoiHop]').count()) === 3, 'a third one is chosen')
    await many.press('Escape')
    await page.locator('summary', { hasText: 'Thu hồi' }).click()
    await look(`confirm-${width}`)
    await page.keyboard.press('Escape')
    check(!(await page.getByRole('button', { name: 'Thu hồi nhiệm vụ' }).isVisible()), 'Escape closes the question')
  })
  await visit('/mau', width, async page => {
    await page.getByLabel('Trạng thái').selectOption('late')
    await page.getByRole('button', { name: 'Lọc' }).click()
    await page.waitForURL('**/mau?*')
    check(new URL(page.url()).search === '?trangThai=late', 'empty conditions stay out of the address')
  })
  await visit('/toan-canh', width, async (page, look) => {
    await page.locator('summary', { hasText: 'Quý II' }).click()
    await look(`menu-${width}`)
    await page.keyboard.press('Escape')
    await page.evaluate(() => {
      globalThis.stayed = true
    })
    await page.locator('table a', { hasText: 'Phòng Nội vụ' }).click()
    await page.waitForURL('**/viec')
    check(await page.evaluate(() => globalThis.stayed === true), 'a plain link in a table does not load the page anew')
  })
  if (width > 600) {
    await visit('/', width, async (page, look) => {
      await page.keyboard.press('Tab')
      check(await page.getByText('Đến nội dung chính').isVisible(), 'skip link is seen on focus')
      await look('skip')
      await page.keyboard.press('/')
      check(await page.getByRole('searchbox').evaluate(e => e === document.activeElement), '“/” goes to the search')
    })
  } else {
    await visit('/', width, async (page, look) => {
      await page.locator('summary', { hasText: 'Thêm' }).click()
      await look('more')
      await page.getByRole('link', { name: 'Toàn cảnh' }).last().click()
      await page.waitForURL('**/toan-canh')
      check(!(await page.getByRole('link', { name: 'Lịch' }).last().isVisible()), 'the menu is closed on the next page')
    })
  }
  await visit(
    '/viec',
    width,
    async (page, look) => {
      await page.locator('summary', { hasText: 'Xin gia hạn' }).click()
      check(await page.getByLabel('Gia hạn đến ngày').isVisible(), 'without script the form opens in place')
      await look(`no-script-${width}`)
    },
    { script: false },
  )
}
await browser.close()
process.exitCode = bad ? 1 : 0
