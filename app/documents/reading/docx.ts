import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { withPrintedNumbers } from './word-numbering.ts'
import { tags } from './xml.ts'
import { openZip } from './zip.ts'

/** More XML than this (some 500 pages) is no meeting conclusion; parsing 5 MB takes about 2 s, in which nobody else is served. */
const MAX_XML = 5 * 1024 * 1024

export type DocxFault = 'not-word' | 'too-much' | 'dtd'

export class DocxError extends Error {
  readonly fault: DocxFault
  constructor(fault: DocxFault) {
    super(`docx: ${fault}`)
    this.fault = fault
  }
}

/** The text of a .docx as it is printed: a paragraph a line, a table row a line with " | " between the cells. */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  const parts = await readParts(bytes)
  const main = mainPart(parts)
  const xml = parts.get(main)
  if (xml === undefined) throw new DocxError('not-word')
  parts.set(
    main,
    withPrintedNumbers({
      document: xml,
      numbering: parts.get(related(parts, main, 'numbering')),
      styles: parts.get(related(parts, main, 'styles')),
    }),
  )

  // Mammoth gets a zip of our making: the parts that were looked at, stored, and no images, links or anything else.
  const encoder = new TextEncoder()
  const safe = zipSync(Object.fromEntries([...parts].map(([name, text]) => [name, encoder.encode(text)])), { level: 0 })
  let blocks: Node[] = []
  await mammoth.convertToHtml(
    { buffer: Buffer.from(safe) },
    {
      externalFileAccess: false,
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      // The document itself is what is wanted; there is nothing left to turn into HTML.
      transformDocument: (document: Node) => {
        blocks = document.children ?? []
        return { ...document, children: [] }
      },
    },
  )
  return lines(blocks).join('\n')
}

const WANTED = /^\[Content_Types\]\.xml$|\.rels$|\.xml$/
const UNWANTED =
  /^(?:customXml|docProps)\/|\/(?:theme|glossary|embeddings)\/|\/(?:header|footer|comments|footnotes|endnotes|people|webSettings|settings|fontTable)\w*\.xml$/

async function readParts(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = openZip(bytes)
  if (!zip.names.includes('[Content_Types].xml')) throw new DocxError('not-word')
  const parts = new Map<string, string>()
  let total = 0
  for (const name of zip.names) {
    if (!WANTED.test(name) || UNWANTED.test(name)) continue
    const part = zip.read(name)
    if (!part) continue
    total += part.length
    if (total > MAX_XML) throw new DocxError('too-much')
    const text = decode(part)
    // No Office program writes a DTD; it is how entities and outside files are smuggled in.
    if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(text)) throw new DocxError('dtd')
    parts.set(name, text)
  }
  return parts
}

function decode(part: Uint8Array): string {
  const encoding =
    part[0] === 0xff && part[1] === 0xfe ? 'utf-16le' : part[0] === 0xfe && part[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(part)
}

function mainPart(parts: Map<string, string>): string {
  return target(parts.get('_rels/.rels') ?? '', 'officeDocument', '') ?? 'word/document.xml'
}

function related(parts: Map<string, string>, main: string, kind: string): string {
  const slash = main.lastIndexOf('/')
  const folder = main.slice(0, slash + 1)
  const found = target(parts.get(`${folder}_rels/${main.slice(slash + 1)}.rels`) ?? '', kind, folder)
  return found !== undefined && parts.has(found) ? found : `${folder}${kind}.xml`
}

function target(rels: string, kind: string, folder: string): string | undefined {
  for (const tag of tags(rels)) {
    if (tag.name !== 'Relationship' || !tag.get('Type')?.endsWith(`/relationships/${kind}`)) continue
    const path = tag.get('Target') ?? ''
    return path.startsWith('/') ? path.slice(1) : folder + path
  }
  return undefined
}

/** What mammoth makes of the document, as far as it is used here. */
type Node = {
  type: string
  children?: Node[]
  value?: string
  breakType?: string
  isAllCaps?: boolean
  checked?: boolean
  colSpan?: number
  rowSpan?: number
}

function lines(blocks: readonly Node[]): string[] {
  const out: string[] = []
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      for (const line of inline(block).split('\n')) {
        const trimmed = line.replace(/[ \t]+/g, ' ').trim()
        if (trimmed !== '') out.push(trimmed)
      }
    } else if (block.type === 'table') out.push(...rows(block))
    else if (block.children) out.push(...lines(block.children))
  }
  return out
}

function inline(node: Node): string {
  switch (node.type) {
    case 'text':
      return node.value ?? ''
    case 'tab':
      return ' '
    case 'break':
      return '\n'
    case 'checkbox':
      return node.checked ? '☒' : '☐'
    default: {
      const text = (node.children ?? []).map(inline).join('')
      return node.isAllCaps ? text.toLocaleUpperCase('vi') : text
    }
  }
}

/** A cell that spans several rows says the same for each of them; it is repeated, so that every line stands by itself. */
function rows(table: Node): string[] {
  const out: string[] = []
  const open: { column: number; width: number; left: number; paragraphs: string[] }[] = []
  for (const row of table.children ?? []) {
    if (row.type !== 'tableRow') continue
    const cells: string[][] = []
    let column = 0
    const spanning = (): void => {
      for (let span = open.find(s => s.column === column && s.left > 0); span; ) {
        cells.push(span.paragraphs)
        span.left--
        column += span.width
        span = open.find(s => s.column === column && s.left > 0)
      }
    }
    for (const cell of row.children ?? []) {
      spanning()
      const paragraphs = lines(cell.children ?? [])
      const width = Math.max(1, cell.colSpan ?? 1)
      cells.push(paragraphs)
      if ((cell.rowSpan ?? 1) > 1) open.push({ column, width, left: (cell.rowSpan ?? 1) - 1, paragraphs })
      column += width
    }
    spanning()
    const filled = cells.filter(paragraphs => paragraphs.length > 0)
    const frame = columnsOfFurniture(filled)
    if (frame) {
      out.push(...frame)
      continue
    }
    // One cell alone is a frame around text, not a row of a table.
    if (filled.length === 1 && cells.length === 1) out.push(...filled[0]!)
    else if (filled.length > 0) out.push(cells.map(paragraphs => paragraphs.join(' ')).join(' | '))
  }
  return out
}

const COUNTRY = /^cong hoa xa hoi chu nghia viet nam/
const MOTTO = /^(?:cong hoa xa hoi chu nghia viet nam|doc lap tu do hanh phuc)$/

/**
 * The head and the signature of an official document are tables only to stand side by side: column by column, the
 * country's name and motto left out, the recipients (behind whom nothing is read) last.
 */
function columnsOfFurniture(cells: readonly string[][]): string[] | null {
  const texts = cells.map(paragraphs => paragraphs.filter(p => !/^[-–—_*.\s]+$/.test(p)))
  if (texts.some(t => t.some(p => COUNTRY.test(fold(p))))) return texts.flat().filter(p => !MOTTO.test(fold(p)))
  const to = texts.findIndex(t => /^noi nhan/.test(fold(t[0] ?? '')))
  return to < 0 ? null : [...texts.filter((_, i) => i !== to).flat(), ...texts[to]!]
}
