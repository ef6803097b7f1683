import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { DirectiveField } from '#app/domain/extraction/types.ts'
import type { Pointed } from './draft-state.ts'
import { paragraphAt, positionOf, type TextMap, textMapOf } from './text-positions.ts'

/** What is pointed out in the text: the words behind every field, the current item, the field in hand. */
export type Shown = {
  directives: readonly DraftDirective[]
  current: string | null
  pointed: Pointed | null
  /** Words about the meeting itself. */
  fact: { start: number; end: number } | null
}
/** Whose words these are. */
export type Picked = { ids: readonly string[]; field: DirectiveField }

type Spec = Partial<Picked> & { key: string }
type Wanted = { from: number; to: number; node?: boolean; attrs: Record<string, string>; spec: Spec }

const KIND: Record<DirectiveField, string> = {
  lead: 'unit',
  coordinate: 'unit',
  reportTo: 'report',
  due: 'time',
  recurrence: 'time',
}
const FIELDS = Object.keys(KIND) as DirectiveField[]
const key = new PluginKey<DecorationSet>('evidence')

type Options = {
  /** A click: on the words of a field, or somewhere in the text. */
  onPick: (picked: Picked | null, position: number) => void
  /** The mouse or the caret is on the words of a field; null where it left them. */
  onPoint: (picked: Picked | null) => void
}

/** Underlines the evidence. Between two readings the marks move with the text; a reading changes only what differs. */
export const EvidenceMarks = Extension.create<Options>({
  name: 'evidenceMarks',
  addOptions: () => ({ onPick: () => {}, onPoint: () => {} }),
  addProseMirrorPlugins() {
    const { onPick, onPoint } = this.options
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, set) => {
            const mapped = tr.docChanged ? set.map(tr.mapping, tr.doc) : set
            const shown = tr.getMeta(key) as Shown | undefined
            return shown ? adjusted(mapped, tr.doc, shown) : mapped
          },
        },
        props: {
          decorations: state => key.getState(state),
          handleClick: (view, position) => {
            onPick(pickedAt(view, position), position)
            return false
          },
          handleDOMEvents: {
            mouseover: (view, event) => {
              const mark = event.target instanceof Element ? event.target.closest('mark') : null
              if (mark) onPoint(pickedAt(view, view.posAtDOM(mark, 0)))
              return false
            },
            mouseout: (_view, event) => {
              if (event.target instanceof Element && event.target.closest('mark')) onPoint(null)
              return false
            },
          },
        },
      }),
    ]
  },
})

/** The narrowest words that begin before or at a place. */
export function pickedAt(view: EditorView, position: number): Picked | null {
  const found = (key.getState(view.state)?.find(position, position) ?? []).filter(d => (d.spec as Spec).field)
  const mark = found.sort((a, b) => a.to - a.from - (b.to - b.from) || b.from - a.from)[0]
  const { ids, field } = (mark?.spec ?? {}) as Partial<Picked>
  return ids && field ? { ids, field } : null
}

/** A click or an arrow key that the editor has not read yet would be undone by drawing over it. */
export const readPending = (view: EditorView): void =>
  (view as unknown as { domObserver?: { flush?: () => void } }).domObserver?.flush?.()

export function show(view: EditorView, shown: Shown): void {
  readPending(view)
  view.dispatch(view.state.tr.setMeta(key, shown).setMeta('addToHistory', false))
}

/** The set with what is no longer so taken out and what is new put in; the rest stays the very same. */
function adjusted(set: DecorationSet, doc: Node, shown: Shown): DecorationSet {
  const wanted = new Map(wantedIn(doc, shown).map(w => [w.spec.key, w]))
  const gone = set.find().filter(d => {
    const w = wanted.get((d.spec as Spec).key)
    const stays = w?.from === d.from && w?.to === d.to
    if (stays) wanted.delete((d.spec as Spec).key)
    return !stays
  })
  const fresh = [...wanted.values()].map(w =>
    w.node ? Decoration.node(w.from, w.to, w.attrs, w.spec) : Decoration.inline(w.from, w.to, w.attrs, w.spec),
  )
  const left = gone.length > 0 ? set.remove(gone) : set
  return fresh.length > 0 ? left.add(doc, fresh) : left
}

type Mark = Picked & { ids: string[]; start: number; end: number; rule: string }

function wantedIn(doc: Node, { directives, current, pointed, fact }: Shown): Wanted[] {
  const map = textMapOf(doc)
  const marks = new Map<string, Mark>()
  const inHand = new Set<Mark>()
  for (const d of directives)
    for (const field of FIELDS)
      for (const e of d.evidence[field]) {
        const start = Math.max(0, e.start)
        const end = Math.min(map.text.length, e.end)
        if (end <= start) continue
        // one heading may be the evidence of every item below it
        const place = `${start}-${end}-${KIND[field]}`
        const mark = marks.get(place) ?? { start, end, ids: [], field, rule: e.rule }
        marks.set(place, mark)
        mark.ids.push(d.id)
        if (pointed?.id === d.id && pointed.field === field) inHand.add(mark)
      }
  const wanted: Wanted[] = []
  const times = new Map<string, number>()
  for (const mark of marks.values()) {
    const isCurrent = current !== null && mark.ids.includes(current)
    const attrs = {
      nodeName: 'mark',
      'data-kind': KIND[mark.field],
      title: mark.rule,
      class: 'cursor-pointer',
      ...(isCurrent ? { 'data-current': '' } : {}),
      ...(inHand.has(mark) ? { 'data-pointed': '' } : {}),
    }
    const about = `${mark.field} ${mark.ids.join()} ${mark.rule} ${isCurrent} ${inHand.has(mark)}`
    for (const [from, to] of withinParagraphs(map, mark.start, mark.end)) {
      // the key says what it is and not where, so that it is known again after the text has moved
      const same = times.get(about) ?? 0
      times.set(about, same + 1)
      wanted.push({ from, to, attrs, spec: { ids: mark.ids, field: mark.field, key: `${about} ${same}` } })
    }
  }
  if (fact)
    for (const [from, to] of withinParagraphs(map, fact.start, Math.min(fact.end, map.text.length)))
      wanted.push({
        from,
        to,
        attrs: { nodeName: 'mark', 'data-kind': 'search', 'data-pointed': '' },
        spec: { key: 'fact' },
      })
  return [...wanted, ...currentItem(doc, map, directives.find(d => d.id === current)?.span ?? null)]
}

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

/** A bar at the left of the paragraphs of the current item. */
function currentItem(doc: Node, map: TextMap, span: DraftDirective['span']): Wanted[] {
  if (!span || span.start >= map.text.length) return []
  const first = paragraphAt(map, span.start)
  const last = paragraphAt(map, Math.max(span.start, Math.min(span.end, map.text.length) - 1))
  const wanted: Wanted[] = []
  for (let p = first; p <= last; p += 1) {
    const from = map.starts[p]! + p
    const attrs = { 'data-current-item': '' }
    wanted.push({ from, to: from + doc.child(p).nodeSize, node: true, attrs, spec: { key: `item ${p - first}` } })
  }
  return wanted
}
