/** The few things that are read from Word's XML directly. One pass, no recursion, no entity beyond the five of XML. */

export type Tag = {
  /** Local name, without the prefix. */
  name: string
  kind: 'open' | 'close' | 'empty'
  /** Offset after the ">". */
  end: number
  /** The value of an attribute by local name ("val" finds w:val). */
  get: (name: string) => string | undefined
}

const ATTRIBUTE = /([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

export function* tags(xml: string): Generator<Tag> {
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    const skip = skipped(xml, at)
    if (skip !== at) {
      at = skip
      continue
    }
    const end = tagEnd(xml, at)
    const closing = xml[at + 1] === '/'
    const empty = xml[end - 2] === '/'
    const inner = xml.slice(at + (closing ? 2 : 1), empty ? end - 2 : end - 1)
    const full = /^[^\s/>]*/.exec(inner)![0]
    yield {
      name: full.slice(full.indexOf(':') + 1),
      kind: closing ? 'close' : empty ? 'empty' : 'open',
      end,
      get: wanted => {
        for (const [, name, a, b] of inner.matchAll(ATTRIBUTE)) if (name === wanted) return unescapeXml(a ?? b ?? '')
        return undefined
      },
    }
    at = end
  }
}

/** Behind a comment, CDATA section or processing instruction that begins at `at`; `at` itself where none does. */
function skipped(xml: string, at: number): number {
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!xml.startsWith(open, at)) continue
    const end = xml.indexOf(close, at + open.length)
    return end === -1 ? xml.length : end + close.length
  }
  return at
}

/** Behind the ">" of the tag at `at`; a ">" inside quotes does not end it. */
function tagEnd(xml: string, at: number): number {
  let quote = ''
  for (let i = at + 1; i < xml.length; i++) {
    const c = xml[i]!
    if (quote) {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (c === '>') return i + 1
  }
  return xml.length
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (all, decimal, hex, name) => {
    if (name) return NAMED[name] ?? all
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
