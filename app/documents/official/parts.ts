import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Header,
  type IBorderOptions,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TableBorders,
  TableCell,
  Table as TableElement,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { type Day, formatDayOfficial } from '#app/domain/shared/day.ts'
import { clean, cleanLine, escapeXml, repack } from '../package.ts'
import { boldWidth, longest, wrap } from './text-width.ts'

/**
 * What every official document shares after Nghị định 30/2020/NĐ-CP, Phụ lục I: page, head, body paragraph, signature,
 * recipients. Lengths are twips (1/20 pt; 567 = 1 cm), sizes are points.
 */

const PAGE = { width: 11906, height: 16838 }
const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 851, header: 567, footer: 567 }
const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right

/** The right column holds the quốc hiệu at 13 pt on one line (5424 twips) whatever stands on the left. */
const HEAD_LEFT = 3600
const HEAD_RIGHT = TEXT_WIDTH - HEAD_LEFT
const SIGN_LEFT = 4300
const SIGN_RIGHT = TEXT_WIDTH - SIGN_LEFT

const BODY = 14
const FIRST_LINE = 720
/** Between the third and the half of the line above: how long the short rules are. */
const SHORT_RULE = 0.4

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
const MOTTO = 'Độc lập - Tự do - Hạnh phúc'

export type Run = { text: string; bold?: boolean; italic?: boolean }
export type Content = string | readonly Run[]

export type HeadView = {
  /** Only where there is one above; a People's Committee has none. */
  superiorBody?: string
  issuingBody: string
  /** Null: not numbered yet, room is left for it. */
  number: number | null
  /** "TB-UBND" */
  symbol: string
  place: string
  /** Null: not dated yet. */
  day: Day | null
  /** "DỰ THẢO" in a box below the number. */
  draft: boolean
  urgency?: 'KHẨN' | 'THƯỢNG KHẨN' | 'HỎA TỐC'
}

export type SignatureView = {
  /** "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG" */
  lines: readonly string[]
  name?: string
}

const upper = (text: string): string => cleanLine(text).toLocaleUpperCase('vi')

const run = (text: string, size: number, look: { bold?: boolean; italics?: boolean } = {}): TextRun =>
  new TextRun({ text, size: size * 2, ...look })

const centred = (
  text: string,
  size: number,
  look: { bold?: boolean; italics?: boolean },
  more: IParagraphOptions = {},
) => new Paragraph({ alignment: AlignmentType.CENTER, ...more, children: [run(text, size, look)] })

/** An empty line of the given size. */
const blank = (size: number, more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ run: { size: size * 2 }, ...more })

/** A line `length` long in the middle of a column: the top border of an empty paragraph, never an underline. */
function rule(length: number, column: number, after = 0): Paragraph {
  const indent = Math.max(0, Math.round((column - length) / 2))
  return new Paragraph({
    run: { size: 4 },
    indent: { left: indent, right: indent },
    spacing: { before: 40, after, line: 60, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
  })
}

/** A borderless row of two fixed columns without inner margins. */
function columns(widths: [number, number], rows: [Paragraph[], Paragraph[]][]): TableElement {
  const cell = (children: Paragraph[], width: number): TableCell =>
    new TableCell({ children, width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlign.TOP })
  return new TableElement({
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: TableBorders.NONE,
    margins: { marginUnitType: WidthType.DXA, top: 0, bottom: 0, left: 0, right: 0 },
    rows: rows.map(
      ([left, right]) =>
        new TableRow({
          cantSplit: true,
          children: [cell(left, widths[0]), cell(right, widths[1])],
        }),
    ),
  })
}

/** "Số: 05/TB-UBND" */
export const documentNumber = (number: number | null, symbol: string): string =>
  `Số: ${number === null ? '      ' : String(number).padStart(2, '0')}/${cleanLine(symbol).replace(/\s*([-/])\s*/g, '$1')}`

const boxed = (text: string): Paragraph => {
  const side: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, space: 2, color: '000000' }
  const indent = Math.round((HEAD_LEFT - boldWidth(text, 13)) / 2) - 140
  return centred(
    text,
    13,
    { bold: true },
    {
      spacing: { before: 120 },
      indent: { left: indent, right: indent },
      border: { top: side, bottom: side, left: side, right: side },
    },
  )
}

/** Not dated yet: room for the day, the month and the year. */
const UNDATED = 'ngày __ tháng __ năm ___'.replaceAll('_', '\u00a0\u00a0')

/** "Bình Hòa, ngày 05 tháng 6 năm 2008". Where it needs two lines, the date stays in one piece. */
function placeAndDate(place: string, day: Day | null): string {
  const date = day ? formatDayOfficial(day) : UNDATED
  const line = `${cleanLine(place)}, ${date}`
  return boldWidth(line, 13) <= HEAD_RIGHT ? line : `${cleanLine(place)}, ${date.replaceAll(' ', '\u00a0')}`
}

/** Issuing body and number on the left; quốc hiệu, tiêu ngữ, place and date on the right. */
export function head(view: HeadView): TableElement {
  const body = upper(view.issuingBody)
  const superior = view.superiorBody ? upper(view.superiorBody) : ''
  const size = wrap(body, 13, HEAD_LEFT).length + wrap(superior, 13, HEAD_LEFT).length > 4 ? 12 : 13
  const left: Paragraph[] = []
  if (superior) left.push(centred(superior, size, {}))
  left.push(centred(body, size, { bold: true }))
  left.push(rule(SHORT_RULE * longest(wrap(body, size, HEAD_LEFT), size), HEAD_LEFT))

  const right = [
    centred(NATION, 13, { bold: true }),
    centred(MOTTO, 14, { bold: true }),
    rule(boldWidth(MOTTO, 14), HEAD_RIGHT),
  ]

  const number = [centred(documentNumber(view.number, view.symbol), 13, {}, { spacing: { before: 120 } })]
  if (view.urgency) number.push(boxed(view.urgency))
  if (view.draft) number.push(boxed('DỰ THẢO'))
  const place = placeAndDate(view.place, view.day)
  const dated = [centred(place, 13, { italics: true }, { spacing: { before: 120 } })]

  return columns(
    [HEAD_LEFT, HEAD_RIGHT],
    [
      [left, right],
      [number, dated],
    ],
  )
}

/** The name of the kind in capitals, the subject below it, a short rule. */
export function title(kind: string, subject: readonly string[]): Paragraph[] {
  const lines = subject.map(cleanLine).filter(line => line !== '')
  const width = longest(
    lines.flatMap(line => wrap(line, BODY, TEXT_WIDTH)),
    BODY,
  )
  return [
    centred(kind, BODY, { bold: true }, { spacing: { before: 360 }, keepNext: true }),
    ...lines.map(line => centred(line, BODY, { bold: true }, { keepNext: true })),
    rule(SHORT_RULE * Math.min(TEXT_WIDTH, width), TEXT_WIDTH, 200),
  ]
}

/** One paragraph of the body: justified, first line 1.27 cm in, 6 pt below. */
export function bodyParagraph(content: Content, more: { label?: string; bold?: boolean; keepNext?: boolean } = {}) {
  const label = more.label ? `${cleanLine(more.label)} ` : ''
  const runs = toRuns(content)
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: FIRST_LINE },
    spacing: { before: 0, after: 120, line: 276, lineRule: LineRuleType.AUTO },
    keepNext: more.keepNext ?? false,
    children: [
      ...(label ? [run(label, BODY, { bold: more.bold ?? false })] : []),
      ...runs.map(r => run(r.text, BODY, { bold: r.bold ?? more.bold ?? false, italics: r.italic ?? false })),
    ],
  })
}

/** Runs on one line: inner line breaks and double spaces become single spaces, the ends are trimmed. */
function toRuns(content: Content): Run[] {
  const runs = (typeof content === 'string' ? [{ text: content }] : content).map(r => ({
    ...r,
    text: clean(r.text).replace(/\s+/g, ' '),
  }))
  const first = runs[0]
  if (first) first.text = first.text.trimStart()
  const last = runs.at(-1)
  if (last) last.text = last.text.trimEnd()
  return runs.filter(r => r.text !== '')
}

const CLOSERS = /(?:\.\/\.|[\s.;,:])+$/

/** The content with `./.` attached to its last word, in place of whatever punctuation stood there. */
export function withEndMark(content: Content): Run[] {
  const runs = toRuns(content)
  for (let last = runs.at(-1); last; last = runs.at(-1)) {
    last.text = last.text.replace(CLOSERS, '')
    if (last.text !== '') {
      last.text += './.'
      break
    }
    runs.pop()
  }
  return runs
}

/** "Lưu: VT" stands last and ends with a dot, the others end with a semicolon. */
export function recipientLines(recipients: readonly string[]): string[] {
  const names = recipients
    .map(r =>
      cleanLine(r)
        .replace(/^[-–—+]\s*/, '')
        .replace(/[\s.;,]+$/, ''),
    )
    .filter(r => r !== '')
  const isFile = (r: string): boolean => /^lưu\b/i.test(r)
  const file = names.filter(isFile)
  const all = [...names.filter(r => !isFile(r)), ...(file.length ? file : ['Lưu: VT'])]
  return all.map((r, i) => `- ${r}${i === all.length - 1 ? '.' : ';'}`)
}

/** Recipients on the left, who signs on the right; never apart from each other. */
export function signature(view: SignatureView, recipients: readonly string[]): FileChild[] {
  const left = [
    new Paragraph({ children: [run('Nơi nhận:', 12, { bold: true, italics: true })] }),
    ...recipientLines(recipients).map(line => new Paragraph({ children: [run(line, 11)] })),
  ]
  const right = [
    ...view.lines.map(line => centred(upper(line), BODY, { bold: true })),
    ...[1, 2, 3, 4].map(() => blank(BODY)),
    centred(view.name ? cleanLine(view.name) : '', BODY, { bold: true }),
  ]
  return [columns([SIGN_LEFT, SIGN_RIGHT], [[left, right]])]
}

export type Properties = { title: string; creator: string; day: Day | null }

/** The finished file: page, margins, Times New Roman, and the page number in the top margin from page 2. */
export async function officialDocument(children: readonly FileChild[], properties: Properties): Promise<Uint8Array> {
  const font = 'Times New Roman'
  const document = new Document({
    compatibility: { version: 15 },
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: font, hAnsi: font, cs: font, eastAsia: font },
            size: BODY * 2,
            color: '000000',
            language: { value: 'vi-VN' },
          },
        },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: PAGE, margin: MARGIN, pageNumbers: { start: 1 } },
        },
        headers: {
          first: new Header({ children: [blank(BODY)] }),
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ size: BODY * 2, children: [PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        // Word wants a paragraph after a table at the end; it is made too small to see.
        children: [...children, blank(1, { spacing: { line: 20, lineRule: LineRuleType.EXACT } })],
      },
    ],
  })
  const bytes = new Uint8Array(await Packer.toBuffer(document))
  return repack(bytes, { 'docProps/core.xml': () => coreProperties(properties) })
}

function coreProperties({ title, creator, day }: Properties): string {
  const date = day
    ? ['created', 'modified']
        .map(k => `<dcterms:${k} xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:${k}>`)
        .join('')
    : ''
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(cleanLine(title))}</dc:title><dc:creator>${escapeXml(cleanLine(creator))}</dc:creator><dc:language>vi-VN</dc:language>${date}</cp:coreProperties>`
}
