/** The script's people, units and calendar as the project's own rows. */
import { addDays, type Day, day, daysBetween } from '#app/domain/shared/day.ts'
import type { Office, Person, PortfolioEntry, Post as PostRow, Unit } from '#app/domain/unit/office.ts'
import {
  CHAIR,
  deputyOf,
  FIELDS,
  headOf,
  type Op,
  OUTSIDER,
  officersOf,
  type Post,
  SECRETARIES,
  UNITS,
  VICE_CHAIRS,
  viceChair,
} from './script.ts'

/** Monday 1 June 2026 is day 0. */
const FIRST = day('2026-06-01')
const days = new Map<number, Day>()
export function dayNumbered(n: number): Day {
  let d = days.get(n)
  if (d === undefined) {
    d = addDays(FIRST, n)
    days.set(n, d)
  }
  return d
}
export const numberOfDay = (d: Day): number => daysBetween(FIRST, d)

export const idOf = {
  unit: (n: number) => `unit-${n}`,
  numberOfUnit: (id: string) => Number(id.slice('unit-'.length)),
  person: (n: number) => `p${n}`,
  field: (n: number) => `field-${n}`,
  post: (p: Post) => ('unit' in p ? `${p.post}-${p.unit}` : 'n' in p ? `${p.post}-${p.n}` : p.post),
}
/** No title is the beginning of another. */
export const titleOf = (task: number): string => `Việc thứ ${task} của kịch bản`
export const addressOf = (person: number): string => `p${person}@ubnd.test`

const LEADERSHIP = 'leadership'
const CABINET = 'cabinet'
const always = { validFrom: day('2020-01-01'), validTo: null }

export const PEOPLE: readonly number[] = [
  CHAIR,
  ...Array.from({ length: VICE_CHAIRS }, (_, n) => viceChair(n)),
  ...SECRETARIES,
  OUTSIDER,
  ...Array.from({ length: UNITS }, (_, u) => [headOf(u), deputyOf(u), ...officersOf(u)]).flat(),
]

type OfficeOp = Exclude<Op, { task: number }>

export class OfficeOfScript {
  units: Unit[]
  people: Person[]
  posts: PostRow[]
  portfolio: PortfolioEntry[]
  readonly overrides = new Map<Day, 'off' | 'working'>()
  readonly closed = new Set<number>()
  /** Whether the last merge took place. */
  justMerged = false
  #snapshot: Office | null = null

  constructor() {
    const unit = (id: string, kind: string): Unit => ({
      ...always,
      id,
      name: id,
      kind,
      parentId: null,
      sort: 1,
      aliases: [],
      version: 1,
    })
    this.units = [
      unit(LEADERSHIP, 'leadership'),
      unit(CABINET, 'office'),
      ...Array.from({ length: UNITS }, (_, n) => unit(idOf.unit(n), 'office')),
    ]
    this.people = PEOPLE.map(n => ({ id: idOf.person(n), name: `Ông ${n}`, email: addressOf(n), active: true }))
    const post = (id: string, kind: PostRow['kind'], unitId: string, person: number): PostRow => ({
      ...always,
      id,
      kind,
      title: kind,
      unitId,
      personId: idOf.person(person),
      deputies: [],
      version: 1,
    })
    this.posts = [
      post('chair', 'chair', LEADERSHIP, CHAIR),
      ...Array.from({ length: VICE_CHAIRS }, (_, n) => post(`vice-chair-${n}`, 'vice-chair', LEADERSHIP, viceChair(n))),
      ...SECRETARIES.map((p, n) => post(`secretary-${n}`, 'secretary', CABINET, p)),
      ...Array.from({ length: UNITS }, (_, u) => [
        post(`head-${u}`, 'unit-head', idOf.unit(u), headOf(u)),
        post(`deputy-${u}`, 'unit-deputy', idOf.unit(u), deputyOf(u)),
        ...officersOf(u).map(o => post(`officer-${o}`, 'officer', idOf.unit(u), o)),
      ]).flat(),
    ]
    this.portfolio = Array.from({ length: UNITS }, (_, u) => ({
      ...always,
      postId: `vice-chair-${u % VICE_CHAIRS}`,
      unitId: idOf.unit(u),
      fieldId: null,
    }))
  }

  /** Rows carry the days they hold for, so the office of any day is the same rows. */
  at(_today: number): Office {
    this.#snapshot ??= {
      name: 'UBND',
      units: this.units,
      groups: [],
      people: this.people,
      posts: this.posts,
      portfolio: this.portfolio,
      fields: Array.from({ length: FIELDS }, (_, n) => ({ id: idOf.field(n), name: idOf.field(n) })),
    }
    return this.#snapshot
  }

  happen(op: OfficeOp, today: number): void {
    this.#snapshot = null
    this.justMerged = false
    const on = dayNumbered(today)
    const changePost = (p: Post, change: (row: PostRow) => Partial<PostRow>) => {
      this.posts = this.posts.map(row => (row.id === idOf.post(p) ? { ...row, ...change(row) } : row))
    }
    switch (op.op) {
      case 'calendar': {
        const d = dayNumbered(today + op.in)
        if (op.kind === 'usual') this.overrides.delete(d)
        else this.overrides.set(d, op.kind)
        return
      }
      case 'fill':
        changePost(op.post, () => ({
          personId:
            op.with === 'nobody' ? null : op.with === 'usual' ? idOf.person(usual(op.post)) : idOf.person(op.with),
        }))
        return
      case 'leave':
        changePost(op.post, row => ({
          deputies: [
            { personId: idOf.person(op.acting), validFrom: on, validTo: dayNumbered(today + op.days - 1) },
            ...row.deputies,
          ],
        }))
        return
      case 'address':
        this.people = this.people.map(p =>
          p.id === idOf.person(op.person) ? { ...p, email: op.has ? addressOf(op.person) : null } : p,
        )
        return
      case 'portfolio': {
        const [unitId, fieldId] = [idOf.unit(op.unit), op.field === null ? null : idOf.field(op.field)]
        this.portfolio = [
          ...this.portfolio.filter(e => e.unitId !== unitId || e.fieldId !== fieldId),
          ...(op.leader === null ? [] : [{ ...always, postId: `vice-chair-${op.leader}`, unitId, fieldId }]),
        ]
        return
      }
      case 'merge':
      case 'abolish': {
        if (this.closed.has(op.unit)) return
        if (op.op === 'merge' && (op.into === op.unit || this.closed.has(op.into))) return
        this.closed.add(op.unit)
        this.justMerged = op.op === 'merge'
        const [unitId, last] = [idOf.unit(op.unit), addDays(on, -1)]
        this.units = this.units.map(u => (u.id === unitId ? { ...u, validTo: last } : u))
        this.posts = this.posts.map(p => (p.unitId === unitId ? { ...p, validTo: last } : p))
      }
    }
  }
}

export const usual = (p: Post): number =>
  p.post === 'head'
    ? headOf(p.unit)
    : p.post === 'deputy'
      ? deputyOf(p.unit)
      : p.post === 'vice-chair'
        ? viceChair(p.n)
        : p.post === 'secretary'
          ? SECRETARIES[p.n]!
          : CHAIR
