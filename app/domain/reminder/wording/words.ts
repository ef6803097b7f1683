/**
 * The words in force: what is delivered, and what an office put in its place. Nobody goes without a mail for the sake of
 * a wording: what cannot be used any more (an older version's field, a row somebody broke) is told and passed over.
 */
import { fieldOf, MESSAGES, messageOf } from './messages.ts'
import { checkTemplate, fillTemplate, parseTemplate, type Template, type Values } from './template.ts'

/** What an office wrote for a message; null where its row cannot be read. */
export type EditedWording = { id: string; fields: Readonly<Record<string, string>> | null }
export type WordingProblem = { id: string; message: string }

export type Words = {
  say(message: string, field: string, values: Values): string
  /** What could not be used since they were asked the last time. */
  takeProblems(): WordingProblem[]
}

/** Field names of earlier versions, and what they are called now. */
const OLD_NAMES: Readonly<Record<string, string>> = { 'số ngày': 'số ngày trễ' }

const key = (message: string, field: string): string => `${message}/${field}`

const USUAL: ReadonlyMap<string, Template> = new Map(
  MESSAGES.flatMap(m => m.fields.map(f => [key(m.id, f.name), parseTemplate(f.usual).template] as const)),
)

export function wordsWith(edited: readonly EditedWording[]): Words {
  const own = new Map<string, Template>()
  const told = new Set<string>()
  let problems: WordingProblem[] = []
  const tell = (id: string, message: string) => {
    if (told.has(id)) return
    told.add(id)
    problems.push({ id, message })
  }
  for (const { id, fields } of edited) {
    const message = messageOf(id)
    if (!message) continue
    if (!fields) tell(id, 'Không đọc được nội dung đã sửa.')
    for (const [name, text] of Object.entries(fields ?? {})) {
      const field = fieldOf(message, name)
      if (!field || typeof text !== 'string') continue
      const now = renamed(text, field.may)
      const [error] = checkTemplate(now, field)
      if (error) tell(id, `${field.label}: ${error.message}`)
      else own.set(key(id, name), parseTemplate(now).template)
    }
  }
  return {
    say(message, field, values) {
      const k = key(message, field)
      const template = own.get(k)
      if (template) {
        try {
          return fillTemplate(template, values)
        } catch (error) {
          tell(message, error instanceof Error ? error.message : String(error))
        }
      }
      return fillTemplate(USUAL.get(k) ?? [], values, 'gap')
    },
    takeProblems() {
      const taken = problems
      problems = []
      return taken
    },
  }
}

/** What an office wrote when a field had another name. */
function renamed(text: string, may: readonly string[]): string {
  let now = text
  for (const [old, name] of Object.entries(OLD_NAMES))
    if (may.includes(name) && !may.includes(old)) now = now.replaceAll(`{${old}}`, `{${name}}`)
  return now
}

export const USUAL_WORDS: Words = wordsWith([])
