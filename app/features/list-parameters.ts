/** What the addresses of lists have in common: how their parameters are read, and how one of them is changed. */
import type { Day } from '#app/domain/shared/day.ts'
import { readDay } from './inputs.ts'

/** What cannot be read is left out: an address that somebody typed never fails. */
export const parametersOf = (params: URLSearchParams) => ({
  text: (name: string): string | undefined => params.get(name)?.trim().slice(0, 200) || undefined,
  day: (name: string): Day | undefined => readDay(params.get(name) ?? '') ?? undefined,
  tick: (name: string): true | undefined => (params.get(name) === '1' ? true : undefined),
})

/** The same address with some parameters changed (null: without it); always from the first page. */
export function changedAddress(
  address: string,
  params: URLSearchParams,
  changes: Record<string, string | null>,
): string {
  const next = new URLSearchParams(params)
  next.delete('sau')
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  for (const [name, value] of [...next]) if (value === '') next.delete(name)
  return next.size === 0 ? address : `${address}?${next}`
}
