import { createContext, useContext } from 'react'

/** What a Field tells the control inside it. */
export type FieldWiring = {
  id: string
  name: string
  describedBy?: string
  invalid: boolean
  required: boolean
}

export const FieldContext = createContext<FieldWiring | null>(null)

/** The attributes that tie a control to its Field; what the control is given itself wins. */
export function useFieldAttributes(own: { id?: string; name?: string; required?: boolean }) {
  const field = useContext(FieldContext)
  return {
    id: own.id ?? field?.id,
    name: own.name ?? field?.name,
    required: own.required ?? (field?.required || undefined),
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid ? (true as const) : undefined,
  }
}

/** The id of a field's control: where an error summary's link goes. `form` tells apart equal names on one page. */
export const fieldId = (name: string, form?: string): string => `f-${form ? `${form}-` : ''}${name}`
