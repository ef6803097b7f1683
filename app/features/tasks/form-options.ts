/** What the fields of a transition choose among, from the office as it is on a day. */
import { actorOn } from '#app/domain/access/actor.ts'
import { can, type TaskSubject } from '#app/domain/access/can.ts'
import { type Day, formatDay } from '#app/domain/shared/day.ts'
import { compareVietnamese } from '#app/domain/shared/vietnamese-text.ts'
import { unitsBelow } from '#app/domain/task/part.ts'
import { offered, REASON_KINDS, type ReasonCodes, type ReasonKind } from '#app/domain/task/reasons.ts'
import type { Task } from '#app/domain/task/task.ts'
import {
  holderOn,
  isValidOn,
  type Office,
  type PersonId,
  type PostKind,
  personOf,
  type UnitId,
  unitOf,
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

/** Units and people that may be put on the list of those who watch. */
export const partyOptions = (office: Office, on: Day, except: UnitId): FormOption[] => [
  ...unitOptions(office, on).flatMap(u => (u.value === except ? [] : [{ ...u, value: `unit:${u.value}` }])),
  ...workingPeople(office, on).map(p => ({ ...p, value: `person:${p.value}` })),
]

/** Everybody with a post, as "Nguyễn Văn A – Trưởng phòng Nội vụ". */
export function workingPeople(office: Office, on: Day): FormOption[] {
  const found = new Map<PersonId, FormOption>()
  for (const post of office.posts) {
    const person = isValidOn(post, on) ? personOf(office, post.personId) : null
    if (person?.active && !found.has(person.id))
      found.set(person.id, { value: person.id, label: `${person.name} – ${post.title}` })
  }
  return [...found.values()].sort((a, b) => compareVietnamese(a.label, b.label))
}

/** Whom one may ask about a task: everybody else who sees it. */
export const askableOptions = (office: Office, on: Day, subject: TaskSubject, except: PersonId): FormOption[] =>
  workingPeople(office, on).filter(p => {
    const actor = p.value === except ? null : actorOn(office, p.value, on)
    return actor !== null && can(actor, 'task.answer', subject)
  })

/** Where a part of a unit's task may go: the units below it, and its own people. */
export const belowOptions = (office: Office, unitId: UnitId, on: Day): FormOption[] => {
  const below = new Set(unitsBelow(office, unitId, on))
  const people = office.posts.filter(
    p => p.unitId === unitId && (p.kind === 'officer' || p.kind === 'unit-deputy') && isValidOn(p, on),
  )
  return [
    ...unitOptions(office, on).flatMap(u => (below.has(u.value) ? [{ ...u, value: `unit:${u.value}` }] : [])),
    ...workingPeople(office, on).flatMap(p =>
      people.some(post => post.personId === p.value) ? [{ ...p, value: `person:${p.value}` }] : [],
    ),
  ]
}

export const milestoneOptions = (task: Pick<Task, 'milestones'>): FormOption[] =>
  task.milestones.flatMap(m => (m.doneAt === null ? [{ value: m.id, label: `${m.name} – ${formatDay(m.due)}` }] : []))

export const questionOptions = (task: Pick<Task, 'questions'>, office: Office, personId: PersonId): FormOption[] =>
  task.questions.flatMap(q =>
    q.answeredAt === null && (q.to === personId || q.by === personId)
      ? [{ value: q.id, label: `${personOf(office, q.by)?.name ?? ''}: ${shorten(q.text)}` }]
      : [],
  )

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text)

export const watcherOptions = (task: Pick<Task, 'watchers'>, office: Office): FormOption[] =>
  task.watchers.map(w => ({
    value: `${w.kind}:${w.id}`,
    label: (w.kind === 'unit' ? unitOf(office, w.id)?.name : personOf(office, w.id)?.name) ?? w.id,
  }))

export const reasonOptions = (codes: ReasonCodes, kind: ReasonKind): FormOption[] =>
  offered(codes, kind).map(c => ({ value: c.code, label: c.label }))

/** Every list of reasons under the name by which forms choose from it. */
export const reasonLists = (codes: ReasonCodes): Record<`reason-${ReasonKind}`, FormOption[]> =>
  Object.fromEntries(REASON_KINDS.map(kind => [`reason-${kind}`, reasonOptions(codes, kind)])) as Record<
    `reason-${ReasonKind}`,
    FormOption[]
  >

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
