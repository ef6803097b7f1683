/**
 * The subset of TipTap's JSON that a conclusion may hold. Everything that comes from a browser is rebuilt through
 * `readRichText`: unknown nodes, marks and attributes do not survive, so nothing executable can be stored.
 */
import { type Refusal, refuse } from './refusal.ts'

export type RichMark = { type: 'bold' | 'italic' | 'underline' }
export type RichText = { type: 'text'; text: string; marks?: RichMark[] }
export type RichBreak = { type: 'hardBreak' }
export type RichParagraph = { type: 'paragraph'; content?: (RichText | RichBreak)[] }
export type RichDoc = { type: 'doc'; content: RichParagraph[] }

export const TEXT_MAX = 1_000_000
const PARAGRAPHS_MAX = 20_000
const MARKS = new Set(['bold', 'italic', 'underline'])
// what XML and terminals cannot hold; line feeds and tabs stay
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Rebuilds a document from untrusted JSON, or says what is wrong with it. */
export function readRichText(json: unknown): RichDoc | Refusal {
  if (!isRecord(json) || json.type !== 'doc' || !Array.isArray(json.content))
    return refuse('bad-document', 'Nội dung soạn thảo không đúng định dạng.')
  if (json.content.length > PARAGRAPHS_MAX) return refuse('too-long', 'Văn bản quá dài.')
  const content: RichParagraph[] = []
  let length = 0
  for (const block of json.content) {
    if (!isRecord(block) || block.type !== 'paragraph')
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
    content.push(inline.length > 0 ? { type: 'paragraph', content: inline } : { type: 'paragraph' })
  }
  return { type: 'doc', content }
}

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
