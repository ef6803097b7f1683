import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { followText } from '#app/domain/directive/reread.ts'
import type { TextChange } from '#app/domain/directive/text-change.ts'
import type { DirectiveField } from '#app/domain/extraction/types.ts'

/** A part of a card that is open for correcting. */
export type EditedPart =
  | 'title'
  | 'lead'
  | 'coordinate'
  | 'reportTo'
  | 'due'
  | 'recurrence'
  | 'urgency'
  | 'field'
  | 'split'

export type DraftState = {
  directives: readonly DraftDirective[]
  current: string | null
  editing: EditedPart | null
  /** The field whose words are pointed out in the text. */
  pointed: DirectiveField | null
  /** Earlier states, newest last; `what` is said when one is taken back. */
  past: readonly { directives: readonly DraftDirective[]; current: string | null; what: string }[]
  /** What was just done, for the line at the bottom and for screen readers. */
  said: string | null
}

export type DraftAction =
  /** Something the person did: can be taken back. */
  | { kind: 'change'; directives: readonly DraftDirective[]; what: string; current?: string | null; quiet?: boolean }
  /** The text was read again. */
  | { kind: 'read'; directives: readonly DraftDirective[]; before: string; after: string; change: TextChange }
  | { kind: 'select'; id: string | null; field?: DirectiveField | null }
  | { kind: 'edit'; part: EditedPart | null }
  | { kind: 'point'; field: DirectiveField | null }
  | { kind: 'undo' }
  | { kind: 'replace'; directives: readonly DraftDirective[] }

const DEPTH = 100

export const startState = (directives: readonly DraftDirective[]): DraftState => ({
  directives,
  current: directives.find(d => !d.confirmed)?.id ?? directives[0]?.id ?? null,
  editing: null,
  pointed: null,
  past: [],
  said: null,
})

export function draftReducer(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case 'change': {
      const step = { directives: state.directives, current: state.current, what: action.what }
      const current = action.current === undefined ? state.current : action.current
      return {
        ...state,
        directives: action.directives,
        current,
        editing: action.quiet ? state.editing : null,
        pointed: null,
        past: [...state.past.slice(-DEPTH + 1), step],
        said: action.what,
      }
    }
    case 'read': {
      const { before, after, change } = action
      const follow = (list: readonly DraftDirective[]) => list.map(d => followText(d, before, after, change))
      const still = action.directives.some(d => d.id === state.current)
      return {
        ...state,
        directives: action.directives,
        current: still ? state.current : (startState(action.directives).current ?? null),
        editing: still ? state.editing : null,
        past: state.past.map(p => ({ ...p, directives: follow(p.directives) })),
      }
    }
    case 'select':
      return action.id === state.current
        ? { ...state, pointed: action.field ?? null }
        : { ...state, current: action.id, editing: null, pointed: action.field ?? null }
    case 'edit':
      return { ...state, editing: action.part, pointed: fieldOf(action.part) ?? state.pointed }
    case 'point':
      return state.pointed === action.field ? state : { ...state, pointed: action.field }
    case 'undo': {
      const step = state.past.at(-1)
      if (!step) return { ...state, said: 'Không còn gì để hoàn tác.' }
      return {
        ...state,
        directives: step.directives,
        current: step.current,
        editing: null,
        past: state.past.slice(0, -1),
        said: `Đã hoàn tác: ${step.what}`,
      }
    }
    case 'replace':
      return startState(action.directives)
  }
}

const fieldOf = (part: EditedPart | null): DirectiveField | null =>
  part === 'lead' || part === 'coordinate' || part === 'reportTo' || part === 'due' || part === 'recurrence'
    ? part
    : null
