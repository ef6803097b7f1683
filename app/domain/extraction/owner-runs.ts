/** Rule: units named in one breath ("Sở A, Sở B và các phường") share one role. */
import { opensAdverbially, sentenceStart } from './clause-start.ts'
import { ASSIGN, hasPredicate, isChargedAfter, REQUEST } from './owner-cues.ts'
import { assists } from './owner-help.ts'
import { phraseAt, phraseBefore, phrases, product } from './phrases.ts'
import { is } from './time-types.ts'
import { keyOf, type Token } from './tokens.ts'
import type { Mention } from './unit-mentions.ts'

export type Run = {
  units: number[]
  from: number
  to: number
  mentions: Mention[]
  body: boolean
  roleGiven: 'lead' | 'coordinate' | null
}

const HELPS_IN_BRACKETS = phrases(
  product('(', '/cơ quan/đơn vị/cùng', 'phối hợp/hỗ trợ/phụ/tham gia/phối hợp thực hiện', ')'),
)
const LEADS_IN_BRACKETS = phrases(
  product('(', '/cơ quan/đơn vị/giữ vai trò', 'chủ trì/chính/đầu mối/chịu trách nhiệm chính/thực hiện', ')'),
)

const isSeparator = (tokens: readonly Token[], from: number, to: number): boolean => {
  if (from >= to) return false
  for (let k = from; k < to; k++)
    if (!is(tokens, k, to, ',', 'và', '&', 'hoặc', '+', '/', 'lẫn', 'cũng', 'như')) return false
  return to - from <= 3 && !is(tokens, to - 1, to, 'cũng')
}

/** "các phòng chuyên môn thuộc UBND quận": the body only says which. */
const isOf = (tokens: readonly Token[], from: number, to: number): boolean =>
  to - from <= 2 && is(tokens, to - 1, to, 'thuộc')

const GOVERNS = new Set('với của tại ở cho theo ngoài cùng từ bởi về hợp kiến'.split(' ').map(keyOf))
const TOGETHER = new Set('phối kết cùng với'.split(' ').map(keyOf))
/** "Đối với các quận, quận Lê Lợi …", "Cùng với Sở A, Sở B rà soát": the first belongs to an opening of the sentence. */
function isFronted(
  tokens: readonly Token[],
  last: Run,
  m: Mention,
  rest: readonly Mention[],
  from: number,
  end: number,
  led: boolean,
): boolean {
  if (!GOVERNS.has(tokens[last.from - 1]?.key ?? '') || !opensAdverbially(tokens, last.from, from)) return false
  for (let k = sentenceStart(tokens, last.from, from); k < last.from; k++) if (is(tokens, k, end, ',')) return false
  // Under a heading that names the owner "Phối hợp với A, B rà soát" is the owner's work.
  if (led && TOGETHER.has(tokens[sentenceStart(tokens, last.from, from)]!.key)) return false
  const about = is(tokens, last.from - 1, end, 'với') && is(tokens, last.from - 2, end, 'đối')
  if (about && !is(tokens, m.to, end, ':', ',', 'và')) return true
  if (m.from !== last.to + 1 || !is(tokens, last.to, end, ',')) return false
  // "Theo yêu cầu của Chủ tịch, huyện A và huyện B thống kê": whoever else is told stands in one breath with m.
  let to = m.to
  if (last.body)
    for (const n of rest) {
      if (!isSeparator(tokens, to, n.from) || is(tokens, to, end, ',')) break
      to = n.to
    }
  return hasPredicate(tokens, to, end)
}

/** "(Phòng A chủ trì, Ban B phối hợp)", "Sở A chủ trì, Kho bạc phối hợp": each with its own word. */
const splits = (tokens: readonly Token[], tail: number, m: Mention, end: number): boolean =>
  is(tokens, tail - 1, end, 'trì') ||
  (is(tokens, tail, end, ';') && (isChargedAfter(tokens, m.to, end) || assists(tokens, m.to, end) !== null))

/** "Sở A; Sở B: …", "Các xã A, B; các phường C, D giải quyết": nothing is said of the first, so both are the subject. */
const goesOn = (tokens: readonly Token[], last: Run, m: Mention, from: number): boolean =>
  m.from === last.to + 1 &&
  tokens[last.to]!.key === ';' &&
  (last.from <= from ||
    tokens[last.from - 1]!.kind === 'mark' ||
    phraseBefore(tokens, last.from, from, ASSIGN) !== null ||
    phraseBefore(tokens, last.from, from, REQUEST) !== null)

const SINGLES_OUT = phrases(
  product(
    ',/(/, (/',
    'nhất là/đặc biệt là/trước hết là/trong đó có/kể cả/bao gồm cả/gồm cả/chủ yếu là/trừ/ngoại trừ/không kể/không bao gồm/trọng tâm là/trong đó chú trọng/đặc biệt',
  ),
)
/** "các thôn, nhất là thôn A", "các phòng (trừ Trạm Y tế)": the group stays what it is. */
const singlesOut = (tokens: readonly Token[], tail: number, m: Mention): boolean => {
  const hit = phraseAt(tokens, tail, m.from, SINGLES_OUT)
  return hit !== null && hit.to === m.from
}

const NAMES_MEMBERS = phrases(product('(/:/gồm/bao gồm/là/sau/sau đây/( gồm', '/:/gồm'))
/** "các đơn vị (Công an xã, Trạm Y tế)", "các đơn vị gồm: A, B": the place after the members, or -1. */
function membersEnd(tokens: readonly Token[], tail: number, rest: readonly Mention[], end: number): number {
  const opener = phraseAt(tokens, tail, rest[0]!.from, NAMES_MEMBERS)
  if (!opener || opener.to !== rest[0]!.from || opener.to - tail > 3) return -1
  let n = 1
  while (rest[n] && isSeparator(tokens, rest[n - 1]!.to, rest[n]!.from)) n += 1
  const to = rest[n - 1]!.to
  if (is(tokens, tail, end, '(')) return is(tokens, to, end, ')') ? to : -1
  return n >= 2 && !is(tokens, to, end, ':') ? to : -1
}

/** "Trưởng phòng A: Phối hợp B, C đề xuất …": whose work it is stands at the item's beginning. */
const isSaid = (tokens: readonly Token[], runs: readonly Run[], end: number): boolean =>
  runs.length > 1 && is(tokens, runs[0]!.to, end, ':')

/** `led`: the work has an owner already, by its heading. */
export function runsOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  from: number,
  end: number,
  led = false,
): Run[] {
  const runs: Run[] = []
  let tail = -1
  let apart = false
  let members = -1
  for (const [n, m] of mentions.entries()) {
    const helps = phraseAt(tokens, m.to, end, HELPS_IN_BRACKETS)
    const bracket = helps ?? phraseAt(tokens, m.to, end, LEADS_IN_BRACKETS)
    const given = helps ? 'coordinate' : bracket ? 'lead' : null
    const last = runs.at(-1)
    const group = last !== undefined && last.mentions.at(-1)!.group
    if (group && m.body && isOf(tokens, tail, m.from)) {
      last.to = tail = m.to
      continue
    }
    // Under "Các huyện, thành Đoàn:" – "Mỗi đơn vị đăng ký …": those of the heading.
    if (led && !last && m.group && m.from <= from + 1 && is(tokens, from, end, 'mỗi', 'từng')) {
      tail = m.to
      continue
    }
    // "Phòng A và Phòng B, mỗi đơn vị cử 02 người": the same again.
    if (last && is(tokens, m.from, end, 'mỗi', 'từng') && m.group && isSeparator(tokens, tail, m.from)) {
      tail = m.to
      continue
    }
    apart = last !== undefined && (singlesOut(tokens, tail, m) || (apart && isSeparator(tokens, tail, m.from)))
    if (last && apart) {
      last.to = tail = is(tokens, m.to, end, ')', ',') ? m.to + 1 : m.to
      continue
    }
    if (last && m.to <= members) {
      last.units.push(...m.units.filter(u => !last.units.includes(u)))
      last.mentions.push(m)
      last.to = tail = m.to === members && is(tokens, m.to, end, ')') ? m.to + 1 : m.to
      continue
    }
    members = group && last.roleGiven === null ? membersEnd(tokens, tail, mentions.slice(n, n + MOST_MEMBERS), end) : -1
    if (last && members > 0) {
      last.units = [...m.units]
      last.mentions.push(m)
      last.to = tail = m.to === members && is(tokens, m.to, end, ')') ? m.to + 1 : m.to
      continue
    }
    const separated = last !== undefined && isSeparator(tokens, tail, m.from)
    // "A (chủ trì), B và C (phối hợp)".
    if (separated && given && last.roleGiven === null && runs.some(r => r.roleGiven === 'lead')) last.roleGiven = given
    const joins =
      last &&
      (separated || goesOn(tokens, last, m, from)) &&
      last.roleGiven === given &&
      !isFronted(tokens, last, m, mentions.slice(n + 1, n + MOST_TOLD), from, end, led || isSaid(tokens, runs, end)) &&
      !splits(tokens, tail, m, end)
    if (joins) {
      last.mentions.push(m)
      for (const u of m.units) if (!last.units.includes(u)) last.units.push(u)
      last.to = m.to
      last.body = last.body && (m.body || m.role)
    } else
      runs.push({
        units: [...m.units],
        from: phraseBefore(tokens, m.from, Math.max(tail, from), COUNTED)?.from ?? m.from,
        to: m.to,
        mentions: [m],
        body: m.body || m.role,
        roleGiven: given,
      })
    tail = bracket?.to ?? m.to
  }
  return runs
}

/** "hai đơn vị là Sở A và Sở B": the count says nothing of its own. */
const COUNTED = phrases(
  product(
    'hai/ba/bốn/năm/02/03/04/2/3/4/các',
    'đơn vị/cơ quan/địa phương/sở/phòng/ngành/cơ quan, đơn vị',
    'là/gồm/:/sau :/là :/gồm :/trên là',
  ),
  product('chủ đầu tư/đơn vị quản lý/đơn vị thi công/đơn vị vận hành', '/là/:'),
)
const MOST_MEMBERS = 60
const MOST_TOLD = 6
