/**
 * Rule: which of an item's time expressions is its due day. A day beats the vaguer period that holds it; the end beats
 * the beginning; of several, the first in the text, the others are milestones. A recurrence gives the first day it falls on.
 */
import { addDays, type Day } from '../shared/day.ts'
import {
  afterLimitNoun,
  isDeadlineDate,
  isOwnRecurrence,
  limitsWork,
  namesOccasion,
  standsBefore,
} from './due-context.ts'
import { isDeadlineDuration, isDeadlinePeriod } from './due-lengths.ts'
import { hourBeside, nextMonthDay, recurrenceOf, weekdayDay } from './due-recurrence.ts'
import { type Trigger, triggerBefore } from './due-triggers.ts'
import { phrases } from './phrases.ts'
import { timeAtoms } from './time-atoms.ts'
import { type Atom, afterAny, type DateAtom, is, key, type TimeContext } from './time-types.ts'
import type { Token } from './tokens.ts'
import type { DuePrecision, Recurrence } from './types.ts'

const KEEPS_UP = phrases('duy trì | giữ nề nếp | nề nếp | dạy bù | học bù | làm bù')

export type Candidate = {
  /** Token indices, with the trigger word. */
  from: number
  to: number
  due: Day | null
  precision: DuePrecision
  first: Day | null
  last: Day | null
  time: string | null
  /** It says when the work begins, not when it must be done. */
  start: boolean
}

export type DueReading = {
  due: Candidate | null
  others: Candidate[]
  recurrence: { recurrence: Recurrence; from: number; to: number } | null
  /** Every deadline of the range in text order, for splitting prose. */
  candidates: Candidate[]
  /** Days that are said to be a limit and lie before the meeting: no deadline, but the secretary should see them. */
  past: Candidate[]
  /** All words that tell a time, for leaving them out of the directive's name. */
  spans: { from: number; to: number }[]
}

const SIZE: Record<DuePrecision, number> = {
  day: 0,
  week: 1,
  month: 2,
  quarter: 3,
  'half-year': 4,
  year: 5,
  'next-meeting': 9,
  event: 9,
  none: 9,
}

/** `stated`: the words stand in a column or after a label that says they are the deadline. */
export function readDue(
  tokens: readonly Token[],
  from: number,
  to: number,
  context: TimeContext,
  stated = false,
): DueReading {
  const atoms = joinRanges(tokens, timeAtoms(tokens, from, to, context))
  const every = atoms.filter(a => a.kind === 'every' && isOwnRecurrence(tokens, a, from, to))
  const recurring = recurrenceOf(tokens, atoms, every, from, context)
  const candidates: Candidate[] = []
  const past: Candidate[] = []
  let refused = -1
  for (const atom of atoms) {
    if (atom.kind === 'every' || atom.kind === 'hour' || recurring?.used.has(atom)) continue
    if (atom.kind === 'date' && atom.day < context.meeting) {
      const gone = pastLimit(tokens, atom, from, to, stated)
      if (gone) past.push(gone)
      continue
    }
    // "các khoản đến hạn trong quý II, quý III": what is no deadline, is none in its list either
    const listed = refused > 0 && atom.from === refused + 1 && is(tokens, refused, to, ',', 'và', 'hoặc')
    const c = listed ? null : candidateOf(tokens, atom, atoms, from, to, context, recurring !== null, stated)
    if (c) candidates.push(c)
    else if (atom.kind === 'period') refused = atom.to
  }
  dropRepeated(candidates, atoms)
  const recurrence = recurring && { recurrence: recurring.recurrence, from: recurring.from, to: recurring.to }
  if (recurring?.candidate) {
    const rest = candidates.filter(c => c.due !== null && c.precision === 'day')
    const spans = [...recurring.spans, ...rest]
    return {
      due: recurring.candidate,
      others: rest,
      recurrence,
      candidates: [recurring.candidate, ...rest],
      past,
      spans,
    }
  }
  const kept = withoutVague(candidates)
  const dated = kept.filter(c => c.due !== null)
  const due = dated[0] ?? kept[0] ?? null
  const spans = [...(recurring?.spans ?? []), ...kept]
  return { due, others: dated.slice(1).filter(c => c.due !== due?.due), recurrence, candidates: kept, past, spans }
}

/** "hoàn thành trước ngày 01/7/2018" said in August 2018: a slip, or work that is late already. */
function pastLimit(
  tokens: readonly Token[],
  atom: DateAtom,
  floor: number,
  end: number,
  stated: boolean,
): Candidate | null {
  const trigger = triggerBefore(tokens, atom.from, floor)
  if (!stated && !limitsWork(tokens, trigger, atom.to, floor, end)) return null
  const { from } = trigger
  return { from, to: atom.to, due: null, precision: 'none', first: atom.day, last: atom.day, time: null, start: false }
}

/** "trong 3 ngày (từ 15/8 đến 17/8)": the days are given, the length says nothing new. */
function dropRepeated(candidates: Candidate[], atoms: readonly Atom[]): void {
  if (candidates.length > MANY) return
  for (const a of atoms) {
    if (a.kind !== 'duration' || a.after) continue
    const next = candidates.some(
      c => c.to > a.to && c.from >= a.to && c.from - a.to <= 3 && c.due !== null && c.precision === 'day',
    )
    const at = next ? candidates.findIndex(c => c.to === a.to) : -1
    if (at >= 0) candidates.splice(at, 1)
  }
}

/** "từ ngày 25/7 đến 29/7", "15/6 - 31/7", "từ tháng 6 đến tháng 8/2020": one expression that ends on the last day. */
function joinRanges(tokens: readonly Token[], atoms: Atom[]): Atom[] {
  const out: Atom[] = []
  for (const atom of atoms) {
    // "trước ngày 20/9 ba ngày": the length takes the date in.
    while (atom.kind === 'duration' && out.length > 0 && out.at(-1)!.from >= atom.from) out.pop()
    const last = out.at(-1)
    if (
      last &&
      (atom.kind === 'date' || atom.kind === 'period') &&
      (last.kind === 'date' || last.kind === 'period' || last.kind === 'monthday')
    ) {
      const gap = atom.from - last.to
      const joint =
        gap >= 1 &&
        gap <= 3 &&
        (afterAny(tokens, last.to, atom.from, 'đến hết ngày', 'đến ngày', 'đến hết', 'cho đến', 'đến', 'tới', '-') ===
          atom.from ||
          (gap === 1 && is(tokens, last.to, atom.from, '-')))
      if (joint) {
        out.pop()
        out.push({ ...atom, from: last.from, ...(atom.kind === 'date' && { named: true, range: true }) })
        continue
      }
    }
    out.push(atom)
  }
  return out
}

function candidateOf(
  tokens: readonly Token[],
  atom: Atom,
  atoms: readonly Atom[],
  floor: number,
  end: number,
  context: TimeContext,
  recurs: boolean,
  stated: boolean,
): Candidate | null {
  const hour = hourBeside(tokens, atom, atoms)
  const anchor = hour && hour.to <= atom.from ? hour.from : atom.from
  const found = triggerBefore(tokens, anchor, floor)
  // In a column of deadlines a day needs no word before it – but "Trước kỳ họp HĐND cuối năm" is still an occasion.
  if (stated && !found.real && namesOccasion(tokens, atom.from, floor)) return null
  const limited = stated || afterLimitNoun(tokens, found.from, floor)
  const trigger: Trigger = limited ? { ...found, real: true, firm: true } : found
  const make = (
    due: Day | null,
    precision: DuePrecision,
    first: Day | null = due,
    last: Day | null = due,
  ): Candidate => ({
    from: trigger.from,
    to: hour && hour.from >= atom.to ? hour.to : atom.to,
    due,
    precision,
    first,
    last,
    time: hour?.time ?? null,
    start: trigger.start && !tokens.slice(atom.from, atom.to).some(t => t.key === key('đến') || t.key === key('tới')),
  })
  switch (atom.kind) {
    case 'date': {
      const t: Trigger = hour ? { ...trigger, real: true } : trigger
      return isDeadlineDate(tokens, atom, t, floor, end, context) ? make(atom.day, 'day') : null
    }
    case 'duration':
      return isDeadlineDuration(tokens, atom, trigger, floor, end, context)
        ? make(atom.due, atom.due ? 'day' : 'event')
        : null
    case 'period': {
      if (recurs && !atom.year) return null
      if (!isDeadlinePeriod(tokens, atom, trigger, floor, end, context)) return null
      if (
        trigger.before &&
        (atom.part === 'whole' ||
          (SIZE[atom.precision] > SIZE.day &&
            atom.first > context.meeting &&
            trigger.words.some(w => /sang|qua|vào/.test(w))))
      ) {
        const eve = addDays(atom.first, atom.precision === 'week' ? -3 : -1)
        return make(eve < context.meeting ? addDays(atom.first, -1) : eve, atom.precision, eve)
      }
      // "trong tuần" said on a Saturday: Friday is over, the week is not.
      const due =
        atom.due !== null && atom.due < context.meeting ? (atom.part === 'whole' ? atom.last : null) : atom.due
      if (due === null && atom.due !== null) return null
      return make(due, due ? atom.precision : 'event', atom.first, atom.last)
    }
    case 'monthday': {
      if (atom.of !== null || !trigger.real) return null
      const due = nextMonthDay(atom.days, context.meeting)
      return due ? make(due, 'day') : null
    }
    case 'weekday': {
      if (recurs) return null
      if (!trigger.real && trigger.words.length === 0 && atom.week === null && hour === null) return null
      // "tiếp tục giữ nề nếp trả kết quả vào sáng thứ Bảy"
      if (atom.week === null && standsBefore(tokens, trigger.from, floor, KEEPS_UP, 12)) return null
      return make(weekdayDay(atom, context.meeting), 'day')
    }
    case 'next-meeting':
    case 'event':
      return make(null, atom.kind)
    default:
      return null
  }
}

/** "Đầu tháng 6/2008 … chậm nhất ngày 05/06/2008": the day stands, the period goes. */
const MANY = 100

function withoutVague(candidates: readonly Candidate[]): Candidate[] {
  // Different days only: a long list of the same deadline stays cheap.
  const days = [...new Map(candidates.map(c => [`${c.due} ${c.precision}`, c])).values()].slice(0, MANY)
  const kept = candidates.filter(c => {
    if (c.due === null || c.first === null || c.last === null) return true
    return !days.some(
      d => d !== c && d.due !== null && SIZE[d.precision] < SIZE[c.precision] && d.due >= c.first! && d.due <= c.last!,
    )
  })
  const ends = kept.filter(c => !c.start && c.due !== null)
  return ends.length > 0 ? kept.filter(c => !c.start) : kept
}
