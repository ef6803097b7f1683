import type { Editor } from '@tiptap/react'
import { positionOf, textMapOf } from './text-positions.ts'

const MARGIN = 48

export function focusCardNow(id: string): void {
  const card = document.getElementById(`muc-${id}`)
  // a field that was opened meanwhile keeps the hand
  if (card?.contains(document.activeElement) && document.activeElement?.matches('input, select, textarea')) return
  card?.querySelector<HTMLElement>('[data-card]')?.focus({ preventScroll: true })
}

export function scrollCardIntoView(id: string, focus: boolean): void {
  document.getElementById(`muc-${id}`)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  if (focus) focusCardNow(id)
}

/** Within its pane only: the page itself stays where it is. */
export function scrollTextIntoView(
  pane: HTMLElement | null,
  editor: Editor,
  span: { start: number; end: number } | null | undefined,
): void {
  if (!pane || !span || editor.isDestroyed || pane.scrollHeight <= pane.clientHeight) return
  const map = textMapOf(editor.state.doc)
  if (span.end > map.text.length) return
  const frame = pane.getBoundingClientRect()
  const top = editor.view.coordsAtPos(positionOf(map, span.start)).top - frame.top
  const bottom = editor.view.coordsAtPos(positionOf(map, span.end)).bottom - frame.top
  if (top < MARGIN) pane.scrollBy({ top: top - MARGIN, behavior: 'smooth' })
  else if (bottom > frame.height - MARGIN)
    pane.scrollBy({ top: Math.min(top - MARGIN, bottom - frame.height + MARGIN), behavior: 'smooth' })
}
