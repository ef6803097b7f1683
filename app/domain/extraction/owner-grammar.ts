import { clauseBegins, opensAdverbially, sentenceStart } from './clause-start.ts'
/**
 * Rule: who does the work of one item. Units are taken in the order of the text; each gets the role that the words
 * beside it give. A second lead in a later clause opens a second part with its own work.
 */
import {
  ASSIGN,
  assignBefore,
  doesWork,
  hasPredicate,
  isAgent,
  isChargedAfter,
  leadLabelBefore,
  OPENERS,
  REQUEST,
  requestBefore,
  speaksAsChair,
  takesLead,
} from './owner-cues.ts'
import { assists, helpBefore } from './owner-help.ts'
import { decides, goesThrough, handsIn, hasOwnClause, opines, reportBefore } from './owner-reports.ts'
import { type Run, runsOf } from './owner-runs.ts'
import { phraseBefore, phrases } from './phrases.ts'
import { verbAt } from './speech.ts'
import { is } from './time-types.ts'
import type { Token } from './tokens.ts'
import type { Mention } from './unit-mentions.ts'

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

const NEW_OWNER = phrases('riêng | còn | đồng thời | ngoài ra | bên cạnh đó')

const newPart = (from: number, lead: number[], own: boolean): OwnerPart => ({
  from,
  to: from,
  lead,
  coordinate: [],
  reportTo: null,
  own,
  marks: { lead: [], coordinate: [], reportTo: [] },
})

class Reader {
  readonly parts: OwnerPart[] = []
  private part: OwnerPart
  private readonly starts = new Set<number>()
  private readonly tokens: readonly Token[]
  private readonly from: number
  private readonly to: number

  constructor(tokens: readonly Token[], from: number, to: number, inherited: readonly number[]) {
    this.tokens = tokens
    this.from = from
    this.to = to
    this.part = newPart(from, [...inherited], false)
    this.parts.push(this.part)
  }

  read(mentions: readonly Mention[]): OwnerPart[] {
    const runs = runsOf(this.tokens, mentions, this.from, this.to, this.part.lead.length > 0)
    for (const run of runs) this.starts.add(run.from)
    for (const [i, run] of runs.entries())
      this.place(run, runs[i - 1]?.to ?? this.from, runs[i - 1] ?? null, runs[i + 1] ?? null)
    if (!this.part.own && (this.part.lead.length === 0 || !verbAt(this.tokens, this.part.from, this.to)))
      this.lastResort(runs)
    this.part.to = this.to
    for (const p of this.parts) {
      p.coordinate = p.coordinate.filter(u => !p.lead.includes(u))
      if (p.reportTo !== null && p.lead.length === 1 && p.lead[0] === p.reportTo) p.reportTo = null
    }
    return this.parts
  }

  /** Gives the run its role; false where the words beside it give none. */
  private place(run: Run, floor: number, before: Run | null, next: Run | null): boolean {
    const { tokens, to } = this
    if (run.roleGiven === 'coordinate') return this.coordinate(run, run.from)
    if (run.roleGiven === 'lead') return this.lead(run, run.from)
    if (leadLabelBefore(tokens, run.from, floor)) return this.lead(run, run.from)
    if (
      is(tokens, run.from - 1, to, 'với') &&
      is(tokens, run.from - 2, to, 'đối') &&
      next !== null &&
      is(tokens, run.to, to, ',') &&
      next.from === run.to + 1
    )
      return false
    // "thông qua Văn phòng trình UBND quận": who passes it on receives it.
    if (goesThrough(tokens, run.from, run.to, to))
      return this.report(run, run.from - (is(tokens, run.from - 2, to, 'thông') ? 2 : 1), true)
    if (before === null && !this.part.own && run.from - this.from <= 6 && handsIn(tokens, run.from, run.to, to))
      return this.lead(run, this.from)
    const start = this.begins(run.from, floor, before)
    const assign = assignBefore(tokens, run.from, floor)
    const delegated = before !== null && !before.body && assign?.from === before.to && !this.isPlace(before)
    if (assign && (this.begins(assign.from, floor, before) || (!this.part.own && !delegated)))
      return this.subject(run, assign.from, true, true)
    const request = requestBefore(tokens, run.from, floor)
    if (
      request &&
      request.wording !== 'mời' &&
      (this.begins(request.from, floor, before) ||
        (!this.part.own && (before === null || before.body || is(tokens, request.from - 1, to, ',', '.'))))
    )
      return this.subject(run, request.from, true, true)
    const help = helpBefore(tokens, run.from, run.to, to, floor)
    if (help) {
      if (help.role === 'coordinate') this.coordinate(run, help.hit.from)
      else if (help.role === 'reportTo') this.report(run, help.hit.from, false)
      if (help.role !== null || !start) return false
    }
    if (is(tokens, run.from - 1, to, 'để') && this.part.own && opines(tokens, run.to, to))
      return this.coordinate(run, run.from)
    const decided = run.body ? decides(tokens, run.from, run.to, to, this.part.from) : null
    if (decided !== null) return this.report(run, decided, false)
    const report = reportBefore(tokens, run.from, this.reportFloor(run.from), run.body)
    if (report && !(report.direct && hasOwnClause(tokens, run.to, to))) {
      if (!run.body && report.verb !== 'trình' && opines(tokens, run.to, to)) return this.coordinate(run, report.from)
      return this.report(run, report.from, report.through)
    }
    const agent = isAgent(tokens, run.from, run.to, this.sentence(run.from), to)
    if (agent && (!this.part.own || takesLead(tokens, run.to, to) || this.sentence(run.from) > this.lastLead()))
      return this.lead(run, this.part.own ? this.sentence(run.from) : run.from, this.aboutFrom(run.from))
    if (is(tokens, run.from - 1, to, 'do') && doesWork(tokens, run.to, to))
      return takesLead(tokens, run.to, to) || !this.part.own ? this.lead(run, run.from) : false
    if (!this.part.own && isChargedAfter(tokens, run.to, to) && this.isSubject(run))
      return this.subject(run, run.from, true, true)
    // "Sở A chủ trì, Kho bạc phối hợp".
    const helper = assists(tokens, run.to, to)
    if (helper && this.part.own && is(tokens, run.from - 1, to, ',', '(', ';') && !this.helpsSomeone(helper.to))
      return this.coordinate(run, run.from)
    if (start || takesLead(tokens, run.to, to) || this.opensOwnWork(run, before))
      return this.subject(run, this.openerStart(run.from, floor), start || this.opensOwnWork(run, before), false)
    return !this.part.own && this.part.lead.length === 0 && this.isAlone(run) && this.lead(run, run.from)
  }

  /** "Vụ việc tại xã A giao Công an xử lý": the first only tells where. */
  private isPlace(run: Run): boolean {
    return is(this.tokens, run.from - 1, this.to, 'tại', 'ở', 'của', 'trên', 'thuộc', 'về')
  }

  /** "… (Phòng A)", "(Phòng A chuẩn bị nội dung, …)", "Về bộ máy - Phòng A: …". */
  private isAlone(run: Run): boolean {
    const { tokens, to } = this
    if (is(tokens, run.from - 1, to, '(')) return this.isTail(run) || hasPredicate(tokens, run.to, to)
    return this.isTail(run) || (is(tokens, run.to, to, ':') && tokens[run.from - 1]!.kind === 'mark')
  }

  /** Where nobody is charged in so many words: the first unit that opens a clause and does something. */
  private lastResort(runs: readonly Run[]): void {
    const { tokens, to } = this
    const placed = new Set([...this.part.marks.coordinate, ...this.part.marks.reportTo].map(m => m.to))
    const subject = runs.find(
      r =>
        r.from >= this.part.from &&
        !placed.has(r.to) &&
        (r.from === this.from ||
          is(tokens, r.from - 1, to, ',', 'thì', ';', '.', ':', ')', 'này', 'đó') ||
          phraseBefore(tokens, r.from, this.part.from, OPENERS) !== null ||
          this.isLet(r)) &&
        hasPredicate(tokens, r.to, to) &&
        (this.part.lead.length === 0 || assists(tokens, r.to, to) === null) &&
        !(r.body && speaksAsChair(tokens, r.to, to)),
    )
    if (subject) this.lead(subject, subject.from)
  }

  /** "Để Phòng X lo việc này". */
  private isLet(run: Run): boolean {
    return run.from - 1 === this.from && is(this.tokens, this.from, this.to, 'để')
  }

  /** "…, Công an xã xác minh": after a comma another unit with work of its own. */
  private opensOwnWork(run: Run, before: Run | null): boolean {
    const { tokens, to } = this
    return (
      this.part.own &&
      before !== null &&
      !run.body &&
      is(tokens, run.from - 1, to, ',') &&
      run.from - before.to > 2 &&
      hasPredicate(tokens, run.to, to) &&
      assists(tokens, run.to, to) === null
    )
  }

  private lastLead(): number {
    return this.part.marks.lead.at(-1)?.to ?? this.part.from
  }

  /** Where the sentence about the work begins: behind an adverbial with its comma ("Theo kết luận này, …"). */
  private aboutFrom(at: number): number {
    const start = this.sentence(at)
    if (!opensAdverbially(this.tokens, at, this.from)) return start
    for (let k = start; k < at; k++) if (is(this.tokens, k, at, ',')) return k + 1
    return start
  }

  /** A report clause may reach back over a unit without a role, not over one that already receives. */
  private reportFloor(at: number): number {
    if (is(this.tokens, at - 1, at, 'qua')) return this.part.from
    const last = this.part.marks.reportTo.at(-1)?.to ?? this.part.from
    return Math.max(last, this.part.from)
  }

  private begins(at: number, floor: number, before: Run | null): boolean {
    return clauseBegins(this.tokens, this.from, at, floor, before, this.part.own)
  }

  private sentence(at: number): number {
    return sentenceStart(this.tokens, at, this.from)
  }

  private openerStart(at: number, floor: number): number {
    const hit =
      phraseBefore(this.tokens, at, floor, ASSIGN) ??
      phraseBefore(this.tokens, at, floor, REQUEST) ??
      phraseBefore(this.tokens, at, floor, NEW_OWNER)
    return hit ? hit.from : at
  }

  private subject(run: Run, from: number, clause: boolean, charged: boolean): boolean {
    const { tokens, to } = this
    if (run.body && speaksAsChair(tokens, run.to, to)) return false
    const helper = assists(tokens, run.to, to)
    if (
      helper &&
      this.part.lead.length > 0 &&
      (this.part.own || (!charged && run.from > this.part.from + 3)) &&
      !this.helpsSomeone(helper.to)
    )
      return this.coordinate(run, run.from)
    if (!clause && this.part.own) return false
    return this.lead(run, from)
  }

  /** "B phối hợp với C làm …" gives B work of its own. */
  private helpsSomeone(at: number): boolean {
    return is(this.tokens, at, this.to, 'với', 'cùng') || this.starts.has(at)
  }

  private lead(run: Run, from: number, about?: number): boolean {
    const same = run.units.every(u => this.part.lead.includes(u))
    if (this.part.own && same) return false
    const mark = { from: run.from, to: run.to, units: run.units }
    const later = from > this.part.from && (this.part.own || this.hasWorkBefore(from))
    if (later) {
      this.part.to = this.trimEnd(from)
      this.part = newPart(from, [], true)
      this.parts.push(this.part)
    }
    this.part.own = true
    this.part.lead = [...run.units]
    this.part.marks.lead.push(mark)
    if (about !== undefined) this.part.about = about
    return true
  }

  /** Whether inherited work stands before `from` in a sentence of its own. */
  private hasWorkBefore(from: number): boolean {
    if (this.part.lead.length === 0) return false
    const previous = this.tokens[from - 1]
    return previous !== undefined && (previous.key === ';' || previous.key === '.') && from - this.part.from > 6
  }

  private trimEnd(at: number): number {
    let k = at
    while (
      k > this.part.from &&
      (is(this.tokens, k - 1, at, ';', ',') || phraseBefore(this.tokens, k, this.part.from, NEW_OWNER))
    )
      k -= 1
    return k
  }

  private coordinate(run: Run, from: number): boolean {
    for (const u of run.units) if (!this.part.coordinate.includes(u)) this.part.coordinate.push(u)
    this.part.marks.coordinate.push({ from, to: run.to, units: run.units })
    return true
  }

  private report(run: Run, from: number, through: boolean): boolean {
    if (this.part.reportTo !== null && !through) return false
    if (run.units.every(u => this.part.lead.includes(u)) && this.part.own) return false
    this.part.reportTo = run.units[0]!
    this.part.marks.reportTo.push({ from, to: run.to, units: [run.units[0]!] })
    return true
  }

  /** After a comma or a connecting word, not after a noun or a preposition that binds it ("việc của Phòng X"). */
  private isSubject(run: Run): boolean {
    const previous = this.tokens[run.from - 1]
    return (
      previous === undefined ||
      previous.kind === 'mark' ||
      is(this.tokens, run.from - 1, run.from, 'đó', 'thì', 'nên', 'và', 'rằng', 'là') ||
      phraseBefore(this.tokens, run.from, this.part.from, OPENERS) !== null
    )
  }

  /** "(Phòng Nội vụ)", "– Phòng Nội vụ." at the end of the item. */
  private isTail(run: Run): boolean {
    const { tokens, to } = this
    const opens = is(tokens, run.from - 1, to, '(', '-', '[', '>')
    let k = run.to
    while (k < to && tokens[k]!.kind === 'mark') k += 1
    if (!opens) return false
    // "(Phòng Nội vụ; xong trước 31/3)", "– Phòng Nội vụ (xong 31/3)".
    const goesOn = is(tokens, run.from - 1, to, '(') && is(tokens, run.to, to, ';', ',', '-')
    return k >= to || goesOn || is(tokens, run.to, to, ')', '-', ']', '(')
  }
}

export function readOwners(
  tokens: readonly Token[],
  from: number,
  to: number,
  mentions: readonly Mention[],
  inherited: readonly number[],
): OwnerPart[] {
  return new Reader(tokens, from, to, inherited).read(mentions)
}
