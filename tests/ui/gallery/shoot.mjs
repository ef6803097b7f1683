/**
 * Pictures and axe of the running gallery: `node tests/ui/gallery/shoot.mjs [PORT] [FOLDER] [PATH…]`.
 * 1440 and 390 px, light and dark; exit 1 where axe finds something or the page is wider than the window.
 */
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [port = '4400', folder = '/tmp/gallery', ...only] = process.argv.slice(2)
const paths =
  only.length > 0 ? only : ['/?flash', '/toan-canh', '/viec', '/mau', '/dang-nhap', '/mat', '/cu', '/mau?no-script']
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
for (const [width, height, scheme] of [
  [1440, 900, 'light'],
  [390, 844, 'light'],
  [1440, 900, 'dark'],
  [390, 844, 'dark'],
]) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    hasTouch: width < 600,
    reducedMotion: 'reduce',
  })
  for (const path of paths) {
    const page = await context.newPage()
    page.on('console', m => {
      if (m.type() === 'error' || m.type() === 'warning') console.log(`console ${path}: ${m.text().slice(0, 400)}`)
    })
    page.on('pageerror', e => console.log(`pageerror ${path}: ${e.message.slice(0, 400)}`))
    await page.goto(`http://127.0.0.1:${port}${path}`, { waitUntil: 'networkidle' })
    const name = `${path.replace(/\W+/g, '-').replace(/^-/, '') || 'home'}-${width}-${scheme}`
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() =>
      globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }),
    )
    for (const v of violations) {
      bad++
      console.log(`axe ${name}: ${v.id} – ${v.help}`)
      for (const n of v.nodes.slice(0, 4))
        console.log(`   ${n.html.slice(0, 200)}\n   ${n.failureSummary?.split('\n').slice(1, 3).join(' ')}`)
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wide > 0) {
      bad++
      console.log(`wide ${name}: ${wide} px beyond the window`)
    }
    if (width < 600) {
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('a, button, summary, input:not([type=hidden]), select, textarea')]
          .filter(e => {
            const r = e.getBoundingClientRect()
            return r.width > 1 && r.height > 1 && r.height < 43.5 && !e.closest('p, label, td, li .doc, .control')
          })
          .map(e => `${e.tagName} ${Math.round(e.getBoundingClientRect().height)} ${e.textContent?.slice(0, 30)}`),
      )
      if (scheme === 'light' && small.length > 0) console.log(`small targets ${name}: ${small.join(' | ')}`)
    }
    await page.close()
  }
  await context.close()
}
await browser.close()
console.log(bad === 0 ? 'no violations' : `${bad} findings`)
process.exitCode = bad === 0 ? 0 : 1
