import { type Editor, Node } from '@tiptap/core'
import type { Node as PmNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { numbersByLine } from '#app/domain/directive/directive-nodes.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { labelAfter, labelOf, renumber } from '#app/domain/directive/renumber.ts'
import type { RichNumber } from '#app/domain/shared/rich-text.ts'
import { readPending } from './evidence-marks.ts'
import { lineOf, positionOf, textMapOf } from './text-positions.ts'

/**
 * The paragraph in which a directive begins: its words are those of the text, its number and address stand beside
 * them. Which paragraphs these are is known when the text has been read (`markDirectives`); numbers that an edit
 * breaks are put right at once.
 */
export const DirectiveNode = Node.create<{ onRenumbered: (count: number) => void }>({
  name: 'directive',
  group: 'block',
  content: 'inline*',
  addOptions: () => ({ onRenumbered: () => {} }),
  addAttributes: () => ({
    items: {
      default: [],
      rendered: false,
      // half of a paragraph that was cut in two is not the same directive once more
      keepOnSplit: false,
    },
  }),
  renderHTML: ({ node }) => {
    const items = node.attrs.items as RichNumber[]
    return ['p', { 'data-number': items.map(x => x.number).join(', ') }, 0]
  },
  addKeyboardShortcuts() {
    return { Enter: ({ editor }) => nextItem(editor) }
  },
  addProseMirrorPlugins() {
    const { onRenumbered } = this.options
    return [
      new Plugin({
        key: new PluginKey('numbering'),
        appendTransaction: (transactions, before, after) => {
          const change = numbering(transactions, before, after)
          if (change) onRenumbered(change.steps.length)
          return change
        },
      }),
    ]
  },
})

/** Makes the paragraphs in which directives begin nodes of their own. Never a step that Ctrl+Z would stop at. */
export function markDirectives(editor: Editor, directives: readonly DraftDirective[]): void {
  readPending(editor.view)
  const { doc, schema } = editor.state
  const numbers = numbersByLine(textMapOf(doc).starts, directives)
  const tr = editor.state.tr
  doc.forEach((block, position, i) => {
    const items = numbers.get(i)
    if (!items) {
      if (block.type.name === 'directive') tr.setNodeMarkup(position, schema.nodes.paragraph)
    } else if (block.type.name !== 'directive' || !sameItems(block.attrs.items as RichNumber[], items))
      tr.setNodeMarkup(position, schema.nodes.directive, { items })
  })
  if (tr.docChanged) editor.view.dispatch(tr.setMeta('addToHistory', false).setMeta('numbering', 'off'))
}

const sameItems = (a: readonly RichNumber[], b: readonly RichNumber[]): boolean =>
  a.length === b.length &&
  a.every((x, i) => x.id === b[i]!.id && x.number === b[i]!.number && x.address === b[i]!.address)

/** Enter at the end of a numbered item begins the next one; on an empty one it ends the list. */
function nextItem(editor: Editor): boolean {
  const { selection, tr, schema } = editor.state
  const { $from } = selection
  if (!selection.empty || $from.depth !== 1 || $from.parentOffset !== $from.parent.content.size) return false
  const line = lineOf($from.parent)
  const label = labelAfter(line)
  if (label === null) return false
  if (line.trim() === (labelOf(line) ?? '').trim()) {
    editor.view.dispatch(tr.delete($from.start(), $from.end()).scrollIntoView())
    return true
  }
  const after = $from.after()
  const next = tr.insert(after, schema.nodes.paragraph!.create(null, schema.text(label)))
  next.setSelection(TextSelection.create(next.doc, after + 1 + label.length))
  editor.view.dispatch(next.scrollIntoView())
  return true
}

/** An edit that put a numbered item in, or took one out, takes the numbers behind it along – one step to undo. */
function numbering(transactions: readonly Transaction[], before: EditorState, after: EditorState): Transaction | null {
  if (!transactions.some(t => t.docChanged)) return null
  // undoing brings the numbers back by itself
  if (transactions.some(t => t.getMeta('history$') || t.getMeta('numbering') || t.getMeta('preventUpdate'))) return null
  if (!labelsChanged(before.doc, after.doc)) return null
  const changes = renumber(linesOf(before.doc), linesOf(after.doc))
  if (changes.length === 0) return null
  const map = textMapOf(after.doc)
  const tr = after.tr
  for (const { line, from, to, text } of changes) {
    const start = tr.mapping.map(positionOf(map, map.starts[line]! + from))
    const end = tr.mapping.map(positionOf(map, map.starts[line]! + to))
    const marks = tr.doc.resolve(start + 1).marks()
    tr.replaceWith(start, end, after.schema.text(text, marks))
  }
  return tr
}

const linesOf = (doc: PmNode): string[] => {
  const lines: string[] = []
  doc.forEach(block => void lines.push(lineOf(block)))
  return lines
}

/** Whether a label came or went: paragraphs that are the very same are passed over, so a letter costs next to nothing. */
function labelsChanged(before: PmNode, after: PmNode): boolean {
  let [head, tail] = [0, 0]
  const shortest = Math.min(before.childCount, after.childCount)
  while (head < shortest && before.child(head) === after.child(head)) head += 1
  while (
    tail < shortest - head &&
    before.child(before.childCount - 1 - tail) === after.child(after.childCount - 1 - tail)
  )
    tail += 1
  return countLabels(before, head, tail) !== countLabels(after, head, tail)
}

function countLabels(doc: PmNode, head: number, tail: number): number {
  let count = 0
  for (let i = head; i < doc.childCount - tail; i += 1) if (labelOf(lineOf(doc.child(i))) !== null) count += 1
  return count
}
