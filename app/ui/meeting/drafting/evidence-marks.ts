import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { DirectiveField } from '#app/domain/extraction/types.ts'
import { paragraphAt, positionOf, type TextMap, textMapOf } from './text-positions.ts'

/** What is pointed out in the text: the words behind every field, the current item, the field in hand. */
export type Pointing = { directives: readonly DraftDirective[]; current: string | null; field: DirectiveField | null }
type MarkSpec = { ids: string[]; field: DirectiveField }

const KIND: Record<DirectiveField, string> = {
  lead: 'unit',
  coordinate: 'unit',
  reportTo: 'report',
  due: 'time',
  recurrence: 'time',
}
const FIELDS = Object.keys(KIND) as DirectiveField[]
const key = new PluginKey<DecorationSet>('evidence')

/** Underlines the evidence; a click on it tells whose it is. */
export const EvidenceMarks = Extension.create<{ onPick: (ids: string[], field: DirectiveField) => void }>({
  name: 'evidenceMarks',
  addOptions: () => ({ onPick: () => {} }),
  addProseMirrorPlugins() {
    const { onPick } = this.options
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, set) => {
            const pointing = tr.getMeta(key) as Pointing | undefined
            return pointing ? decorationsOf(tr.doc, pointing) : set.map(tr.mapping, tr.doc)
          },
        },
        props: {
          decorations: state => key.getState(state),
          handleClick: (view, position) => {
            const found = key.getState(view.state)?.find(position, position) ?? []
            const mark = found.find(d => (d.spec as MarkSpec).field) ?? found.find(d => (d.spec as MarkSpec).ids)
            if (mark) onPick((mark.spec as MarkSpec).ids, (mark.spec as MarkSpec).field)
            return false
          },
        },
      }),
    ]
  },
})

export function point(view: EditorView, pointing: Pointing): void {
  // a click or an arrow key that the editor has not read yet would be undone by drawing over it
  ;(view as unknown as { domObserver?: { flush?: () => void } }).domObserver?.flush?.()
  view.dispatch(view.state.tr.setMeta(key, pointing).setMeta('addToHistory', false))
}

function decorationsOf(doc: Node, { directives, current, field }: Pointing): DecorationSet {
  const map = textMapOf(doc)
  const decorations: Decoration[] = []
  const seen = new Map<string, MarkSpec & { start: number; end: number }>()
  for (const d of directives)
    for (const f of FIELDS)
      for (const e of d.evidence[f]) {
        const start = Math.max(0, e.start)
        const end = Math.min(map.text.length, e.end)
        if (end <= start) continue
        // one heading may be the evidence of every item below it
        const mark = seen.get(`${start}-${end}-${KIND[f]}`)
        if (mark) mark.ids.push(d.id)
        else seen.set(`${start}-${end}-${KIND[f]}`, { start, end, ids: [d.id], field: f })
      }
  for (const mark of seen.values()) {
    const isCurrent = current !== null && mark.ids.includes(current)
    const inHand =
      isCurrent && field !== null && KIND[field] === KIND[mark.field] && ownsMark(directives, current, field, mark)
    for (const [from, to] of withinParagraphs(map, mark.start, mark.end))
      decorations.push(
        Decoration.inline(
          from,
          to,
          {
            nodeName: 'mark',
            'data-kind': KIND[mark.field],
            ...(isCurrent ? { 'data-current': '' } : {}),
            class: inHand ? 'cursor-pointer outline-2 outline-offset-1 outline-accent' : 'cursor-pointer',
          },
          { ids: mark.ids, field: mark.field },
        ),
      )
  }
  for (const d of directives) if (d.span) decorations.push(...itemDecorations(doc, map, d, d.id === current))
  return DecorationSet.create(doc, decorations)
}

const ownsMark = (
  directives: readonly DraftDirective[],
  current: string,
  field: DirectiveField,
  mark: { start: number; end: number },
): boolean =>
  directives.find(d => d.id === current)?.evidence[field].some(e => e.start === mark.start && e.end === mark.end) ??
  false

/** A stretch that runs over several paragraphs is marked in each. */
function withinParagraphs(map: TextMap, start: number, end: number): [number, number][] {
  const pieces: [number, number][] = []
  for (let p = paragraphAt(map, start); p < map.starts.length && map.starts[p]! < end; p += 1) {
    const from = Math.max(start, map.starts[p]!)
    const to = Math.min(end, (map.starts[p + 1] ?? map.text.length + 1) - 1)
    if (to > from) pieces.push([positionOf(map, from), positionOf(map, from) + (to - from)])
  }
  return pieces
}

/** The item's paragraphs: a click anywhere in them selects it; the current one has a bar at its left. */
function itemDecorations(doc: Node, map: TextMap, d: DraftDirective, isCurrent: boolean): Decoration[] {
  const span = d.span!
  const first = paragraphAt(map, span.start)
  const last = paragraphAt(map, Math.max(span.start, Math.min(span.end, map.text.length) - 1))
  const decorations: Decoration[] = []
  let position = 0
  doc.forEach((paragraph, _offset, index) => {
    if (index >= first && index <= last && isCurrent)
      decorations.push(
        Decoration.node(position, position + paragraph.nodeSize, {
          class: 'border-l-3 border-accent bg-linear-to-r from-accent-soft to-70% to-transparent -ml-3.75 pl-3',
        }),
      )
    position += paragraph.nodeSize
  })
  for (const [from, to] of withinParagraphs(
    map,
    Math.min(span.start, map.text.length),
    Math.min(span.end, map.text.length),
  ))
    decorations.push(Decoration.inline(from, to, { 'data-item': d.id }, { ids: [d.id] }))
  return decorations
}
