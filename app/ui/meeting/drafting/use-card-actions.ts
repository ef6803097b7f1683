import type { Editor } from '@tiptap/react'
import { useMemo } from 'react'
import { numberOf } from '#app/domain/directive/citation.ts'
import { confidenceOf, doubtsOf, nextAlong, nextToAsk } from '#app/domain/directive/doubt.ts'
import { collapse, type DraftDirective } from '#app/domain/directive/draft.ts'
import { readSentence, withReading } from '#app/domain/directive/read-sentence.ts'
import {
  collapsedOffset,
  draftByHand,
  joinDrafts,
  nextNumber,
  splitDraft,
  withTouched,
} from '#app/domain/directive/reshape.ts'
import { overlap } from '#app/domain/directive/text-change.ts'
import type { DirectiveField } from '#app/domain/extraction/types.ts'
import { partyOptions } from '../party-options.ts'
import type { CardContext } from './card-context.ts'
import type { DraftAction, DraftState } from './draft-state.ts'
import { aboutOf, type DraftingData, newDraftId, workingDayOf } from './drafting-data.ts'
import { offsetOf, positionOf, textMapOf } from './text-positions.ts'

type Wiring = {
  data: DraftingData
  editor: Editor | null
  now: () => DraftState
  run: (action: DraftAction) => void
  readNow: () => boolean
  focusCard: (id: string | null) => void
}

const EVIDENCED: readonly string[] = ['lead', 'coordinate', 'reportTo', 'due', 'recurrence'] satisfies DirectiveField[]

/** Everything a person can do to the directives. Each is one step that Ctrl+Z takes back. */
export function useCardActions({ data, editor, now, run, readNow, focusCard }: Wiring) {
  return useMemo(() => {
    const { office, today, meeting, overrides } = data
    const about = aboutOf(data)
    const find = (id: string) => now().directives.findIndex(d => d.id === id)
    const name = (i: number) => numberOf(now().directives[i]!, i)
    const read = (text: string) => readSentence(text, office, meeting.day, workingDayOf(overrides))

    /** The words of a piece are read on their own; their places hold where the text is on one line. */
    const readAgain = (d: DraftDirective): DraftDirective => {
      const source = editor && d.span ? textMapOf(editor.state.doc).text.slice(d.span.start, d.span.end) : null
      return withReading(d, read(d.text), d.span && source === d.text ? d.span.start : null)
    }
    const insert = (d: DraftDirective, what: string) => {
      const list = [...now().directives]
      const at = d.span ? list.findIndex(x => x.span && x.span.start > d.span!.start) : -1
      list.splice(at < 0 ? list.length : at, 0, d)
      run({ kind: 'change', directives: list, current: d.id, what })
      focusCard(d.id)
    }
    const split = (id: string, at: number) => {
      const i = find(id)
      const text = editor ? textMapOf(editor.state.doc).text : undefined
      const parts = i < 0 ? null : splitDraft(now().directives[i]!, at, newDraftId(), text)
      if (!parts) return
      const what = `Tách mục ${name(i)}`
      run({ kind: 'change', directives: now().directives.toSpliced(i, 1, ...parts.map(readAgain)), current: id, what })
      focusCard(id)
    }

    const cards: CardContext = {
      office,
      today,
      about,
      parties: partyOptions(office, today),
      select: (id, field = null) => run({ kind: 'select', id, field }),
      edit: part => run({ kind: 'edit', part }),
      point: at => run({ kind: 'point', at }),
      set: ({ id }, part, values, what) => {
        const i = find(id)
        if (i < 0) return
        const d = now().directives[i]!
        const confidence = EVIDENCED.includes(part) ? { ...d.confidence, [part]: 'sure' as const } : d.confidence
        const next = withTouched({ ...d, ...values, confidence }, part)
        run({
          kind: 'change',
          directives: now().directives.with(i, next),
          what: `${what} (mục ${name(i)})`,
          quiet: true,
        })
      },
      confirm: id => {
        const i = find(id)
        if (i < 0) return
        const list = now().directives.with(i, { ...now().directives[i]!, confirmed: true })
        // walking through what is confirmed already goes on in the order of the text
        const next = (now().directives[i]!.confirmed ? list[i + 1] : null) ?? nextToAsk(list, id, about) ?? list[i]!
        run({ kind: 'change', directives: list, current: next.id, what: `Xác nhận mục ${name(i)}` })
        focusCard(next.id)
      },
      split,
      join: id => {
        const i = find(id)
        const [a, b] = [now().directives[i], now().directives[i + 1]]
        if (!a || !b) return
        const what = `Gộp mục ${name(i)} với ${name(i + 1)}`
        run({ kind: 'change', directives: now().directives.toSpliced(i, 2, joinDrafts(a, b)), current: a.id, what })
        focusCard(a.id)
      },
      drop: id => {
        const i = find(id)
        if (i < 0) return
        const list = now().directives.toSpliced(i, 1)
        const next = list[i]?.id ?? list[i - 1]?.id ?? null
        run({ kind: 'change', directives: list, current: next, what: `Bỏ mục ${name(i)}` })
        focusCard(next)
      },
    }

    return {
      cards,
      /** On to what is doubtful next; this one stays open. */
      askNext: () => {
        const next = nextAlong(now().directives, now().current, about)
        if (!next) return run({ kind: 'say', what: 'Không còn mục nào chưa xác nhận.' })
        run({ kind: 'select', id: next.id })
        focusCard(next.id)
      },
      confirmSure: () => {
        const isSure = (d: DraftDirective) => !d.confirmed && confidenceOf(doubtsOf(d, about)) === 'sure'
        const count = now().directives.filter(isSure).length
        if (count === 0) return run({ kind: 'say', what: 'Không có mục chắc chắn nào chờ xác nhận.' })
        const list = now().directives.map(d => (isSure(d) ? { ...d, confirmed: true } : d))
        const next = nextToAsk(list, null, about)?.id ?? now().current
        run({ kind: 'change', directives: list, current: next, what: `Xác nhận ${count} mục chắc chắn` })
        focusCard(next)
      },
      /** What becomes of the open directives that an item resembles. */
      overlaps: {
        onDecide: (id: string, overlaps: NonNullable<DraftDirective['overlaps']>, what: string) => {
          const i = find(id)
          if (i < 0) return
          const list = now().directives.with(i, { ...now().directives[i]!, overlaps })
          run({ kind: 'change', directives: list, what: `${what} (mục ${name(i)})` })
        },
        onSelect: (id: string) => {
          run({ kind: 'select', id })
          focusCard(id)
        },
      },
      star: (id: string) => {
        const d = now().directives[find(id)]
        if (d) cards.set(d, 'starred', { starred: !d.starred }, d.starred ? 'Bỏ dấu sao' : 'Gắn dấu sao')
      },
      /** Where the caret stands inside an item, and not at its ends. */
      caretPlace: (): { id: string; at: number } | null => {
        if (!editor?.state.selection.empty) return null
        const map = textMapOf(editor.state.doc)
        const offset = offsetOf(map, editor.state.selection.from)
        const d = now().directives.find(x => x.span && x.span.start + 3 < offset && offset < x.span.end - 3)
        return d?.span ? { id: d.id, at: collapsedOffset(map.text, d.span, offset) } : null
      },
      splitAtCaret: (place: { id: string; at: number }) => split(place.id, place.at),
      /** The marked words become an item of their own. */
      addSelection: () => {
        if (!editor || !readNow()) return
        const map = textMapOf(editor.state.doc)
        const { from, to } = editor.state.selection
        let [start, end] = [offsetOf(map, from), offsetOf(map, to)]
        while (start < end && /\s/.test(map.text[start]!)) start += 1
        while (end > start && /\s/.test(map.text[end - 1]!)) end -= 1
        const text = collapse(map.text.slice(start, end))
        if (text.length < 3) return
        const path = nextNumber(now().directives)
        insert(readAgain(draftByHand({ id: newDraftId(), path, text, span: { start, end } })), `Thêm mục ${path}`)
      },
      /** Written into the text behind the last item, so that the notice says it too. */
      addSentence: (sentence: string) => {
        if (!editor) return
        readNow()
        const number = nextNumber(now().directives)
        const map = textMapOf(editor.state.doc)
        const last = now().directives.reduce((end, d) => Math.max(end, d.span?.end ?? 0), 0)
        const index = last > 0 ? map.starts.findLastIndex(s => s <= Math.max(0, last - 1)) : map.starts.length - 1
        const lineEnd = (map.starts[index + 1] ?? map.text.length + 1) - 1
        const empty = map.text.trim() === ''
        const at = empty ? 0 : positionOf(map, lineEnd) + 1
        const paragraph = { type: 'paragraph', content: [{ type: 'text', text: `${number}. ${sentence}` }] }
        if (empty) editor.commands.setContent({ type: 'doc', content: [paragraph] }, { emitUpdate: true })
        else editor.commands.insertContentAt(at, paragraph)
        readNow()
        const after = textMapOf(editor.state.doc)
        const start = (empty ? 0 : lineEnd + 1) + number.length + 2
        const span = { start, end: start + sentence.length }
        const found = now().directives.find(d => d.span && overlap(d.span, span) > 0)
        if (found) {
          run({ kind: 'select', id: found.id })
          focusCard(found.id)
        } else if (after.text.slice(span.start, span.end) === sentence)
          insert(readAgain(draftByHand({ id: newDraftId(), path: number, text: sentence, span })), `Thêm mục ${number}`)
        else
          insert(
            readAgain(draftByHand({ id: newDraftId(), path: number, text: sentence, span: null })),
            `Thêm mục ${number}`,
          )
      },
    }
  }, [data, editor, now, run, readNow, focusCard])
}
