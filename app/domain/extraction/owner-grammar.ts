/**
 * Rule: who does the work of one item. Units are taken in the order of the text; each gets the role that the words
 * beside it give, by the first of the rules below that knows.
 */
import { clauseBegins, opensAdverbially, sentenceStart } from './clause-start.ts'
import {
  ASSIGN,
  assignBefore,
  doesWork,
  headsBody,
  isAgent,
  isChargedAfter,
  leadLabelBefore,
  REQUEST,
  requestBefore,
  speaksAsChair,
  takesLead,
} from './owner-cues.ts'
import { assists, helpBefore } from './owner-help.ts'
import { NEW_OWNER, type OwnerPart, Parts } from './owner-parts.ts'
import {
  decides,
  forUse,
  goesThrough,
  handsIn,
  handsOverIn,
  hasOwnClause,
  opines,
  receiverLabel,
  reportBefore,
} from './owner-reports.ts'
import { type Run, runsOf } from './owner-runs.ts'
import { goesOnHelping, isAlone, isPlace, isRemainder, isSubject, lastResort, opensOwnWork } from './owner-subjects.ts'
import { phraseBefore } from './phrases.ts'
import { verbAt } from './speech.ts'
import { after, is } from './time-types.ts'
import type { Token } from './tokens.ts'
import type { Mention } from './unit-mentions.ts'

/** A run with what stands around it. `floor`: the end of the run before. */
type Place = { run: Run; floor: number; before: Run | null; next: Run | null; opens: boolean }

class Reader {
  private readonly parts: Parts
  private readonly starts = new Set<number>()
  private readonly tokens: readonly Token[]
  private readonly from: number
  private readonly to: number
  private readonly goingOn: boolean

  constructor(tokens: readonly Token[], from: number, to: number, inherited: readonly number[], goingOn: boolean) {
    this.tokens = tokens
    this.from = from
    this.to = to
    this.goingOn = goingOn
    this.parts = new Parts(tokens, from, inherited)
  }

  private get part(): OwnerPart {
    return this.parts.current
  }

  read(mentions: readonly Mention[]): OwnerPart[] {
    const { tokens, from, to } = this
    const runs = runsOf(tokens, mentions, from, to, this.part.lead.length > 0 && !this.goingOn)
    for (const run of runs) this.starts.add(run.from)
    for (const [i, run] of runs.entries()) {
      const before = runs[i - 1] ?? null
      const floor = before?.to ?? from
      const place = { run, floor, before, next: runs[i + 1] ?? null, opens: this.begins(run.from, floor, before) }
      this.rules.find(rule => rule(place))
    }
    if (!this.part.own && (this.part.lead.length === 0 || !verbAt(tokens, this.part.from, to))) {
      const subject = lastResort(tokens, runs, this.part, to)
      if (subject) this.parts.lead(subject, subject.from)
    }
    return this.parts.finish(to)
  }

  /** In this order; the first that answers true has dealt with the run. */
  private readonly rules: readonly ((place: Place) => boolean)[] = [
    p => this.byLabel(p),
    p => this.byTopic(p),
    p => this.byPassingOn(p),
    p => this.byAssignment(p),
    p => this.byRequest(p),
    p => this.byHelp(p),
    p => this.byReport(p),
    p => this.byAgent(p),
    p => this.byCharge(p),
    p => this.bySubject(p),
    p => !this.part.own && this.part.lead.length === 0 && isAlone(this.tokens, p.run, this.to) && this.lead(p.run),
  ]

  /** "(chủ trì)" behind it, "Đơn vị chủ trì:" before it. */
  private byLabel({ run, floor, before }: Place): boolean {
    if (before && isRemainder(this.tokens, run, before, this.to)) return this.parts.coordinate(run, run.from)
    if (run.roleGiven === 'coordinate') return this.parts.coordinate(run, run.from)
    const receiver = receiverLabel(this.tokens, run.from, floor)
    if (receiver) return this.parts.report(run, receiver.from, false)
    return (run.roleGiven === 'lead' || leadLabelBefore(this.tokens, run.from, floor) !== null) && this.lead(run)
  }

  /** "Đối với các quận, quận Lê Lợi …": the field, and then who in it. */
  private byTopic({ run, next }: Place): boolean {
    const { tokens, to } = this
    return (
      is(tokens, run.from - 1, to, 'với') &&
      is(tokens, run.from - 2, to, 'đối') &&
      is(tokens, run.to, to, ',') &&
      next?.from === run.to + 1
    )
  }

  /** "thông qua Văn phòng trình UBND quận": who passes it on receives it. "Báo cáo của các phường gửi …": theirs. */
  private byPassingOn({ run, before }: Place): boolean {
    const { tokens, to } = this
    if (goesThrough(tokens, run.from, run.to, to))
      return this.parts.report(run, run.from - (is(tokens, run.from - 2, to, 'thông') ? 2 : 1), true)
    const near = before === null && !this.part.own && run.from - this.from <= 6
    return near && handsIn(tokens, run.from, run.to, to) && this.parts.lead(run, this.from)
  }

  private byAssignment({ run, floor, before }: Place): boolean {
    const assign = assignBefore(this.tokens, run.from, floor)
    if (!assign) return false
    const delegated =
      before !== null && !before.body && assign.from === before.to && !isPlace(this.tokens, before, this.to)
    const heard = this.begins(assign.from, floor, before) || this.hasTopic(assign.from, floor)
    return (heard || (!this.part.own && !delegated)) && this.subject(run, assign.from, true)
  }

  private byRequest({ run, floor, before }: Place): boolean {
    const request = requestBefore(this.tokens, run.from, floor)
    if (!request || request.wording === 'mời') return false
    // "…; kiến nghị Cục Đường bộ bổ sung đèn": the owner's own work
    if (this.part.own && request.wording.startsWith('kiến nghị')) return true
    // "Đề nghị UBND tỉnh chỉ đạo các cơ quan hoàn thiện hồ sơ": what is asked of them is the work of who directs them.
    if (this.part.own && before?.body && request.wording === 'chỉ đạo' && request.from === before.to) return true
    const first = before === null || before.body || is(this.tokens, request.from - 1, this.to, ',', '.')
    const heard = this.begins(request.from, floor, before) || (!this.part.own && first)
    return heard && this.subject(run, request.from, true)
  }

  private byHelp({ run, floor, opens }: Place): boolean {
    const { tokens, to } = this
    const help = helpBefore(tokens, run.from, run.to, to, floor)
    if (help?.role === 'coordinate') return this.parts.coordinate(run, help.hit.from)
    if (help?.role === 'reportTo') return this.parts.report(run, help.hit.from, false)
    if (help && !opens) return true
    if (this.part.own && is(tokens, run.from - 1, to, ',', 'và') && goesOnHelping(tokens, run, floor))
      return this.parts.coordinate(run, run.from)
    // "gửi dự thảo để các sở góp ý".
    const asked = !help && this.part.own && is(tokens, run.from - 1, to, 'để') && opines(tokens, run.to, to)
    return asked && this.parts.coordinate(run, run.from)
  }

  private byReport({ run }: Place): boolean {
    const { tokens, to } = this
    const decided = run.body ? decides(tokens, run.from, run.to, to, this.part.from) : null
    if (decided !== null) return this.parts.report(run, decided, false)
    const used = this.part.own ? forUse(tokens, run.from, run.to, to, this.part.from) : null
    if (used !== null) return this.parts.report(run, used, false)
    const report = reportBefore(tokens, run.from, this.reportFloor(run.from), run.body)
    // "trình Chủ tịch UBND quận kết luận"
    const submitted = report?.verb === 'trình' && run.body
    if (!report || (report.direct && !submitted && hasOwnClause(tokens, run.to, to))) return false
    const opinion = !run.body && report.verb !== 'trình' && opines(tokens, run.to, to)
    return opinion ? this.parts.coordinate(run, report.from) : this.parts.report(run, report.from, report.through)
  }

  /** "Việc … do U làm", "… phải được U trình". */
  private byAgent({ run }: Place): boolean {
    const { tokens, to } = this
    if (this.part.own && headsBody(tokens, run.from, run.to, to)) return true
    // "phía Sở do Phòng X phối hợp"
    if (this.part.own && is(tokens, run.from - 1, to, 'do') && assists(tokens, run.to, to))
      return this.parts.coordinate(run, run.from)
    const sentence = sentenceStart(tokens, run.from, this.from)
    const leads = !this.part.own || takesLead(tokens, run.to, to)
    if (isAgent(tokens, run.from, run.to, sentence, to) && (leads || sentence > this.parts.lastLead()))
      return this.parts.lead(run, this.part.own ? sentence : run.from, this.aboutFrom(sentence, run.from))
    if (!is(tokens, run.from - 1, to, 'do') || !doesWork(tokens, run.to, to)) return false
    return !leads || this.lead(run)
  }

  /** "U được giao …", "U phải …" wherever it stands. */
  private byCharge({ run }: Place): boolean {
    const charged = !this.part.own && isChargedAfter(this.tokens, run.to, this.to)
    return charged && isSubject(this.tokens, run, this.part.from) && this.subject(run, run.from, true)
  }

  /** "Sở A chủ trì, Kho bạc phối hợp"; a unit where a clause begins; one with work of its own behind a comma. */
  private bySubject({ run, floor, before, opens }: Place): boolean {
    const { tokens, to } = this
    const helper = assists(tokens, run.to, to)
    if (helper && this.part.own && is(tokens, run.from - 1, to, ',', '(', ';') && !this.helpsSomeone(helper.to)) {
      // "…; B cử chuyên gia hỗ trợ, lập hồ sơ, gửi Sở C": more than help
      const delivers = is(tokens, run.from - 1, to, ';') && handsOverIn(tokens, helper.to, to)
      return delivers ? this.lead(run) : this.parts.coordinate(run, run.from)
    }
    const clause = opens || (this.part.own && opensOwnWork(tokens, run, before, to))
    if (!clause && (this.part.own || !takesLead(tokens, run.to, to))) return false
    return this.subject(run, this.openerStart(run.from, floor), false)
  }

  private lead(run: Run): true {
    return this.parts.lead(run, run.from)
  }

  /** Leads the part that begins at `from`, unless it is the chair who speaks or a unit that helps. */
  private subject(run: Run, from: number, charged: boolean): boolean {
    const { tokens, to } = this
    // who is told to direct something does not speak as the chair
    const told = from < run.from && charged
    if (run.body && !told && speaksAsChair(tokens, run.to, to) && !this.deputyDirects(run)) return true
    const helper = assists(tokens, run.to, to)
    const under = this.part.own || (!charged && run.from > this.part.from + 3)
    if (helper && this.part.lead.length > 0 && under && !this.helpsSomeone(helper.to))
      return this.parts.coordinate(run, run.from)
    return this.parts.lead(run, from)
  }

  /** "Phó Hiệu trưởng phụ trách đào tạo chỉ đạo xây dựng phương án": a deputy has that work; a chair's words follow. */
  private deputyDirects(run: Run): boolean {
    const verb = after(this.tokens, run.to, this.to, 'chỉ đạo')
    return verb > 0 && is(this.tokens, run.from, this.to, 'phó') && verbAt(this.tokens, verb, this.to) !== null
  }

  /** "B phối hợp với C làm …" gives B work of its own. */
  private helpsSomeone(at: number): boolean {
    return is(this.tokens, at, this.to, 'với', 'cùng') || this.starts.has(at)
  }

  /** "…, còn lương thực giao Hội Phụ nữ": the clause names its own work. */
  private hasTopic(at: number, floor: number): boolean {
    for (let k = at - 1; k >= floor; k--)
      if (is(this.tokens, k, at, ',', ';'))
        return is(this.tokens, k + 1, at, 'còn', 'riêng', 'việc', 'phần', 'nội', 'kinh', 'về')
    return false
  }

  /** Where the sentence about the work begins: behind an adverbial with its comma ("Theo kết luận này, …"). */
  private aboutFrom(sentence: number, at: number): number {
    if (!opensAdverbially(this.tokens, at, this.from)) return sentence
    for (let k = sentence; k < at; k++) if (is(this.tokens, k, at, ',')) return k + 1
    return sentence
  }

  /** A report clause may reach back over a unit without a role, not over one that already receives. */
  private reportFloor(at: number): number {
    if (is(this.tokens, at - 1, at, 'qua')) return this.part.from
    return Math.max(this.part.marks.reportTo.at(-1)?.to ?? this.part.from, this.part.from)
  }

  private begins(at: number, floor: number, before: Run | null): boolean {
    return clauseBegins(this.tokens, this.from, at, floor, before, this.part.own)
  }

  private openerStart(at: number, floor: number): number {
    const hit =
      phraseBefore(this.tokens, at, floor, ASSIGN) ??
      phraseBefore(this.tokens, at, floor, REQUEST) ??
      phraseBefore(this.tokens, at, floor, NEW_OWNER)
    return hit ? hit.from : at
  }
}

/** `goingOn`: running prose, where the owner taken over is only the one charged last. */
export function readOwners(
  tokens: readonly Token[],
  from: number,
  to: number,
  mentions: readonly Mention[],
  inherited: readonly number[],
  goingOn = false,
): OwnerPart[] {
  return new Reader(tokens, from, to, inherited, goingOn).read(mentions)
}
