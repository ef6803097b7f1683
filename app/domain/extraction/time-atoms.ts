/** Rule: a text is read once from left to right; at each word the most specific time rule that fits takes it. */
import { dateAt, dayRangeAt, relativeDayAt, weekdayAt } from './time-dates.ts'
import { durationAt } from './time-durations.ts'
import { hourAt } from './time-hours.ts'
import { eventAt, nextMeetingAt } from './time-occasions.ts'
import { periodAt } from './time-periods.ts'
import { everyAt, monthDayAt } from './time-recurrence.ts'
import type { Atom, Parser, TimeContext } from './time-types.ts'
import type { Token } from './tokens.ts'

/** In order: a recurrence beats a duration, a date beats a day of the month. */
const PARSERS: Parser[] = [
  everyAt,
  relativeDayAt,
  weekdayAt,
  dayRangeAt,
  dateAt,
  monthDayAt,
  nextMeetingAt,
  periodAt,
  durationAt,
  hourAt,
]

export function timeAtoms(tokens: readonly Token[], from: number, to: number, context: TimeContext): Atom[] {
  const atoms: Atom[] = []
  const taken = new Set<number>()
  for (let i = from; i < to; ) {
    const atom = atomAt(tokens, i, to, context)
    if (atom) {
      atoms.push(atom)
      for (let k = i; k < atom.to; k++) taken.add(k)
      i = atom.to
    } else i += 1
  }
  // An occasion is only looked for where no calendar day was read.
  for (let i = from; i < to; i++) {
    const event = eventAt(tokens, i, to, context)
    if (!event) continue
    let free = true
    for (let k = i; k < event.to && free; k++) free = !taken.has(k)
    if (free) atoms.push(event)
  }
  return atoms.sort((a, b) => a.from - b.from)
}

function atomAt(tokens: readonly Token[], i: number, to: number, context: TimeContext): Atom | null {
  for (const parse of PARSERS) {
    const atom = parse(tokens, i, to, context)
    if (atom) return atom
  }
  return null
}
