import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { vi } from 'vitest'

/** What comes out when the machine's clock shows that time. */
export async function at<T>(time: string, make: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(time) })
  try {
    return await make()
  } finally {
    vi.useRealTimers()
  }
}

/** The parts of a package as text. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

const isName = (char: string | undefined): boolean => char !== undefined && /[\w:.-]/.test(char)

/** The elements of a name, with everything inside, nested ones included. */
export function elements(xml: string, name: string): string[] {
  const found: string[] = []
  for (let at = xml.indexOf(`<${name}`); at !== -1; at = xml.indexOf(`<${name}`, at + 1)) {
    if (isName(xml[at + name.length + 1])) continue
    const end = xml.indexOf('>', at) + 1
    if (xml[end - 2] === '/') {
      found.push(xml.slice(at, end))
      continue
    }
    let depth = 1
    let i = end
    while (depth > 0) {
      const open = xml.indexOf(`<${name}`, i)
      const close = xml.indexOf(`</${name}>`, i)
      if (close === -1) break
      if (open !== -1 && open < close) {
        const tagEnd = xml.indexOf('>', open)
        if (!isName(xml[open + name.length + 1]) && xml[tagEnd - 1] !== '/') depth++
        i = tagEnd
      } else {
        depth--
        i = close + name.length + 3
      }
    }
    found.push(xml.slice(at, i))
  }
  return found
}

const decode = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&amp;/g, '&')

export const textOf = (xml: string): string =>
  decode(
    elements(xml, 'w:t')
      .map(t => t.replace(/<[^>]*>/g, ''))
      .join(''),
  )

/** The first attribute of that name anywhere in the XML, as a number. */
export function numberOf(xml: string, element: string, attribute: string): number {
  const tag = elements(xml, element)[0] ?? ''
  return Number(new RegExp(`${attribute}="(-?[\\d.]+)"`).exec(tag.slice(0, tag.indexOf('>') + 1))?.[1])
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A .docx as Word would write it, from the body's XML; the rest as small as it may be. */
export function wordFile(body: string, more: Record<string, string> = {}): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}</w:body></w:document>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

export const part = (root: string, inner: string): string => `<?xml version="1.0"?><w:${root} ${W}>${inner}</w:${root}>`

export const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

export const listed = (text: string, list: number, level = 0, more = ''): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>${more}`)
