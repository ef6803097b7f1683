import { describe, expect, it } from 'vitest'
import { renderWorkbook, type SheetView } from '#app/documents/workbook.ts'
import { at, elements, partsOf } from './xml.ts'

const VIEW: SheetView = {
  name: 'Nhiệm vụ',
  title: 'DANH SÁCH NHIỆM VỤ',
  notes: ['Tính đến ngày 05/06/2026'],
  columns: [
    { header: 'STT', type: 'number', width: 6 },
    { header: 'Nhiệm vụ', type: 'text', width: 60 },
    { header: 'Thời hạn', type: 'day' },
    { header: 'Tỷ lệ', type: 'rate' },
  ],
  rows: [
    [1, 'Rà soát', '2026-06-15', 0.687],
    [2, '=1+1', 'không thời hạn', null],
    [3, '', '1899-12-31', Number.NaN],
  ],
  total: [3, 'Cộng', null, 1],
}

async function open(sheets: readonly SheetView[]) {
  const parts = partsOf(await renderWorkbook(sheets))
  const strings = elements(parts['xl/sharedStrings.xml']!, 'si').map(si =>
    si
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&'),
  )
  const formats = new Map(
    elements(parts['xl/styles.xml']!, 'numFmt').map(f => [
      /numFmtId="(\d+)"/.exec(f)![1]!,
      /formatCode="([^"]*)"/.exec(f)![1]!,
    ]),
  )
  const styles = elements(elements(parts['xl/styles.xml']!, 'cellXfs')[0]!, 'xf')
  const fonts = elements(elements(parts['xl/styles.xml']!, 'fonts')[0]!, 'font')
  const cell = (ref: string, sheet = 1) => {
    const xml = parts[`xl/worksheets/sheet${sheet}.xml`]!
    const c = elements(xml, 'c').find(e => e.includes(` r="${ref}"`) || e.includes(`r="${ref}" `))
    if (!c) return null
    const v = /<v>(.*)<\/v>/.exec(c)?.[1]
    const style = styles[Number(/ s="(\d+)"/.exec(c)?.[1] ?? 0)]!
    return {
      value: v === undefined ? null : / t="s"/.test(c) ? strings[Number(v)]! : Number(v),
      text: / t="s"/.test(c),
      format: formats.get(/numFmtId="(\d+)"/.exec(style)?.[1] ?? ''),
      bold: fonts[Number(/fontId="(\d+)"/.exec(style)?.[1] ?? 0)]!.includes('<b'),
      formula: c.includes('<f'),
    }
  }
  return { parts, cell, sheet: (n = 1) => parts[`xl/worksheets/sheet${n}.xml`]! }
}

describe('workbook', () => {
  it('title, notes and a bold header that stays and filters', async () => {
    const { cell, sheet } = await open([VIEW])
    expect(cell('A1')).toMatchObject({ value: 'DANH SÁCH NHIỆM VỤ', bold: true })
    expect(cell('A2')).toMatchObject({ value: 'Tính đến ngày 05/06/2026', bold: false })
    expect(['A4', 'B4', 'C4', 'D4'].map(r => cell(r)!.value)).toEqual(['STT', 'Nhiệm vụ', 'Thời hạn', 'Tỷ lệ'])
    expect(cell('B4')!.bold).toBe(true)
    expect(cell('B5')!.bold).toBe(false)
    expect(sheet()).toMatch(/<pane ySplit="4" topLeftCell="A5" [^>]*state="frozen"/)
    expect(sheet()).toContain('<autoFilter ref="A4:D7"/>')
    expect(sheet()).toContain('<mergeCell ref="A1:D1"/>')
  })

  it('column widths, as given or as suits the type', async () => {
    const widths = elements((await open([VIEW])).sheet(), 'col').map(c => Number(/width="([\d.]+)"/.exec(c)![1]))
    expect(widths).toEqual([6, 60, 13, 12])
  })

  it('numbers are numbers, days are real dates shown dd/MM/yyyy, rates are percentages', async () => {
    const { cell } = await open([VIEW])
    expect(cell('A5')).toMatchObject({ value: 1, text: false })
    // 15/06/2026 is day 46188 of Excel's count.
    expect(cell('C5')).toMatchObject({ value: 46188, text: false, format: 'dd/mm/yyyy' })
    expect(cell('D5')).toMatchObject({ value: 0.687, text: false, format: '0.0%' })
    expect(cell('A8')).toMatchObject({ value: 3, bold: true })
  })

  it.each([
    ['1900-03-01', 61],
    ['2000-02-29', 36585],
    ['2024-12-31', 45657],
  ])('day %s', async (d, count) => {
    const { cell } = await open([{ ...VIEW, rows: [[1, 'x', d, null]] }])
    expect(cell('C5')!.value).toBe(count)
  })

  it('words in a day column stay words; nothing stays empty; what is no number is a dash', async () => {
    const { cell } = await open([VIEW])
    expect(cell('C6')).toMatchObject({ value: 'không thời hạn', text: true })
    expect(cell('C7')).toMatchObject({ value: '1899-12-31', text: true })
    expect(cell('D6')!.value).toBeNull()
    expect(cell('D7')).toMatchObject({ value: '–', text: true })
  })

  it.each(['=1+1', '=HYPERLINK("http://evil","x")', '+84 912', '-5', '@SUM(A1)', '\t=1', '00123', '1E5', "'x"])(
    'stays text, is no formula: %s',
    async value => {
      const { cell } = await open([
        { ...VIEW, title: value, notes: [value], rows: [[1, value, value, value]], total: [value, value] },
      ])
      for (const ref of ['A1', 'A2', 'B5', 'C5', 'D5', 'A6', 'B6']) {
        expect(cell(ref)).toMatchObject({ value, text: true, formula: false })
      }
    },
  )

  it('markup and forbidden characters', async () => {
    const { cell, parts } = await open([{ ...VIEW, rows: [[1, '<b> & "x" \u0000\u0007\ud800', null, null]] }])
    expect(cell('B5')!.value).toBe('<b> & "x" ')
    expect(parts['xl/sharedStrings.xml']).not.toMatch(/[\u0000-\u0008]/)
  })

  it('a text too long for a cell is cut with an ellipsis', async () => {
    const { cell } = await open([{ ...VIEW, rows: [[1, 'x'.repeat(40_000), null, null]] }])
    expect(String(cell('B5')!.value)).toMatch(/^x{32766}…$/)
  })

  it('sheet names that Excel takes, no two alike', async () => {
    const name = "'Báo cáo: [quý] 1/2?* $& của tất cả các đơn vị trực thuộc"
    const { parts } = await open([
      { ...VIEW, name },
      { ...VIEW, name },
      { ...VIEW, name: '' },
      { ...VIEW, name: '///' },
    ])
    const names = elements(parts['xl/workbook.xml']!, 'sheet').map(s => /name="([^"]*)"/.exec(s)![1]!)
    expect(new Set(names).size).toBe(4)
    for (const n of names) {
      expect(n.replace('&amp;', '&').length).toBeLessThanOrEqual(31)
      expect(n).not.toMatch(/[[\]\\/:*?]|^'|'$/)
    }
    expect(elements(parts['xl/workbook.xml']!, 'definedNames')).toHaveLength(1)
    expect(elements(parts['xl/workbook.xml']!, 'definedName')).toHaveLength(4)
  })

  it('prints on A4, as wide as the page, with the header on every page', async () => {
    const { sheet, parts } = await open([VIEW, { ...VIEW, name: 'Ngang', landscape: true }])
    expect(sheet(1)).toMatch(/<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"\/>/)
    expect(sheet(2)).toMatch(/orientation="landscape"/)
    expect(parts['xl/workbook.xml']).toContain('!$4:$4')
    // The order of the elements is fixed by the standard; Excel repairs the file otherwise.
    const order = ['sheetPr', 'sheetViews', 'cols', 'sheetData', 'autoFilter', 'mergeCells', 'pageMargins', 'pageSetup']
    const at = order.map(name => sheet(1).indexOf(`<${name}`))
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(at).not.toContain(-1)
  })

  it('no rows, no columns, no sheets: still a workbook', async () => {
    for (const sheets of [[], [{ name: 'x', title: 'x', columns: [], rows: [] }], [{ ...VIEW, rows: [] }]]) {
      expect((await open(sheets)).parts['xl/workbook.xml']).toContain('<sheet ')
    }
  })

  it('is the same bytes whenever it is made: no clock, no chance', async () => {
    expect(await at('2026-06-05T00:00:00Z', () => renderWorkbook([VIEW]))).toEqual(
      await at('2031-01-01T12:34:56Z', () => renderWorkbook([VIEW])),
    )
  })
})
