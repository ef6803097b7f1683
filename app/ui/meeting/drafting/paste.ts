/**
 * What is pasted from Word, a web page or a PDF becomes plain paragraphs that keep bold, italic, underline and – as
 * words – their numbering: whoever pastes a list must see the numbers she copied.
 */
import { romanOf } from '#app/domain/shared/numerals.ts'

const JUNK =
  'script, style, meta, link, title, noscript, iframe, object, embed, svg, img, picture, video, audio, button, input, select, textarea, xml, del, template'

/** Nothing of this would ever run; the browser's policy only complains about it less. */
const NOISE = /<(style|script|xml)\b[\s\S]*?<\/\1\s*>|\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi

/** What Word writes beside the text: comments, foot notes, headers, and words that were hidden. */
const ASIDE = /mso-element\s*:\s*(?:comment|footnote|endnote|header|footer)|mso-hide\s*:\s*all|display\s*:\s*none/i

const BULLETS = /^[·•●○◦▪■□➢➤✓✔❖※‣⁃o§Øüvqàð\u2013\u2014\uf000-\uf0ff]$/u
const LABEL = /^\s*(?:(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[IVXLC]{1,6}[.)]|\p{L}[.)])\s|[-–—+*•])/u

export function cleanPastedHtml(html: string): string {
  const doc = new DOMParser().parseFromString(html.replace(NOISE, ''), 'text/html')
  for (const node of doc.querySelectorAll(JUNK)) node.remove()
  for (const node of doc.querySelectorAll('[style]')) if (ASIDE.test(styleOf(node))) node.remove()
  for (const node of doc.querySelectorAll('[style]')) if (isListMark(node)) writeMark(node)
  for (const list of doc.querySelectorAll('ol, ul'))
    if (!list.parentElement?.closest('ol, ul')) writeLabels(list, '', 1)
  // a row of a table is one line
  for (const row of doc.querySelectorAll('tr')) {
    const line = doc.createElement('p')
    line.textContent = [...row.children].map(cell => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()).join('\t')
    row.replaceWith(line)
  }
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    node.nodeValue = cleanPastedText(node.nodeValue ?? '')
  for (const p of doc.querySelectorAll('p, div')) if (isEmpty(p) && isEmpty(p.nextElementSibling)) p.remove()
  return doc.body.innerHTML
}

/** One spelling of a letter; no-break spaces, soft hyphens and control characters have no meaning here. */
export const cleanPastedText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    // bullets of symbol fonts, which only those fonts can show
    .replace(/[\uf000-\uf0ff]/g, '-')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

const styleOf = (node: Element): string => node.getAttribute('style') ?? ''
const isListMark = (node: Element): boolean => /mso-list\s*:\s*ignore/i.test(styleOf(node))
const isEmpty = (node: Element | null): boolean =>
  node !== null && !node.querySelector('*:not(br, span, b, i, u)') && (node.textContent ?? '').trim() === ''

/** Word writes "1." or a bullet and then spaces of a small font; the bullet may be a letter of a symbol font. */
function writeMark(node: Element): void {
  const mark = (node.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim()
  node.removeAttribute('style')
  node.textContent = mark === '' ? '' : `${BULLETS.test(mark) ? bulletOf(node) : mark} `
}

/** The second level of bullets is a plus, as such documents have it. */
const bulletOf = (node: Element): string =>
  Number(/level(\d)/i.exec(node.closest('p, h1, h2, h3, li')?.getAttribute('style') ?? '')?.[1] ?? 1) % 2 === 1
    ? '-'
    : '+'

/** The numbers a browser draws beside a list are no text: they are written into it, inner ones after the outer. */
function writeLabels(list: Element, outer: string, level: number): void {
  const kind = kindOf(list)
  let n = Number(list.getAttribute('start') ?? 1)
  for (const item of list.children) {
    if (item.tagName === 'OL' || item.tagName === 'UL') {
      writeLabels(item, outer, level + 1)
      continue
    }
    if (item.tagName !== 'LI') continue
    n = Number(item.getAttribute('value') ?? n)
    const own = kind === 'decimal' ? `${outer}${n}.` : ''
    const label =
      kind === 'none' ? '' : kind === 'bullet' ? (level % 2 === 1 ? '-' : '+') : own || `${counted(kind, n)}`
    const inside = [...item.querySelectorAll('ol, ul')].filter(x => x.parentElement?.closest('li') === item)
    const words = ownTextOf(item, inside)
    // a list that is only drawn as one, its labels typed
    if (label !== '' && words.trim() !== '' && !LABEL.test(words)) firstPlaceOf(item).prepend(`${label} `)
    for (const nested of inside) writeLabels(nested, own, level + 1)
    n += 1
  }
}

type Kind = 'decimal' | 'lower-alpha' | 'upper-alpha' | 'lower-roman' | 'upper-roman' | 'bullet' | 'none'
const TYPES: Record<string, Kind> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
}
function kindOf(list: Element): Kind {
  const first = list.querySelector('li')
  const style = /list-style(?:-type)?\s*:\s*([a-z-]+)/i
  const said = (style.exec(styleOf(list)) ?? style.exec(first ? styleOf(first) : ''))?.[1]?.toLowerCase() ?? ''
  if (said === 'none') return 'none'
  if (list.tagName === 'UL') return 'bullet'
  if (/^(lower|upper)-(alpha|latin)$/.test(said)) return said.replace('latin', 'alpha') as Kind
  if (/^(lower|upper)-roman$/.test(said)) return said as Kind
  if (/^(disc|circle|square)$/.test(said)) return 'bullet'
  return TYPES[list.getAttribute('type') ?? '1'] ?? 'decimal'
}

function counted(kind: Kind, n: number): string {
  if (kind.endsWith('alpha')) {
    const letter = String.fromCharCode(97 + ((n - 1) % 26))
    return kind === 'upper-alpha' ? `${letter.toUpperCase()}.` : `${letter})`
  }
  const roman = romanOf(Math.max(1, Math.min(89, n)))
  return kind === 'upper-roman' ? `${roman}.` : `${roman.toLowerCase()})`
}

function ownTextOf(item: Element, nested: readonly Element[]): string {
  let text = item.textContent ?? ''
  for (const list of nested) text = text.replace(list.textContent ?? '', '')
  return text
}

/** Where an item's words begin: in its first paragraph, if that comes before anything else. */
const firstPlaceOf = (item: Element): Element => {
  const first = item.querySelector(':scope > p, :scope > div, :scope > span')
  return first && (first.previousSibling === null || (first.previousSibling.textContent ?? '').trim() === '')
    ? first
    : item
}
