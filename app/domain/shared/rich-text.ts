/**
 * The subset of TipTap's JSON that a conclusion may hold. Everything that comes from a browser is rebuilt through
 * `readRichText`: unknown nodes, marks and attributes do not survive, so nothing executable can be stored.
 */
import { type Refusal, refuse } from './refusal.ts'

export type RichMark = { type: 'bold' | 'italic' | 'underline' }
export type RichText = { type: 'text'; text: string; marks?: RichMark[] }
export type RichBreak = { type: 'hardBreak' }
export type RichParagraph = { type: 'paragraph'; content?: (RichText | RichBreak)[] }
/** A directive that begins in this paragraph: its number as one cites it, and its address within the conclusion. */
export type RichNumber = { id: string; number: string; address: string }
/** A paragraph in which directives begin. Its words stay what they are; the numbers stand beside them. */
export type RichDirective = { type: 'directive'; attrs: { items: RichNumber[] }; content?: (RichText | RichBreak)[] }
export type RichBlock = RichParagraph | RichDirective
export type RichDoc = { type: 'doc'; content: RichBlock[] }

export const TEXT_MAX = 1_000_000
const PARAGRAPHS_MAX = 20_000
const NUMBERS_MAX = 100
const NUMBER_LENGTH = 300
const MARKS = new Set(['bold', 'italic', 'underline'])
// what XML and terminals cannot hold; line feeds and tabs stay
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Rebuilds a document from untrusted JSON, or says what is wrong with it. */
export function readRichText(json: unknown): RichDoc | Refusal {
  if (!isRecord(json) || json.type !== 'doc' || !Array.isArray(json.content))
    return refuse('bad-document', 'Nội dung soạn thảo không đúng định dạng.')
  if (json.content.length > PARAGRAPHS_MAX) return refuse('too-long', 'Văn bản quá dài.')
  const content: RichBlock[] = []
  let length = 0
  for (const block of json.content) {
    if (!isRecord(block) || (block.type !== 'paragraph' && block.type !== 'directive'))
      return refuse('bad-document', 'Nội dung soạn thảo có phần tử không được phép.')
    const inline: (RichText | RichBreak)[] = []
    for (const node of Array.isArray(block.content) ? block.content : []) {
      if (!isRecord(node)) return refuse('bad-document', 'Nội dung soạn thảo không đúng định dạng.')
      if (node.type === 'hardBreak') inline.push({ type: 'hardBreak' })
      else if (node.type === 'text' && typeof node.text === 'string') {
        length += node.text.length
        if (length > TEXT_MAX) return refuse('too-long', 'Văn bản quá dài (tối đa một triệu ký tự).')
        const text = node.text.replace(CONTROL, '')
        if (text === '') continue
        const marks: RichMark[] = []
        for (const mark of Array.isArray(node.marks) ? node.marks : []) {
          if (!isRecord(mark) || !MARKS.has(String(mark.type)))
            return refuse('bad-document', 'Nội dung soạn thảo có định dạng không được phép.')
          marks.push({ type: mark.type as RichMark['type'] })
        }
        inline.push(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text })
      } else return refuse('bad-document', 'Nội dung soạn thảo có phần tử không được phép.')
    }
    const items = block.type === 'directive' ? readNumbers(block.attrs) : []
    const inside = inline.length > 0 ? { content: inline } : {}
    content.push(
      items.length > 0 ? { type: 'directive', attrs: { items }, ...inside } : { type: 'paragraph', ...inside },
    )
  }
  return { type: 'doc', content }
}

/** Numbers that are none do not survive; what they are is worked out again from the directives when a draft is saved. */
function readNumbers(attrs: unknown): RichNumber[] {
  const items = isRecord(attrs) && Array.isArray(attrs.items) ? attrs.items.slice(0, NUMBERS_MAX) : []
  return items.flatMap(item => {
    if (!isRecord(item)) return []
    const { id, number, address } = item
    if (![id, number, address].every(x => typeof x === 'string' && x !== '' && x.length <= NUMBER_LENGTH)) return []
    return [{ id: tame(id), number: tame(number), address: tame(address) }]
  })
}
const tame = (text: unknown): string => String(text).replace(CONTROL, '')

/** One line a paragraph; the offsets of the extraction count in this text. */
export const plainTextOf = (doc: RichDoc): string =>
  doc.content.map(p => (p.content ?? []).map(n => (n.type === 'text' ? n.text : '\n')).join('')).join('\n')

export const richTextOf = (text: string): RichDoc => ({
  type: 'doc',
  content: text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .split('\n')
    .map(line =>
      line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] },
    ),
})

const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x)
