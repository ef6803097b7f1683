import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/** What XML 1.0 forbids (control characters, half surrogates, non-characters): a single one makes Word refuse the file. */
const FORBIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Text that may be put into XML, NFC. Line breaks and tabs stay. Escaping is left to who writes the XML. */
export const clean = (text: string): string => text.replace(FORBIDDEN, '').normalize('NFC')

/** `clean` on one line. */
export const cleanLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim()

export const escapeXml = (text: string): string => clean(text).replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)

/**
 * The same package with some parts rewritten, every entry dated 1980: the libraries stamp the time of day into the
 * zip and the properties, but a document is a function of its view and nothing else.
 */
export function repack(bytes: Uint8Array, rewrite: Record<string, (xml: string) => string>): Uint8Array {
  const parts = unzipSync(bytes)
  const out: Zippable = {}
  for (const name of Object.keys(parts).sort(contentTypesFirst)) {
    const part = parts[name]!
    const edit = rewrite[name]
    // Local time on purpose: the zip format stores local time, so this text gives the same bytes everywhere.
    out[name] = [edit ? strToU8(edit(strFromU8(part))) : part, { level: 6, mtime: '1980-01-01T00:00:00' }]
  }
  return zipSync(out)
}

/** Some readers want [Content_Types].xml to be the first entry. */
const contentTypesFirst = (a: string, b: string): number =>
  Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1)
