import { deflateSync } from 'node:zlib'

/** A PDF written by hand: the places of words, and nothing a program would add. */
export type Drawn = { x: number; y: number; text: string; size?: number }
type Options = {
  /** Pages whose content is this operator text instead of words. */
  raw?: Record<number, string>
  /** Further objects (from number 100 on). */
  more?: Record<number, string | Uint8Array>
  trailer?: string
  compress?: boolean
}

const hex = (text: string): string => [...text].map(c => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')

/** Widths of half an em for every letter: enough for who reads places. */
export function pdfFile(pages: readonly Drawn[][], { raw = {}, more = {}, trailer = '', compress }: Options = {}) {
  const objects = new Map<number, string | Uint8Array>()
  const kids = pages.map((_, i) => `${10 + i * 2} 0 R`).join(' ')
  objects.set(1, '<</Type/Catalog/Pages 2 0 R>>')
  objects.set(2, `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`)
  objects.set(
    3,
    '<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>',
  )
  objects.set(
    4,
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor 6 0 R>>',
  )
  objects.set(
    5,
    stream(
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end',
    ),
  )
  objects.set(
    6,
    '<</Type/FontDescriptor/FontName/Test/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
  )
  for (const [i, drawn] of pages.entries()) {
    objects.set(
      10 + i * 2,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</I 100 0 R>>>>/Contents ${11 + i * 2} 0 R>>`,
    )
    const operators =
      raw[i] ??
      drawn.map(d => `BT /F ${d.size ?? 14} Tf 1 0 0 1 ${d.x} ${842 - d.y} Tm <${hex(d.text)}> Tj ET`).join('\n')
    objects.set(11 + i * 2, stream(operators, compress))
  }
  for (const [number, object] of Object.entries(more)) objects.set(Number(number), object)

  const chunks: Uint8Array[] = []
  let length = 0
  const put = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    chunks.push(bytes)
    length += bytes.length
  }
  const offsets = new Map<number, number>()
  put('%PDF-1.7\n')
  for (const [number, object] of objects) {
    offsets.set(number, length)
    put(`${number} 0 obj\n`)
    put(object)
    put('\nendobj\n')
  }
  const start = length
  put('xref\n0 1\n0000000000 65535 f \n')
  for (const [number, at] of offsets) put(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
  put(`trailer\n<</Size 1000/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`)
  return new Uint8Array(Buffer.concat(chunks))
}

export function stream(text: string | Uint8Array, compress = false, dictionary = ''): Uint8Array {
  const raw = typeof text === 'string' ? Buffer.from(text, 'latin1') : Buffer.from(text)
  const body = compress ? deflateSync(raw) : raw
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(`<</Length ${body.length}${compress ? '/Filter/FlateDecode' : ''}${dictionary}>>stream\n`, 'latin1'),
      body,
      Buffer.from('\nendstream', 'latin1'),
    ]),
  )
}

/** Words of a paragraph set over lines of the page's width, as a word processor breaks them. */
export function paragraphAt(
  y: number,
  text: string,
  { left = 85, width = 68, indent = 28, leading = 20 } = {},
): Drawn[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    const room = lines.length === 1 ? width - 4 : width
    if (line !== '' && line.length + 1 + word.length > room) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  // justified: every line but the last is drawn to the right margin, which half an em a letter does not reach by itself
  return lines.map((line, i) => ({
    x: left + (i === 0 ? indent : 0),
    y: y + i * leading,
    text: line,
    size: 14,
  }))
}
