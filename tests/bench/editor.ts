/**
 * What a keystroke costs the page's main thread while a conclusion of twenty pages is drafted: the real server, the
 * real page, Chromium. CPU time of the thread, so that other work on the machine does not count.
 */
import { existsSync } from 'node:fs'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { type CDPSession, chromium, type Page } from 'playwright-core'
import { startServer } from '../support/server-process.ts'
import { line, quantile, round, section } from './report.ts'

const PAGES = 20
const LETTERS_A_PAGE = 2_400
const WORDS =
  'rà soát thêm các hồ sơ còn tồn đọng và phối hợp với các đơn vị liên quan để xử lý dứt điểm trước ngày 15/12 '

const ITEMS = [
  'Phòng Nội vụ chủ trì, phối hợp Phòng Tư pháp rà soát thủ tục hành chính thuộc thẩm quyền, báo cáo kết quả trước ngày {d}/12/2026; gửi về Tổ Cải cách hành chính để tổng hợp.',
  'Đề nghị các phòng, ban, UBND 10 phường báo cáo kết quả thực hiện và kiến nghị (nếu có), gửi về Tổ Cải cách hành chính chậm nhất ngày {d}/12/2026.',
  'Phòng Quản lý đô thị trả lời dứt điểm các hồ sơ nhà đất chậm giải quyết trong tuần này, nêu rõ nguyên nhân của từng hồ sơ.',
  'UBND phường Hòa Mộc báo cáo tình hình trật tự đô thị vào ngày 25 hàng tháng; Phòng Kinh tế theo dõi, nhắc nhở.',
  'Trung tâm Ứng dụng công nghệ thông tin hướng dẫn cập nhật tình trạng hồ sơ trên phần mềm một cửa, xong trong quý I năm 2027.',
]

function conclusion(): string {
  const lines = ['Ngày 20 tháng 11 năm 2026, Phó Chủ tịch UBND thành phố chủ trì giao ban và kết luận như sau:']
  for (let i = 1, size = 0; size < PAGES * LETTERS_A_PAGE; i += 1) {
    const item = `${i}. ${ITEMS[i % ITEMS.length]!.replace('{d}', String((i % 27) + 1).padStart(2, '0'))}`
    lines.push(item)
    size += item.length
  }
  return lines.join('\n')
}

export async function editor(): Promise<void> {
  section(`Drafting page, ${PAGES} pages`)
  if (!existsSync(new URL('../../build/server/index.js', import.meta.url))) return line('no build: npm run build first')
  const server = await startServer({ DEMO: '1' })
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await openDraft(page, server.url)
    const text = conclusion()
    await paste(page, text)
    await page.locator('[data-card]').nth(100).waitFor({ timeout: 60_000 })
    await sleep(3_000)
    const thread = await page.context().newCDPSession(page)
    await thread.send('Performance.enable', { timeDomain: 'threadTicks' })
    line(`${round(text.length / 1e3)} thousand letters, ${await page.locator('[data-card]').count()} directives`)
    await caretInto(page, 'Phòng Quản lý đô thị', 20)
    await typing(page, thread)
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function typing(page: Page, thread: CDPSession): Promise<void> {
  const keys: number[] = []
  const readings: number[] = []
  let before = await busyMs(thread)
  const spent = async (into: number[]) => {
    const now = await busyMs(thread)
    into.push(now - before)
    before = now
  }
  for (let i = 0; i < 300; i += 1) {
    // every hundredth letter a new item, which counts on the numbers behind it
    if (i % 100 === 99) {
      await page.keyboard.press('End')
      await sleep(100)
      before = await busyMs(thread)
      await page.keyboard.press('Enter')
    } else await page.keyboard.type(WORDS[i % WORDS.length]!)
    await sleep(90)
    await spent(keys)
    if (i % 20 === 19) {
      // she thinks: the text is read beside the page, and what was found is put in
      await sleep(2_500)
      await spent(readings)
    }
  }
  line(
    `keystroke, main thread: p50 ${round(quantile(keys, 0.5), 1)} ms, p95 ${round(quantile(keys, 0.95), 1)} ms, worst ${round(Math.max(...keys), 1)} ms of ${keys.length} (goal: p95 < 16 ms)`,
  )
  line(
    `after a rest (read, cards, marks, kept and saved): p50 ${round(quantile(readings, 0.5))} ms, worst ${round(Math.max(...readings))} ms of ${readings.length}`,
  )
}

async function busyMs(thread: CDPSession): Promise<number> {
  const { metrics } = await thread.send('Performance.getMetrics')
  return (metrics.find(m => m.name === 'TaskDuration')?.value ?? Number.NaN) * 1_000
}

async function openDraft(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/dang-nhap`)
  await page.fill('input[name=login]', 'thuky')
  await page.fill('input[name=password]', 'dung-thu-tung-khe')
  await page.click('button[type=submit]')
  await page.waitForURL(address => address.pathname !== '/dang-nhap')
  await page.goto(`${url}/cuoc-hop/moi`, { waitUntil: 'networkidle' })
  await page.getByLabel('Tên cuộc họp').fill('Giao ban hai mươi trang')
  await page.getByLabel('Người chủ trì').selectOption({ index: 1 })
  await page.getByRole('main').locator('button[type=submit]').last().click()
  await page.waitForURL(/\/soan$/)
  await page.locator('.ProseMirror').click()
}

const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate(words => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    document
      .querySelector('.ProseMirror')!
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

/** Into the middle of the text, by a click as a person would. */
async function caretInto(page: Page, words: string, nth: number): Promise<void> {
  const place = page.locator('.ProseMirror > p', { hasText: words }).nth(nth)
  await place.scrollIntoViewIfNeeded()
  await place.click({ position: { x: 120, y: 30 } })
  await sleep(500)
}
