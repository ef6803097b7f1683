import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch } from './browser.ts'

/** What lies on the clipboard, cleaned by the page's own code in a real browser, and read as paragraphs. */
const entry = new URL('../../app/ui/meeting/drafting/paste.ts', import.meta.url).pathname
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launch()
  page = await browser.newPage()
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { lib: { entry, name: 'paste', formats: ['iife'] }, write: false },
  })
  if (!Array.isArray(built)) throw new Error('nothing was built')
  await page.addScriptTag({ content: built[0]!.output[0].code })
})
afterAll(async () => {
  await browser?.close()
})

const lines = (html: string): Promise<string[]> =>
  page.evaluate(given => {
    const { paste } = globalThis as unknown as { paste: { cleanPastedHtml: (html: string) => string } }
    document.body.innerHTML = paste.cleanPastedHtml(given)
    // the lines as they are drawn: what the editor makes paragraphs of
    return document.body.innerText
      .split('\n')
      .map(line => line.replace(/[ ]+/g, ' ').trim())
      .filter(Boolean)
  }, html)

const word = (body: string) => `<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @list l0:level1 {mso-level-text:"%1\\."} p.MsoListParagraph {margin:0} --></style></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`
const item = (level: number, mark: string, text: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=VI style='mso-fareast-font-family:"Times New Roman"'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=VI>${text}<o:p></o:p></span></p>`

describe('from Word', () => {
  it("keeps the numbers of Word's own lists, on every level", async () => {
    const html = word(
      `<p class=MsoNormal><b>K&#7871;t lu&#7853;n:</b><o:p></o:p></p>` +
        item(1, '1.', 'Tổ trưởng Tổ Cải cách hành chính:') +
        item(2, '1.1.', 'Lập danh mục, gửi trước ngày\n  05/06/2008.') +
        item(2, '1.2.', 'Rà soát góp ý.') +
        item(1, '2.', 'Trưởng phòng Nội vụ&nbsp;báo cáo.'),
    )
    expect(await lines(html)).toEqual([
      'Kết luận:',
      '1. Tổ trưởng Tổ Cải cách hành chính:',
      '1.1. Lập danh mục, gửi trước ngày 05/06/2008.',
      '1.2. Rà soát góp ý.',
      '2. Trưởng phòng Nội vụ báo cáo.',
    ])
  })

  it('makes bullets of symbol fonts into dashes and pluses', async () => {
    const symbol = (mark: string) => `<span style='font-family:Symbol'>${mark}</span>`
    const html = word(
      item(1, symbol('·'), 'Phòng Tư pháp rà soát.') +
        item(2, 'o', 'UBND phường cung cấp.') +
        item(1, symbol('\uf0b7'), 'Phòng Kinh tế.') +
        item(1, 'a)', 'Phòng Nội vụ.'),
    )
    expect(await lines(html)).toEqual([
      '- Phòng Tư pháp rà soát.',
      '+ UBND phường cung cấp.',
      '- Phòng Kinh tế.',
      'a) Phòng Nội vụ.',
    ])
  })

  it('leaves out comments, foot notes, hidden and deleted words', async () => {
    const html = word(
      `<p class=MsoNormal>Giao <del>Phòng Tư pháp</del><ins>Phòng Nội vụ</ins> báo cáo<span style='mso-hide:all;display:none'> mật</span>.</p>` +
        `<div style='mso-element:comment-list'><p>Ý kiến của anh Ba</p></div>` +
        `<div style="mso-element:footnote-list"><p>[1] Chú thích</p></div>`,
    )
    expect(await lines(html)).toEqual(['Giao Phòng Nội vụ báo cáo.'])
  })

  it('makes a line of each row of a table', async () => {
    const cell = (text: string) => `<td><p class=MsoNormal>${text}<o:p></o:p></p></td>`
    const html = word(`<table class=MsoTableGrid><tr>${cell('1')}${cell('Phòng Nội vụ')}${cell('10/6')}</tr></table>`)
    expect(await lines(html)).toEqual([expect.stringMatching(/^1\s+Phòng Nội vụ\s+10\/6$/)])
  })

  it('spells letters one way, whatever machine they come from', async () => {
    const nfd = 'Phòng Nội vụ báo cáo'.normalize('NFD')
    expect(await lines(word(`<p>${nfd}&nbsp;kết\u00adquả\u200b</p>`))).toEqual(['Phòng Nội vụ báo cáo kếtquả'])
  })
})

describe('from the web', () => {
  it('writes the numbers a browser draws, inner ones after the outer', async () => {
    const html =
      '<ol start="3"><li><p>Phòng Nội vụ:</p><ol><li>Báo cáo.</li><li>Rà soát.</li></ol></li><li value="7">Phòng Tư pháp<ul><li>Một cửa<ul><li>Kho</li></ul></li></ul></li></ol>'
    expect(await lines(html)).toEqual([
      '3. Phòng Nội vụ:',
      '3.1. Báo cáo.',
      '3.2. Rà soát.',
      '7. Phòng Tư pháp',
      '+ Một cửa',
      '- Kho',
    ])
  })

  it('knows letters and Roman numbers, and lists whose labels are typed', async () => {
    expect(
      await lines(
        '<ol type="I"><li>Đánh giá</li><li>Nhiệm vụ</li></ol><ol style="list-style-type: lower-alpha"><li>Một</li><li>Hai</li></ol><ul style="list-style:none"><li>1. Phòng Nội vụ</li></ul><ul><li>- Phòng Tư pháp</li></ul>',
      ),
    ).toEqual(['I. Đánh giá', 'II. Nhiệm vụ', 'a) Một', 'b) Hai', '1. Phòng Nội vụ', '- Phòng Tư pháp'])
  })

  it('takes the words of a news page and nothing that runs or loads', async () => {
    const html =
      '<article><h1 onclick="steal()">Kết luận</h1><script>steal()</script><p>Sau khi nghe<br>các đơn vị báo cáo,</p><iframe src="https://x.example"></iframe><img src="https://x.example/a.png" onerror="steal()"><p>1.&nbsp;Giao <a href="javascript:steal()">Phòng Nội vụ</a>.</p><button>Chia sẻ</button></article>'
    expect(await lines(html)).toEqual(['Kết luận', 'Sau khi nghe', 'các đơn vị báo cáo,', '1. Giao Phòng Nội vụ.'])
    expect(
      await page.evaluate(() => document.body.querySelectorAll('script, iframe, img, button, [onclick]').length),
    ).toBe(0)
  })

  it('takes a document of Google, which is bold by accident', async () => {
    const html =
      '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><ol style="margin-top:0"><li dir="ltr" style="list-style-type:decimal;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">Phòng Nội vụ báo cáo.</span></p></li><li dir="ltr" style="list-style-type:decimal;"><p role="presentation"><span>Phòng Tư pháp.</span></p></li></ol></b>'
    expect(await lines(html)).toEqual(['1. Phòng Nội vụ báo cáo.', '2. Phòng Tư pháp.'])
  })
})

it('plain text loses what cannot be seen and nothing else', async () => {
  const text = await page.evaluate(() =>
    (globalThis as unknown as { paste: { cleanPastedText: (text: string) => string } }).paste.cleanPastedText(
      '1.\u00a0Pho\u0300ng No\u0323\u0302i vu\u0323\r\n\uf0b7 ba\u0301o\u200b ca\u0301o\u0007',
    ),
  )
  expect(text).toBe('1. Phòng Nội vụ\n- báo cáo')
})
