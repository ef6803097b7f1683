/** What the fields of a transition choose among, from the office as it is on a day. */
import { actorOn } from '#app/domain/access/actor.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { compareVietnamese } from '#app/domain/shared/vietnamese-text.ts'
import {
  holderOn,
  isValidOn,
  type Office,
  type PersonId,
  type PostKind,
  personOf,
  type UnitId,
} from '#app/domain/unit/office.ts'

export type FormOption = { value: string; label: string; hint?: string; aliases?: string[] }

/** Units that may be given a task, in the office's order. */
export const unitOptions = (office: Office, on: Day): FormOption[] =>
  office.units
    .filter(u => isValidOn(u, on) && u.kind !== 'leadership')
    .sort((a, b) => a.sort - b.sort)
    .map(u => ({
      value: u.id,
      label: u.name,
      aliases: u.aliases.filter(a => isValidOn(a, on)).map(a => a.alias),
    }))

/** Posts whose holders do or answer for a unit's work; a thư ký or quản trị who sits in the unit does not. */
const WORKING: readonly PostKind[] = ['unit-head', 'unit-deputy', 'officer']

/** Whom a task of the unit may be handed to today, without whoever has it already. */
export function officerOptions(office: Office, unitId: UnitId, on: Day, except: PersonId | null): FormOption[] {
  const found = new Map<PersonId, FormOption>()
  for (const post of office.posts.filter(p => p.unitId === unitId && WORKING.includes(p.kind) && isValidOn(p, on))) {
    const person = personOf(office, post.personId)
    if (!person?.active || person.id === except || found.has(person.id)) continue
    const away = holderOn(office, post, on)?.id !== person.id
    found.set(person.id, { value: person.id, label: `${person.name} – ${post.title}${away ? ' (đang vắng)' : ''}` })
  }
  return [...found.values()].sort((a, b) => compareVietnamese(a.label, b.label))
}

export const ownUnitOptions = (office: Office, unitIds: readonly UnitId[]): FormOption[] =>
  office.units.filter(u => unitIds.includes(u.id)).map(u => ({ value: u.id, label: u.name }))

/** Officers of some units (all where none is named), for the filter of a list. */
export function officersOf(office: Office, unitIds: readonly UnitId[] | null, on: Day): FormOption[] {
  const ids = new Set(
    office.posts
      .filter(p => p.kind === 'officer' && isValidOn(p, on) && (unitIds === null || unitIds.includes(p.unitId)))
      .flatMap(p => p.personId ?? []),
  )
  return [...ids]
    .flatMap(id => actorOn(office, id, on) ?? [])
    .map(a => ({ value: a.personId, label: a.name }))
    .sort((a, b) => compareVietnamese(a.label, b.label))
}
