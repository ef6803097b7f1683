/**
 * Rule: one labelled item is one directive – or one for each owner where it gives different owners work. What it does
 * not say itself it takes from its headings.
 */
import type { Draft } from './draft.ts'
import { type DueReading, readDue } from './due.ts'
import { readOwners } from './owner-grammar.ts'
import type { OwnerPart } from './owner-parts.ts'
import { findPhrase, phrases } from './phrases.ts'
import { mentionsIn, sentencesOf } from './ranges.ts'
import { assesses, demandsIn, isStatus, someoneActs, statesFacts, verbAt } from './speech.ts'
import { is, type TimeContext } from './time-types.ts'
import type { Token } from './tokens.ts'
import type { Mention } from './unit-mentions.ts'

export type Inheritance = { lead: number[]; due: DueReading | null }

export type Source = { tokens: readonly Token[]; mentions: readonly Mention[]; context: TimeContext }

/** After "Về kinh phí:" or "- Về tổ chức:" the words of the item begin. */
export function afterTopic(tokens: readonly Token[], from: number, to: number): number {
  for (let k = from; k < Math.min(to, from + 16); k++) if (is(tokens, k, to, ':')) return k + 1 < to ? k + 1 : from
  return from
}

/** "Phê bình thôn A; yêu cầu nộp bản kiểm điểm". */
function asksLater(tokens: readonly Token[], from: number, to: number): boolean {
  for (let k = from; k + 1 < to; k++)
    if (is(tokens, k, to, ';', '.') && is(tokens, k + 1, to, 'yêu', 'đề', 'giao')) return true
  return false
}

/** "… còn thiếu địa điểm, Ban điều hành tìm chỗ, báo cho Văn phòng": a state, then what is to be done. */
function actsLater(tokens: readonly Token[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (is(tokens, k, to, ',', ';') && verbAt(tokens, k + 1, to) !== null) return true
  return false
}

function isDirective(
  source: Source,
  from: number,
  to: number,
  parts: readonly OwnerPart[],
  due: DueReading,
  inherited: Inheritance,
): boolean {
  const { tokens } = source
  const owned = parts.some(p => p.own)
  const body = afterTopic(tokens, from, to)
  const praise = assesses(tokens, from, to) ?? assesses(tokens, body, to)
  if (
    praise &&
    !is(tokens, praise.to, to, 'giao') &&
    !(praise.wording.includes('thống nhất') && is(tokens, praise.to, to, 'với')) &&
    !owned &&
    !(inherited.lead.length > 0 && praise.wording === 'thống nhất')
  )
    return demandsIn(tokens, praise.to, to) && (due.due !== null || asksLater(tokens, praise.to, to))
  const first = parts[0]!
  const subject = first.marks.lead[0]
  if (owned && subject && parts.length === 1 && isStatus(tokens, subject.to, to))
    return demandsIn(tokens, subject.to, to) || (due.due !== null && actsLater(tokens, subject.to, to))
  if (owned || inherited.lead.length > 0) return true
  if (due.due === null && due.recurrence === null && isPrinciple(tokens, body, to)) return false
  if (statesFacts(tokens, body, to) && !demandsIn(tokens, body, to)) return false
  return (
    verbAt(tokens, body, to) !== null ||
    verbAt(tokens, from, to) !== null ||
    someoneActs(tokens, body, to) ||
    demandsIn(tokens, from, to) ||
    due.due !== null
  )
}

/** "Việc sắp xếp phải dân chủ, không áp đặt": how it should be, and nothing that anybody does. */
function isPrinciple(tokens: readonly Token[], from: number, to: number): boolean {
  if (!is(tokens, from, to, 'việc', 'công')) return false
  for (let k = from; k < Math.min(to, from + 12); k++)
    if (is(tokens, k, to, 'phải', 'cần'))
      return verbAt(tokens, k + 1, to) === null && !is(tokens, k + 1, to, 'được', 'có')
  return false
}

/** "Bộ Nội vụ đã có văn bản góp ý. Giao Sở Nội vụ tiếp thu": what somebody has done belongs to the work that follows. */
function withoutBackground(tokens: readonly Token[], parts: readonly OwnerPart[]): readonly OwnerPart[] {
  const [first, second] = parts
  const subject = first?.marks.lead[0]
  if (!first || !second || !first.own || !subject || !is(tokens, subject.to, first.to, 'đã', 'chưa', 'vẫn'))
    return parts
  if (!is(tokens, first.to, second.from + 1, '.') && !is(tokens, first.to - 1, second.from, '.')) return parts
  const within = findPhrase(tokens, subject.to, first.to, IN_IT)
  if (demandsIn(tokens, subject.to, within?.from ?? first.to)) return parts
  return [{ ...second, from: first.from }, ...parts.slice(2)]
}
const IN_IT = phrases('trong đó')

export function itemDrafts(
  source: Source,
  from: number,
  to: number,
  path: string,
  label: string,
  inherited: Inheritance,
): Draft[] {
  const { tokens, mentions, context } = source
  if (to <= from) return []
  const parts = withoutBackground(tokens, readOwners(tokens, from, to, mentionsIn(mentions, from, to), inherited.lead))
  const whole = readDue(tokens, from, to, context)
  if (!isDirective(source, from, to, parts, whole, inherited)) return []
  return parts.map((owners, i) => {
    const own = parts.length === 1 ? whole : readDue(tokens, owners.from, owners.to, context)
    const due = own.due === null && own.recurrence === null && inherited.due ? inherited.due : own
    return {
      path,
      label,
      ...(parts.length > 1 && { part: i + 1 }),
      from: owners.from,
      to: owners.to,
      owners,
      due,
      leadInherited: !owners.own && owners.lead.length > 0,
      dueInherited: due !== own,
    }
  })
}

/** What a heading hands down: an owner it names or charges, a deadline for "các việc sau". */
export function headingInheritance(source: Source, begin: number, to: number, outer: Inheritance): Inheritance {
  const { tokens, mentions, context } = source
  // Only its last sentence hands down; what stands before tells of the meeting.
  const from = sentencesOf(tokens, begin, to).at(-1)?.from ?? begin
  const own = mentionsIn(mentions, from, to)
  const parts = own.length > 0 ? readOwners(tokens, from, to, own, []) : []
  const last = parts.findLast(p => p.own)
  const lead = last && !isTopicOnly(source, from, to, last) ? last.lead : outer.lead
  const due = readDue(tokens, from, to, context)
  const said = due.due?.due
  // The day of the meeting in a heading is the meeting's own, unless it comes with an hour.
  const sets = said && (said > context.meeting || due.due!.time !== null) && setsDeadline(tokens, from, to, due)
  return { lead, due: sets ? due : outer.due }
}

/** "Đối với 02 xã đăng ký về đích (…)": the units are the subject of the section and not charged with it. */
function isTopicOnly(source: Source, _from: number, to: number, part: OwnerPart): boolean {
  const { tokens } = source
  const mark = part.marks.lead[0]
  if (!mark) return true
  const about = is(tokens, mark.from - 1, to, 'với') && is(tokens, mark.from - 2, to, 'đối')
  return about && mark.to < to && !is(tokens, mark.to, to, ':', '.')
}

function setsDeadline(tokens: readonly Token[], from: number, to: number, due: DueReading): boolean {
  if (due.due!.precision === 'day' || due.due!.from <= from + 1) return true
  for (let k = from; k < to; k++)
    if (is(tokens, k, to, 'hoàn', 'xong', 'thực', 'triển', 'làm', 'hạn', 'giải')) return true
  return false
}
