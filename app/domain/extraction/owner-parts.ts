/**
 * Rule: an item has a part for each owner it charges. A second lead in a later clause closes the part before it and
 * opens one of its own.
 */
import type { Run } from './owner-runs.ts'
import { phraseBefore, phrases } from './phrases.ts'
import { is } from './time-types.ts'
import type { Token } from './tokens.ts'

export type Mark = { from: number; to: number; units: number[] }

export type OwnerPart = {
  /** Token range of the part. */
  from: number
  to: number
  lead: number[]
  coordinate: number[]
  reportTo: number | null
  /** The lead stands in this part and is not taken over from elsewhere. */
  own: boolean
  /** Where a sentence about the work begins that names its owner later ("Việc … do U làm"). */
  about?: number
  marks: { lead: Mark[]; coordinate: Mark[]; reportTo: Mark[] }
}

/** Words between two parts that belong to neither. */
export const NEW_OWNER = phrases('riêng | còn | đồng thời | ngoài ra | bên cạnh đó | và')

const newPart = (from: number, lead: number[], own: boolean): OwnerPart => ({
  from,
  to: from,
  lead,
  coordinate: [],
  reportTo: null,
  own,
  marks: { lead: [], coordinate: [], reportTo: [] },
})

export class Parts {
  private readonly list: OwnerPart[] = []
  private readonly tokens: readonly Token[]
  current: OwnerPart

  constructor(tokens: readonly Token[], from: number, inherited: readonly number[]) {
    this.tokens = tokens
    this.current = newPart(from, [...inherited], false)
    this.list.push(this.current)
  }

  /** `from`: where the part begins if it is a new one; `about`: where its sentence does. */
  lead(run: Run, from: number, about?: number): true {
    const same = run.units.every(u => this.current.lead.includes(u))
    if (this.current.own && same) return true
    if (from > this.current.from && (this.current.own || this.hasWorkBefore(from))) {
      this.current.to = this.trimEnd(from)
      this.current = newPart(from, [], true)
      this.list.push(this.current)
    }
    this.current.own = true
    this.current.lead = [...run.units]
    this.current.marks.lead.push({ from: run.from, to: run.to, units: run.units })
    if (about !== undefined) this.current.about = about
    return true
  }

  coordinate(run: Run, from: number): true {
    for (const u of run.units) if (!this.current.coordinate.includes(u)) this.current.coordinate.push(u)
    this.current.marks.coordinate.push({ from, to: run.to, units: run.units })
    return true
  }

  /** The first receiver counts; one through whom it goes replaces it. */
  report(run: Run, from: number, through: boolean): true {
    const { current } = this
    if (current.reportTo !== null && !through) return true
    if (current.own && run.units.every(u => current.lead.includes(u))) return true
    current.reportTo = run.units[0]!
    current.marks.reportTo.push({ from, to: run.to, units: [run.units[0]!] })
    return true
  }

  /** Where the last lead was named. */
  lastLead(): number {
    return this.current.marks.lead.at(-1)?.to ?? this.current.from
  }

  finish(to: number): OwnerPart[] {
    this.current.to = to
    for (const p of this.list) {
      p.coordinate = p.coordinate.filter(u => !p.lead.includes(u))
      if (p.reportTo !== null && p.lead.length === 1 && p.lead[0] === p.reportTo) p.reportTo = null
    }
    return this.list
  }

  /** Whether inherited work stands before `from` in a sentence of its own. */
  private hasWorkBefore(from: number): boolean {
    if (this.current.lead.length === 0) return false
    const previous = this.tokens[from - 1]
    return previous !== undefined && (previous.key === ';' || previous.key === '.') && from - this.current.from > 6
  }

  private trimEnd(at: number): number {
    let k = at
    while (
      k > this.current.from &&
      (is(this.tokens, k - 1, at, ';', ',') || phraseBefore(this.tokens, k, this.current.from, NEW_OWNER))
    )
      k -= 1
    return k
  }
}
