import { type DoubtCircumstances, nextToAsk } from '#app/domain/directive/doubt.ts'
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

/** A field of an item that is pointed at: here by its row, there by its words. */
export type Pointed = { id: string; field: DirectiveField }

export type DraftState = {
  /** By what a doubt is judged. */
  about: DoubtCircumstances
  directives: readonly DraftDirective[]
  current: string | null
  editing: EditedPart | null
  pointed: Pointed | null
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
  | { kind: 'say'; what: string }
  | { kind: 'edit'; part: EditedPart | null }
  | { kind: 'point'; at: Pointed | null }
  | { kind: 'undo' }
  | { kind: 'replace'; directives: readonly DraftDirective[] }

const DEPTH = 100

/** It begins with what is doubtful. */
export const startState = (directives: readonly DraftDirective[], about: DoubtCircumstances): DraftState => ({
  about,
  directives,
  current: firstToAsk(directives, about),
  editing: null,
  pointed: null,
  past: [],
  said: null,
})

const firstToAsk = (directives: readonly DraftDirective[], about: DoubtCircumstances): string | null =>
  nextToAsk(directives, null, about)?.id ?? directives[0]?.id ?? null

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
      // steps share most of their items: each is moved once
      const moved = new Map<DraftDirective, DraftDirective>()
      const placed = new Map(action.directives.map(d => [d.id, d]))
      const follow = (list: readonly DraftDirective[]) =>
        list.map(d => {
          const next = moved.get(d) ?? atItsPlace(followText(d, before, after, change), placed.get(d.id))
          moved.set(d, next)
          return next
        })
      const still = action.directives.some(d => d.id === state.current)
      return {
        ...state,
        directives: action.directives,
        current: still ? state.current : firstToAsk(action.directives, state.about),
        editing: still ? state.editing : null,
        past: state.past.map(p => ({ ...p, directives: follow(p.directives) })),
      }
    }
    case 'select':
      return {
        ...state,
        current: action.id,
        editing: action.id === state.current ? state.editing : null,
        pointed: action.id && action.field ? { id: action.id, field: action.field } : null,
      }
    case 'edit': {
      const field = fieldOf(action.part)
      const at = field && state.current ? { id: state.current, field } : null
      return { ...state, editing: action.part, pointed: at ?? state.pointed }
    }
    case 'point':
      return samePlace(state.pointed, action.at) ? state : { ...state, pointed: action.at }
    case 'say':
      return { ...state, said: action.what }
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
      return startState(action.directives, state.about)
  }
}

/** Where many numbers changed at once, only the reading knows where an item stands now. */
function atItsPlace(d: DraftDirective, now: DraftDirective | undefined): DraftDirective {
  if (d.span || !now?.span || now.text !== d.text) return d
  const { span, path, label, evidence } = now
  return { ...d, span, path, label, evidence }
}

const samePlace = (a: Pointed | null, b: Pointed | null): boolean =>
  a === b || (a !== null && b !== null && a.id === b.id && a.field === b.field)

const fieldOf = (part: EditedPart | null): DirectiveField | null =>
  part === 'lead' || part === 'coordinate' || part === 'reportTo' || part === 'due' || part === 'recurrence'
    ? part
    : null
