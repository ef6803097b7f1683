/** What a rule answers when something may not be done: a code for the program, a sentence in Vietnamese for the person. */
export type Refusal = { kind: 'refused'; code: string; message: string; field?: string }

export const refuse = (code: string, message: string, field?: string): Refusal =>
  field ? { kind: 'refused', code, message, field } : { kind: 'refused', code, message }

export const isRefusal = (x: unknown): x is Refusal =>
  typeof x === 'object' && x !== null && (x as { kind?: unknown }).kind === 'refused'
