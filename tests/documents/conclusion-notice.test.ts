import { describe, expect, it } from 'vitest'
import { renderConclusionNotice } from '#app/documents/conclusion-notice.ts'
import { documentNumber, recipientLines, withEndMark } from '#app/documents/official/parts.ts'
import { boldWidth, wrap } from '#app/documents/official/text-width.ts'
import { readConclusionFile } from '#app/documents/read-conclusion-file.ts'
import { day } from '#app/domain/shared/day.ts'
import { manyItems, manyRecipients, noticeView, threeLevels } from './views.ts'
import { at, elements, numberOf, partsOf, textOf } from './xml.ts'

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
const MOTTO = 'Độc lập - Tự do - Hạnh phúc'
const LONG_NAME =
  'Ban Chỉ đạo cải cách hành chính và chuyển đổi số, xây dựng chính quyền điện tử thành phố Hòa Bình Thịnh Vượng'

const CASES = {
  'one item': noticeView(),
  '60 items': noticeView({ items: manyItems(60) }),
  'three levels': noticeView({ items: threeLevels(4) }),
  '40 recipients': noticeView({ recipients: manyRecipients(40) }),
  'long names': noticeView({
    superiorBody: 'Ủy ban nhân dân thành phố Hòa Bình Thịnh Vượng',
    issuingBody: LONG_NAME,
    place: 'Thành phố Hòa Bình Thịnh Vượng',
  }),
}

async function open(view: Parameters<typeof renderConclusionNotice>[0]) {
  const parts = partsOf(await renderConclusionNotice(view))
  const xml = parts['word/document.xml']!
  const [headTable, signTable] = elements(xml, 'w:tbl')
  const between = xml.slice(xml.indexOf(headTable!) + headTable!.length, xml.indexOf(signTable!))
  const paragraphs = elements(between, 'w:p')
  const isRule = (p: string) => p.includes('<w:pBdr>')
  const titleEnd = paragraphs.findIndex(isRule)
  const cells = elements(headTable!, 'w:tc').map(cell => elements(cell, 'w:p'))
  return {
    parts,
    xml,
    headTable: headTable!,
    signTable: signTable!,
    title: paragraphs.slice(0, titleEnd),
    titleRule: paragraphs[titleEnd]!,
    body: paragraphs.slice(titleEnd + 1),
    left: cells[0]!,
    right: cells[1]!,
    number: cells[2]!,
    date: cells[3]!,
    section: elements(xml, 'w:sectPr')[0]!,
  }
}

const size = (p: string): number => numberOf(p, 'w:sz', 'w:val') / 2
const isBold = (p: string): boolean => elements(p, 'w:r').every(r => /<w:b\/>/.test(r))
const isItalic = (p: string): boolean => elements(p, 'w:r').every(r => /<w:i\/>/.test(r))
const jc = (p: string): string | undefined => /<w:jc w:val="(\w+)"/.exec(p)?.[1]
const between = (low: number, high: number) => ({
  asymmetricMatch: (n: number) => n >= low && n <= high,
  toString: () => `between ${low} and ${high}`,
})
/** Length of a rule in a column: what its two indents leave. */
const ruleLength = (p: string, column: number): number =>
  column - numberOf(p, 'w:ind', 'w:left') - numberOf(p, 'w:ind', 'w:right')
const columnWidths = (table: string): number[] =>
  elements(elements(table, 'w:tblGrid')[0]!, 'w:gridCol').map(c => Number(/w:w="(\d+)"/.exec(c)?.[1]))

describe.each(Object.entries(CASES))('Thông báo kết luận after NĐ 30/2020: %s', (_, view) => {
  it('page: A4, margins 20–25 / 20–25 / 30–35 / 15–20 mm', async () => {
    const { section } = await open(view)
    const mm = (a: string) => (numberOf(section, 'w:pgMar', `w:${a}`) / 1440) * 25.4
    expect(numberOf(section, 'w:pgSz', 'w:w')).toBe(11906)
    expect(numberOf(section, 'w:pgSz', 'w:h')).toBe(16838)
    expect([mm('top'), mm('bottom'), mm('left'), mm('right')]).toEqual([
      between(19.99, 25),
      between(19.99, 25),
      between(29.99, 35),
      between(14.99, 20),
    ])
  })

  it('Times New Roman, black, Vietnamese, no other font anywhere', async () => {
    const { parts, xml } = await open(view)
    const styles = parts['word/styles.xml']!
    const defaults = elements(styles, 'w:docDefaults')[0]!
    for (const script of ['ascii', 'hAnsi', 'cs', 'eastAsia'])
      expect(defaults).toContain(`w:${script}="Times New Roman"`)
    expect(defaults).toContain('w:val="000000"')
    expect(defaults).toContain('w:val="vi-VN"')
    expect(xml).not.toContain('w:rFonts')
    expect(elements(xml, 'w:color')).toEqual([])
  })

  it('page number: Arabic from 1, centred in the header (top margin), 13–14 upright, not on page 1', async () => {
    const { parts, section } = await open(view)
    expect(section).toContain('<w:titlePg/>')
    expect(section).toMatch(/<w:pgNumType w:start="1"/)
    expect(numberOf(section, 'w:pgMar', 'w:header')).toBeLessThan(numberOf(section, 'w:pgMar', 'w:top'))
    const headers = Object.keys(parts).filter(name => /^word\/header\d\.xml$/.test(name))
    const numbered = headers.filter(name => parts[name]!.includes('PAGE'))
    expect([headers.length, numbered.length]).toEqual([2, 1])
    const header = parts[numbered[0]!]!
    expect([jc(header), size(header)]).toEqual(['center', between(13, 14)])
    expect(header).not.toMatch(/<w:[bi]\/>/)
    const id = new RegExp(`Id="(\\w+)"[^>]*Target="${numbered[0]!.slice(5)}"`).exec(
      parts['word/_rels/document.xml.rels']!,
    )
    expect(section).toMatch(new RegExp(`<w:headerReference w:type="default" r:id="${id?.[1]}"`))
  })

  it('head: two fixed columns without borders, as wide as the text', async () => {
    const { headTable, section } = await open(view)
    const text =
      numberOf(section, 'w:pgSz', 'w:w') -
      numberOf(section, 'w:pgMar', 'w:left') -
      numberOf(section, 'w:pgMar', 'w:right')
    expect(headTable).toContain('<w:tblLayout w:type="fixed"/>')
    expect(columnWidths(headTable)).toHaveLength(2)
    expect(columnWidths(headTable).reduce((a, b) => a + b)).toBe(text)
    expect(elements(elements(headTable, 'w:tblBorders')[0]!, 'w:insideV')[0]).toContain('w:val="none"')
    expect(headTable).not.toContain('<w:tcBorders>')
  })

  it('quốc hiệu: capitals, bold, 12–13, fits on one line; tiêu ngữ: bold, 13–14, rule exactly as long', async () => {
    const { right, headTable } = await open(view)
    const column = columnWidths(headTable)[1]!
    expect([textOf(right[0]!), isBold(right[0]!), size(right[0]!)]).toEqual([NATION, true, between(12, 13)])
    expect(boldWidth(NATION, size(right[0]!))).toBeLessThan(column - 200)
    expect([textOf(right[1]!), isBold(right[1]!), size(right[1]!)]).toEqual([MOTTO, true, between(13, 14)])
    expect(Math.abs(ruleLength(right[2]!, column) - boldWidth(MOTTO, size(right[1]!)))).toBeLessThanOrEqual(1)
    expect(right.slice(0, 2).map(jc)).toEqual(['center', 'center'])
  })

  it('issuing body: capitals, bold, 12–13, rule of 1/3–1/2 below; the superior body upright', async () => {
    const { left, headTable } = await open(view)
    const column = columnWidths(headTable)[0]!
    const body = left.at(-2)!
    expect([textOf(body), isBold(body), size(body)]).toEqual([
      view.issuingBody.toLocaleUpperCase('vi'),
      true,
      between(12, 13),
    ])
    const line = Math.max(...wrap(textOf(body), size(body), column).map(l => boldWidth(l, size(body))))
    expect(ruleLength(left.at(-1)!, column) / line).toEqual(between(1 / 3, 1 / 2))
    if (view.superiorBody) {
      expect(textOf(left[0]!)).toBe(view.superiorBody.toLocaleUpperCase('vi'))
      expect(left[0]).not.toMatch(/<w:b\/>/)
    } else expect(left).toHaveLength(2)
  })

  it('rules are paragraph borders: nothing is underlined, no line of dashes', async () => {
    const { xml, left, right, titleRule } = await open(view)
    expect(xml).not.toContain('<w:u ')
    expect(textOf(xml)).not.toMatch(/[-_–—]{3}/)
    for (const p of [left.at(-1)!, right[2]!, titleRule]) {
      expect(p).toMatch(/<w:pBdr><w:top [^>]*w:val="single"/)
      expect(textOf(p)).toBe('')
    }
  })

  it('number 13 upright with a leading zero; place and date 13–14 italic in the same row', async () => {
    const { number, date } = await open(view)
    expect([textOf(number[0]!), size(number[0]!)]).toEqual(['Số: 05/TB-UBND', 13])
    expect(number[0]).not.toMatch(/<w:[bi]\/>/)
    expect(textOf(date[0]!).replace(/\u00a0/g, ' ')).toBe(`${view.place}, ngày 05 tháng 6 năm 2026`)
    expect([isItalic(date[0]!), size(date[0]!)]).toEqual([true, between(13, 14)])
    expect(date[0]).not.toMatch(/<w:b\/>/)
  })

  it('THÔNG BÁO and trích yếu: 13–14, bold, centred, no V/v, a rule of 1/3–1/2 below', async () => {
    const { title, titleRule, xml } = await open(view)
    expect(title.map(textOf)).toEqual(['THÔNG BÁO', ...view.subject])
    for (const p of title) expect([isBold(p), jc(p), size(p)]).toEqual([true, 'center', between(13, 14)])
    expect(textOf(xml)).not.toMatch(/V\/v/i)
    const line = Math.max(...title.slice(1).map(p => boldWidth(textOf(p), size(p))))
    expect(ruleLength(titleRule, 9354) / line).toEqual(between(1 / 3, 1 / 2))
  })

  it('body: 13–14 upright, justified, first line 1–1.27 cm, ≥ 6 pt apart, single to 1.5 lines', async () => {
    const { body } = await open(view)
    expect(body.length).toBe(view.opening.length + view.items.length + 1)
    for (const p of body) {
      expect([size(p), jc(p)]).toEqual([between(13, 14), 'both'])
      expect((numberOf(p, 'w:ind', 'w:firstLine') / 1440) * 2.54).toEqual(between(1, 1.271))
      expect(numberOf(p, 'w:spacing', 'w:after') / 20).toBeGreaterThanOrEqual(6)
      expect(numberOf(p, 'w:spacing', 'w:line')).toEqual(between(240, 360))
      expect(p).not.toContain('<w:i/>')
      expect(p).not.toContain('<w:numPr>')
    }
  })

  it('numbering is printed as it was given, `./.` ends the text once and only there', async () => {
    const { body, xml } = await open(view)
    const lines = body.map(textOf)
    view.items.forEach((item, i) => {
      const content = typeof item.content === 'string' ? item.content : item.content.map(r => r.text).join('')
      expect(lines[view.opening.length + i]).toBe(`${item.label} ${content}`)
    })
    expect(lines.at(-1)).toMatch(/[\p{L}\p{N}]\.\/\.$/u)
    expect(textOf(xml).split('./.')).toHaveLength(2)
  })

  it('signature on the right: capitals, bold, 13–14, centred; room; the name bold; never on a page of its own', async () => {
    const { signTable, body } = await open(view)
    const right = elements(elements(signTable, 'w:tc')[1]!, 'w:p')
    const texts = right.map(textOf)
    expect(texts.slice(0, 2)).toEqual(['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'])
    expect(texts.slice(2, -1)).toEqual(['', '', '', ''])
    expect(texts.at(-1)).toBe('Trần Thị Ví Dụ')
    for (const p of [right[0]!, right[1]!, right.at(-1)!]) {
      expect([isBold(p), jc(p), size(p)]).toEqual([true, 'center', between(13, 14)])
    }
    expect(signTable).toContain('<w:cantSplit/>')
    expect(body.at(-1)).toContain('<w:keepNext/>')
  })

  it('Nơi nhận on the left: 12 bold italic, lines 11 upright with "- …;", last "- Lưu: VT, …."', async () => {
    const { signTable } = await open(view)
    const left = elements(elements(signTable, 'w:tc')[0]!, 'w:p')
    expect([textOf(left[0]!), size(left[0]!), isBold(left[0]!), isItalic(left[0]!)]).toEqual([
      'Nơi nhận:',
      12,
      true,
      true,
    ])
    const lines = left.slice(1)
    expect(lines).toHaveLength(view.recipients.length)
    for (const p of lines.slice(0, -1)) expect(textOf(p)).toMatch(/^- [^-].*[^;];$/)
    expect(textOf(lines.at(-1)!)).toMatch(/^- Lưu: VT, \S.*[^.]\.$/)
    for (const p of lines) {
      expect(size(p)).toBe(11)
      expect(p).not.toMatch(/<w:[bi]\/>/)
    }
  })

  it('is the same bytes whenever it is made: no clock, no chance', async () => {
    expect(await at('2026-06-05T00:00:00Z', () => renderConclusionNotice(view))).toEqual(
      await at('2031-01-01T12:34:56Z', () => renderConclusionNotice(view)),
    )
  })

  it('reads back line by line', async () => {
    const read = await readConclusionFile(await renderConclusionNotice(view), 'tb.docx')
    if (!('text' in read)) throw new Error(read.message)
    const lines = read.text.split('\n')
    for (const item of view.items) {
      const content = typeof item.content === 'string' ? item.content : item.content.map(r => r.text).join('')
      expect(lines).toContain(`${item.label} ${content}`)
    }
    const head = lines.map(line => line.replace(/\u00a0/g, ' ')).join('\n')
    expect(head).toContain('Số: 05/TB-UBND')
    expect(head).toContain(`${view.place}, ngày 05 tháng 6 năm 2026`)
  })
})

describe('details of the notice', () => {
  it('a name of many lines never narrows the quốc hiệu, and a date that needs two lines stays whole', async () => {
    const short = await open(CASES['one item'])
    const long = await open(CASES['long names'])
    expect(columnWidths(long.headTable)).toEqual(columnWidths(short.headTable))
    expect(textOf(long.date[0]!)).toContain('ngày\u00a005\u00a0tháng\u00a06\u00a0năm\u00a02026')
    expect(textOf(short.date[0]!)).toContain('ngày 05 tháng 6 năm 2026')
  })

  it('a draft says so and leaves room for number and date', async () => {
    const { number, date, xml } = await open(noticeView({ draft: true, number: null, day: null }))
    expect(textOf(number[0]!)).toMatch(/^Số: {3,}\/TB-UBND$/)
    expect(textOf(number[1]!)).toBe('DỰ THẢO')
    expect(elements(number[1]!, 'w:pBdr')[0]).toMatch(/w:top .*w:bottom .*w:left .*w:right /)
    expect(textOf(date[0]!)).toMatch(/ngày\s+tháng\s+năm/)
    expect(xml.match(/DỰ THẢO/g)).toHaveLength(1)
    expect((await open(noticeView())).xml).not.toContain('DỰ THẢO')
  })

  it.each([
    [5, 'TB-UBND', 'Số: 05/TB-UBND'],
    [12, 'TB - VP', 'Số: 12/TB-VP'],
    [150, 'TB-VPUB', 'Số: 150/TB-VPUB'],
  ])('number %i', (n, symbol, printed) => expect(documentNumber(n, symbol)).toBe(printed))

  it.each([
    ['2026-01-09', 'ngày 09 tháng 01 năm 2026'],
    ['2026-02-28', 'ngày 28 tháng 02 năm 2026'],
    ['2026-03-01', 'ngày 01 tháng 3 năm 2026'],
    ['2026-12-31', 'ngày 31 tháng 12 năm 2026'],
  ])('date %s', async (d, printed) => {
    expect(textOf((await open(noticeView({ day: day(d) }))).date[0]!)).toContain(printed)
  })

  it.each([
    ['tổ chức thực hiện.', 'tổ chức thực hiện./.'],
    ['tổ chức thực hiện ./. ', 'tổ chức thực hiện./.'],
    ['tổ chức thực hiện;', 'tổ chức thực hiện./.'],
    ['tổ chức thực hiện', 'tổ chức thực hiện./.'],
  ])('end mark of "%s"', (text, printed) => expect(withEndMark(text)).toEqual([{ text: printed }]))

  it('the end mark goes to the last item where there is no closing, into its last run', async () => {
    const content = [{ text: 'Báo cáo ' }, { text: 'trước ngày 30/6/2026', bold: true }, { text: '.' }]
    const { body } = await open(noticeView({ closing: undefined, items: [{ level: 1, label: '1.', content }] }))
    expect(textOf(body.at(-1)!)).toBe('1. Báo cáo trước ngày 30/6/2026./.')
  })

  it('recipients: whatever punctuation came, Lưu last, added where it is missing', () => {
    expect(recipientLines(['Lưu: VT, VP.', '- Như trên;', '+ Các phòng ,'])).toEqual([
      '- Như trên;',
      '- Các phòng;',
      '- Lưu: VT, VP.',
    ])
    expect(recipientLines(['Như trên'])).toEqual(['- Như trên;', '- Lưu: VT.'])
  })

  it('only a heading is kept with what it heads', async () => {
    const { body } = await open(noticeView({ items: threeLevels(1) }))
    const kept = body.map(p => p.includes('<w:keepNext/>'))
    expect(kept).toEqual([false, false, true, false, false, false, false, false, false, true])
  })

  it('user text cannot break the XML: markup is text, forbidden characters go', async () => {
    const evil = 'Sở <w:p> & "A" \u0000\u0008\u001f\ufffe\ud800 ]]> </w:t> hết'
    const { xml, parts } = await open(
      noticeView({
        issuingBody: evil,
        subject: [evil],
        items: [{ level: 1, label: '1.', content: evil }],
        recipients: [evil],
        signature: { lines: [evil], name: evil },
      }),
    )
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe]/)
    expect(textOf(xml)).toContain('1. Sở <w:p> & "A" ]]> </w:t> hết')
    expect(parts['docProps/core.xml']).toContain('&#60;w:p&#62; &#38;')
    const read = await readConclusionFile(
      await renderConclusionNotice(noticeView({ items: [{ level: 1, label: '1.', content: evil }] })),
      'a.docx',
    )
    expect('text' in read && read.text).toContain('1. Sở <w:p> & "A" ]]> </w:t> hết')
  })

  it('decomposed letters are written composed, line breaks inside a paragraph become spaces', async () => {
    const { body } = await open(
      noticeView({ items: [{ level: 1, label: '-', content: 'Ủy ban\nnhân  dân'.normalize('NFD') }] }),
    )
    expect(textOf(body[2]!)).toBe('- Ủy ban nhân dân')
  })
})
