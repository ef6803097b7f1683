import { useCallback, useRef, useState } from 'react'
import type { DoubtCircumstances } from '#app/domain/directive/doubt.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { type DraftAction, type DraftState, draftReducer, startState } from './draft-state.ts'

/** The state and the latest of it at once: an edit of the text and a step on a card may follow each other in one event. */
export function useDraftStore(directives: readonly DraftDirective[], about: DoubtCircumstances, onChange: () => void) {
  const [state, setState] = useState<DraftState>(() => startState(directives, about))
  const latest = useRef(state)
  const changed = useRef(onChange)
  changed.current = onChange
  const run = useCallback((action: DraftAction) => {
    const before = latest.current.directives
    const next = draftReducer(latest.current, action)
    // every letter moves the caret; what says nothing new costs nothing
    if (next === latest.current) return
    latest.current = next
    setState(next)
    if (latest.current.directives !== before && action.kind !== 'replace') changed.current()
  }, [])
  const now = useCallback(() => latest.current, [])
  return { state, run, now }
}
