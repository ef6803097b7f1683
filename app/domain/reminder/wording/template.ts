/**
 * A sentence with fields in plain Vietnamese: "Quá hạn {số ngày trễ} ngày". Pure text: no code, no conditions, no HTML.
 * What is put in never becomes a field, a line or a tag itself.
 */

export type TemplateRule = {
  /** A subject, a heading, a badge: a line break would begin a header or a paragraph of its own. */
  oneLine: boolean
  most: number
  may: readonly string[]
  /** Without these the mail would not say what it is about. */
  must: readonly string[]
}

export type TemplateError = {
  code: 'unknown' | 'missing' | 'unclosed' | 'stray' | 'nested' | 'empty-field' | 'line-break' | 'unseen' | 'too-long'
  message: string
}

type Part = { kind: 'text'; text: string } | { kind: 'field'; name: string; at: number }
export type Template = readonly Part[]
export type Values = Readonly<Record<string, string>>

/** Control letters, and the marks that turn the direction of writing or cannot be seen. */
const UNSEEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

const nameOf = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('vi')

/** The text as it is kept: one way of writing line breaks and letters, nothing at its ends. */
export const tidyTemplate = (text: string): string => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()

export function parseTemplate(text: string): { template: Template; errors: TemplateError[] } {
  const parts: Part[] = []
  const errors: TemplateError[] = []
  const wrong = (code: TemplateError['code'], at: number, words: string) =>
    errors.push({ code, message: `${words} (${placeOf(text, at)}).` })
  let from = 0
  while (from < text.length) {
    const open = text.indexOf('{', from)
    const end = open < 0 ? text.length : open
    const stray = text.slice(from, end).indexOf('}')
    if (stray >= 0) wrong('stray', from + stray, 'Thừa dấu }')
    if (end > from) parts.push({ kind: 'text', text: text.slice(from, end) })
    if (open < 0) break
    const close = text.indexOf('}', open)
    const inner = text.slice(open + 1, close < 0 ? undefined : close)
    const again = inner.indexOf('{')
    if (close < 0 && again < 0) {
      wrong('unclosed', open, 'Thiếu dấu } cho dấu { đã mở')
      break
    }
    if (again >= 0) {
      wrong('nested', open, 'Thiếu dấu } trước dấu { tiếp theo')
      from = open + 1 + again
      continue
    }
    const name = nameOf(inner)
    if (name === '') wrong('empty-field', open, 'Giữa dấu { và } chưa có tên trường')
    else parts.push({ kind: 'field', name, at: open })
    from = close + 1
  }
  return { template: parts, errors }
}

/** Everything that is wrong with it, each with its place; [] where it may be used. */
export function checkTemplate(text: string, rule: TemplateRule): TemplateError[] {
  const { template, errors } = parseTemplate(text)
  const found = [...errors]
  const breakAt = rule.oneLine ? text.search(/[\r\n]/) : -1
  if (breakAt >= 0)
    found.push({ code: 'line-break', message: `Dòng này không được xuống dòng (${placeOf(text, breakAt)}).` })
  const unseen = text.search(UNSEEN)
  if (unseen >= 0) found.push({ code: 'unseen', message: `Có ký tự không nhìn thấy được (${placeOf(text, unseen)}).` })
  if (text.length > rule.most)
    found.push({ code: 'too-long', message: `Dài ${text.length} ký tự, nhiều nhất ${rule.most}.` })
  const used = new Set<string>()
  for (const p of template) {
    if (p.kind !== 'field') continue
    used.add(p.name)
    if (rule.may.includes(p.name)) continue
    const meant = rule.may.find(m => bare(m) === bare(p.name))
    const help = meant
      ? `Có phải ý là {${meant}}?`
      : rule.may.length === 0
        ? 'Câu này không dùng trường nào.'
        : `Dùng được: ${rule.may.map(m => `{${m}}`).join(', ')}.`
    found.push({ code: 'unknown', message: `Không có trường {${p.name}} (${placeOf(text, p.at)}). ${help}` })
  }
  for (const must of rule.must)
    if (!used.has(must)) found.push({ code: 'missing', message: `Thiếu trường bắt buộc {${must}}.` })
  return found
}

/** `missing`: a field without a value breaks the sentence, and whoever sends takes the delivered one; or leaves a gap. */
export function fillTemplate(template: Template, values: Values, missing: 'throw' | 'gap' = 'throw'): string {
  let out = ''
  for (const p of template) {
    if (p.kind === 'text') out += p.text
    else {
      const value = values[p.name] ?? (missing === 'gap' ? '' : undefined)
      if (value === undefined) throw new Error(`Không có giá trị cho trường {${p.name}}`)
      out += value.replace(/\s+/g, ' ').trim()
    }
  }
  return out
}

/** "dòng 2, ký tự 5" – as an editor counts; of one line the letter alone. */
function placeOf(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  const column = [...(lines.at(-1) ?? '')].length + 1
  return text.includes('\n') ? `dòng ${lines.length}, ký tự ${column}` : `ký tự ${column}`
}

/** Without accents and spaces, to see which field was meant. */
const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/[\s_-]+/g, '')
