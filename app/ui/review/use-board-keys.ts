import { useEffect, useRef } from 'react'
import { type BoardLine, DECISION_KEYS, DECISIONS, type Decision } from './board.ts'

type BoardKeys = {
  lines: readonly BoardLine[]
  currentId: string | null
  onCurrent: (id: string) => void
  onSelect: (id: string) => void
  onDecide: (line: BoardLine, decision: Decision) => void
  /** Escape. */
  onLeave: () => void
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !(target instanceof HTMLInputElement && target.type === 'checkbox')

/** j k x and one letter for each decision; nothing while somebody types or another layer is open. */
export function useBoardKeys(keys: BoardKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const { lines, currentId, onCurrent, onSelect, onDecide, onLeave } = latest.current
      if (event.key === 'Escape') return onLeave()
      if (event.shiftKey || isTyping(event.target) || document.querySelector('[role="dialog"]')) return
      const at = lines.findIndex(l => l.id === currentId)
      const current = lines[at]
      const key = event.key.toLowerCase()
      if (key === 'j' || key === 'k') {
        const next = lines[Math.max(0, Math.min(lines.length - 1, at + (key === 'j' ? 1 : -1)))]
        if (next) onCurrent(next.id)
      } else if (key === 'x' && current) onSelect(current.id)
      else {
        const decision = DECISIONS.find(d => DECISION_KEYS[d] === key)
        if (!decision || !current?.may.includes(decision)) return
        onDecide(current, decision)
      }
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
