import { addDays, type Day, minDay } from '../shared/day.ts'
import { type Refusal, refuse } from '../shared/refusal.ts'
import { fold } from '../shared/vietnamese-text.ts'
import type { Office, Unit, Validity } from './office.ts'

/** A name or other name that another unit answers to on the same day would make the reading of texts a guess. */
export function clashOf(office: Pick<Office, 'units'>, unit: Unit): Refusal | null {
  const taken = new Map<string, { owner: string; days: Validity }[]>()
  for (const other of office.units) {
    if (other.id === unit.id) continue
    for (const { word, days } of wordsOf(other)) {
      const owners = taken.get(word)
      if (owners) owners.push({ owner: other.name, days })
      else taken.set(word, [{ owner: other.name, days }])
    }
  }
  for (const { word, days, text, isName } of wordsOf(unit)) {
    const owner = taken.get(word)?.find(t => overlap(t.days, days))?.owner
    if (owner === undefined) continue
    return isName
      ? refuse('name-taken', `Tên này đang được dùng cho “${owner}”.`, 'name')
      : refuse('alias-taken', `“${text}” đang là tên gọi của “${owner}”.`, 'aliases')
  }
  return null
}

type Word = { word: string; text: string; days: Validity; isName: boolean }

function wordsOf(unit: Unit): Word[] {
  const last = unit.past?.at(-1)
  const name = { validFrom: last ? addDays(last.validTo, 1) : unit.validFrom, validTo: unit.validTo }
  const word = (text: string, days: Validity, isName: boolean): Word => ({ word: fold(text), text, days, isName })
  return [
    word(unit.name, name, true),
    ...(unit.past ?? []).map(f => word(f.name, f, true)),
    // nobody answers to a name after they are no more
    ...unit.aliases.map(a => word(a.alias, { ...a, validTo: earlier(a.validTo, unit.validTo) }, false)),
  ]
}

const earlier = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null ? a : minDay(a, b))

export const overlap = (a: Validity, b: Validity): boolean =>
  (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo)
