import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { type PageText, pdfLines, type Word } from './pdf-layout.ts'

export type PdfFault = 'broken' | 'locked' | 'too-much' | 'scan' | 'garbled'

export class PdfError extends Error {
  readonly fault: PdfFault
  /** Pages that are pictures, counted from one. */
  readonly pages: number[]
  constructor(fault: PdfFault, pages: number[] = []) {
    super(`pdf: ${fault}`)
    this.fault = fault
    this.pages = pages
  }
}

/** Some 300 pages hold the longest text that is read at all. */
const MAX_PAGES = 300
const MAX_ITEMS = 400_000

/** The text layer of a PDF, its lines put back into the paragraphs they were broken from. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const pdf = await open(bytes)
  if (pdf.numPages > MAX_PAGES) throw new PdfError('too-much')
  const pages: PageText[] = []
  const pictures: number[] = []
  let items = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    const content = await page.getTextContent()
    items += content.items.length
    if (items > MAX_ITEMS) throw new PdfError('too-much')
    const words = content.items.flatMap(item => ('str' in item ? (wordOf(item, left, top) ?? []) : []))
    if (words.length === 0 && (await hasPicture(page))) pictures.push(number)
    pages.push({ words, width: right - left, height: top - bottom })
    page.cleanup()
  }
  // Pictures behind the last words are an annex; between the words something would be lost without a sign.
  const last = pages.findLastIndex(p => p.words.length > 0) + 1
  const lost = pictures.filter(number => number < last)
  if (last === 0 || lost.length > 0) throw new PdfError('scan', pictures)
  const text = pdfLines(pages).join('\n')
  if (isGarbled(text)) throw new PdfError('garbled')
  return text
}

/** Letters with marks drawn apart from their words, in another font: what comes out has letters standing alone. */
function isGarbled(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
  const alone = words.filter(w => w.length === 1).length
  return alone > 20 && alone > words.length * 0.12
}

async function open(bytes: Uint8Array) {
  try {
    // a copy: the reader takes the buffer for itself
    return await getDocumentProxy(bytes.slice(), {
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      maxImageSize: 1,
      stopAtErrors: false,
    })
  } catch (error) {
    throw new PdfError(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken')
  }
}

type TextItem = { str: string; transform: number[]; width: number; height: number }

function wordOf(item: TextItem, left: number, top: number): Word | null {
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform
  const size = Math.hypot(a, b) || Math.abs(d)
  // Stamps and watermarks stand askew.
  if (item.str.trim() === '' || size === 0 || Math.abs(b) > size * 0.1) return null
  return { text: item.str, x: x - left, y: top - y, width: item.width, size }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof open>>['getPage']>>

/** A page without words: is it a picture of words, or empty? */
async function hasPicture(page: Page): Promise<boolean> {
  try {
    const { OPS } = await getResolvedPDFJS()
    const { fnArray } = await page.getOperatorList()
    // A scan shows an image (left out here for its size: then only its frame is left); an empty page shows nothing.
    return fnArray.some(op => op !== OPS.dependency && op !== OPS.save && op !== OPS.restore)
  } catch {
    return true
  }
}
