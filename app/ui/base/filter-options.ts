import { fold } from '#app/domain/shared/vietnamese-text.ts'

export type ComboOption = {
  value: string
  label: string
  /** At the right, smaller: kind of unit, head's name. */
  hint?: string
  /** Other names it is known by: "QLĐT". */
  aliases?: readonly string[]
  group?: string
}

export type IndexedOption = ComboOption & { folded: string; words: string[]; initials: string; also: string[] }

export const indexOptions = (options: readonly ComboOption[]): IndexedOption[] =>
  options.map(o => {
    const folded = fold(o.label)
    const words = folded.split(' ')
    return { ...o, folded, words, initials: words.map(w => w[0] ?? '').join(''), also: (o.aliases ?? []).map(fold) }
  })

/** 0 = best; null = no match. Without accents: start of the name, an alias, initials, starts of words, anywhere. */
function rank(o: IndexedOption, query: string, parts: string[]): number | null {
  if (o.folded.startsWith(query)) return 0
  if (o.also.some(a => a.startsWith(query))) return 1
  const letters = query.replaceAll(' ', '')
  if (letters.length > 1 && o.initials.includes(letters)) return o.initials.startsWith(letters) ? 1 : 2
  if (parts.every(p => o.words.some(w => w.startsWith(p)))) return 3
  if (o.folded.includes(query) || o.also.some(a => a.includes(query))) return 4
  return null
}

/** The options that fit what was typed, best first, otherwise in their own order. */
export function filterOptions(options: readonly IndexedOption[], typed: string, limit = 50): IndexedOption[] {
  const query = fold(typed)
  if (query === '') return options.slice(0, limit)
  const parts = query.split(' ')
  const found: { o: IndexedOption; r: number; i: number }[] = []
  options.forEach((o, i) => {
    const r = rank(o, query, parts)
    if (r !== null) found.push({ o, r, i })
  })
  return found
    .sort((a, b) => a.r - b.r || a.i - b.i)
    .slice(0, limit)
    .map(f => f.o)
}
