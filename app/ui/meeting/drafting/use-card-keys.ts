import { useEffect, useRef } from 'react'
import type { CardContext } from './card-context.ts'
import type { DraftState } from './draft-state.ts'

type Keys = {
  now: () => DraftState
  cards: CardContext
  undo: () => void
  add: () => void
  focusCard: (id: string | null) => void
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** The keys of the list of cards; asleep while somebody types or a dialog is open. */
export function useCardKeys(keys: Keys): void {
  const k = useRef(keys)
  k.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { now, cards, undo, add, focusCard } = k.current
      if (event.defaultPrevented || isTyping(event.target) || document.querySelector('[role=dialog]')) return
      if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() !== 'z' || event.shiftKey) return
        event.preventDefault()
        return undo()
      }
      if (event.altKey) return
      const { directives, current } = now()
      const i = directives.findIndex(d => d.id === current)
      const go = (to: number) => {
        const d = directives[Math.max(0, Math.min(directives.length - 1, to))]
        if (!d) return
        cards.select(d.id)
        focusCard(d.id)
      }
      const does: Record<string, () => void> = {
        ArrowDown: () => go(i + 1),
        ArrowUp: () => go(i - 1),
        j: () => go(i + 1),
        k: () => go(i - 1),
        a: add,
      }
      if (current !== null)
        Object.assign(does, {
          d: () => cards.edit('lead'),
          đ: () => cards.edit('lead'),
          p: () => cards.edit('coordinate'),
          n: () => cards.edit('reportTo'),
          h: () => cards.edit('due'),
          t: () => cards.edit('split'),
          g: () => cards.join(current),
          F2: () => cards.edit('title'),
          Delete: () => cards.drop(current),
        })
      const onCard = event.target === document.body || (event.target as HTMLElement).dataset?.card === current
      if (event.key === 'Enter' && current !== null && onCard) does.Enter = () => cards.confirm(current)
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const act = does[key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
