import { createContext, useContext } from 'react'
import type { DoubtCircumstances } from '#app/domain/directive/doubt.ts'
import type { DraftDirective, TouchedPart } from '#app/domain/directive/draft.ts'
import type { DirectiveField } from '#app/domain/extraction/types.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Office } from '#app/domain/unit/office.ts'
import type { ComboOption } from '../../base/combobox.tsx'
import type { EditedPart, Pointed } from './draft-state.ts'

/** What every card needs to know and may do. */
export type CardContext = {
  office: Office
  today: Day
  about: DoubtCircumstances
  parties: readonly ComboOption[]
  select: (id: string, field?: DirectiveField | null) => void
  /** Sets fields by hand; `part` is what reading again then leaves alone. */
  set: (d: DraftDirective, part: TouchedPart, values: Partial<DraftDirective>, what: string) => void
  edit: (part: EditedPart | null) => void
  point: (at: Pointed | null) => void
  confirm: (id: string) => void
  split: (id: string, at: number) => void
  join: (id: string) => void
  drop: (id: string) => void
}

const Context = createContext<CardContext | null>(null)
export const CardContextProvider = Context.Provider

export function useCards(): CardContext {
  const value = useContext(Context)
  if (!value) throw new Error('a directive card stands outside its list')
  return value
}
