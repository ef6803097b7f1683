import { useEffect, useRef } from 'react'
import type { CardContext } from './card-context.ts'
import type { DraftState } from './draft-state.ts'

type Keys = {
  now: () => DraftState
  cards: CardContext
  undo: () => void
  add: () => void
  askNext: () => void
  confirmSure: () => void
  star: (id: string) => void
  submit: () => void
  help: () => void
  /** From the text to the list. */
  toCards: () => void
  toText: () => void
  focusCard: (id: string | null) => void
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
const isText = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.isContentEditable

/** The keys of the list of cards; asleep while somebody types or a dialog is open. */
export function useCardKeys(keys: Keys): void {
  const k = useRef(keys)
  k.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // in the text Escape leaves it; the editor itself would select the paragraph
      const leaves = event.key === 'Escape' && isText(event.target)
      if ((event.defaultPrevented && !leaves) || event.isComposing || document.querySelector('[role=dialog]')) return
      const act = deedOf(event, k.current)
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function deedOf(event: KeyboardEvent, keys: Keys): (() => void) | undefined {
  if (event.key === 'F6') return isText(event.target) ? keys.toCards : keys.toText
  if (isText(event.target)) return event.key === 'Escape' ? keys.toCards : undefined
  if (isTyping(event.target)) return undefined
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'Enter') return keys.submit
    return event.key.toLowerCase() === 'z' && !event.shiftKey ? keys.undo : undefined
  }
  if (event.altKey) return undefined
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return onList(key, keys) ?? onCard(key, event, keys)
}

function onList(key: string, { now, cards, focusCard, ...keys }: Keys): (() => void) | undefined {
  const { directives, current } = now()
  const i = directives.findIndex(d => d.id === current)
  const go = (to: number) => () => {
    const d = directives[Math.max(0, Math.min(directives.length - 1, to))]
    if (!d) return
    cards.select(d.id)
    focusCard(d.id)
  }
  const deeds: Record<string, () => void> = {
    ArrowDown: go(i + 1),
    ArrowUp: go(i - 1),
    j: go(i + 1),
    k: go(i - 1),
    a: keys.add,
    x: keys.askNext,
    '?': keys.help,
  }
  return deeds[key]
}

function onCard(key: string, event: KeyboardEvent, { now, cards, star, confirmSure }: Keys): (() => void) | undefined {
  const { current } = now()
  if (current === null) return undefined
  if (key === 'Enter') {
    // on another button Enter is that button's
    const here = event.target === document.body || (event.target as HTMLElement).dataset?.card !== undefined
    if (!here) return undefined
    return event.shiftKey ? confirmSure : () => cards.confirm(current)
  }
  const deeds: Record<string, () => void> = {
    d: () => cards.edit('lead'),
    đ: () => cards.edit('lead'),
    p: () => cards.edit('coordinate'),
    n: () => cards.edit('reportTo'),
    h: () => cards.edit('due'),
    r: () => cards.edit('recurrence'),
    t: () => cards.edit('split'),
    g: () => cards.join(current),
    s: () => star(current),
    F2: () => cards.edit('title'),
    Delete: () => cards.drop(current),
  }
  return deeds[key]
}
