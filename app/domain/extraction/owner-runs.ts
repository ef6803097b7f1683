/** Rule: units named in one breath ("Sở A, Sở B và các phường") share one role. */
import { opensAdverbially } from './clause-start.ts'
import { assists, isChargedAfter } from './owner-cues.ts'
import { phraseAt, phrases } from './phrases.ts'
import { is } from './time-types.ts'
import type { Token } from './tokens.ts'
import type { Mention } from './unit-mentions.ts'

export type Run = {
  units: number[]
  from: number
  to: number
  mentions: Mention[]
  body: boolean
  roleGiven: 'lead' | 'coordinate' | null
}

const ROLE_IN_BRACKETS = phrases(
  '( chủ trì ) | ( cơ quan chủ trì ) | ( đơn vị chủ trì ) | ( phối hợp ) | ( cơ quan phối hợp ) | ( đơn vị phối hợp )',
)

const isSeparator = (tokens: readonly Token[], from: number, to: number): boolean => {
  if (from >= to) return false
  for (let k = from; k < to; k++) if (!is(tokens, k, to, ',', 'và', '&', 'hoặc', '+', '/')) return false
  return to - from <= 3
}

/** "các phòng chuyên môn thuộc UBND quận": the body only says which. */
const isOf = (tokens: readonly Token[], from: number, to: number): boolean =>
  to - from <= 2 && is(tokens, to - 1, to, 'thuộc')

/** "Đối với các quận, quận Lê Lợi …": the first only names the field. */
const isAbout = (tokens: readonly Token[], at: number, from: number): boolean =>
  (is(tokens, at - 1, at, 'với') && is(tokens, at - 2, at, 'đối')) ||
  (is(tokens, at - 1, at, 'tại', 'ở') && opensAdverbially(tokens, at, from))

/** "(Phòng A chủ trì, Ban B phối hợp)", "Sở A chủ trì, Kho bạc phối hợp": each with its own word. */
const splits = (tokens: readonly Token[], tail: number, m: Mention, end: number): boolean =>
  is(tokens, tail - 1, end, 'trì') ||
  (is(tokens, tail, end, ';') && (isChargedAfter(tokens, m.to, end) || assists(tokens, m.to, end) !== null))

export function runsOf(tokens: readonly Token[], mentions: readonly Mention[], from: number, end: number): Run[] {
  const runs: Run[] = []
  let tail = -1
  for (const m of mentions) {
    const bracket = phraseAt(tokens, m.to, end, ROLE_IN_BRACKETS)
    const given = bracket ? (bracket.wording.includes('phối hợp') ? 'coordinate' : 'lead') : null
    const last = runs.at(-1)
    if (last && m.body && last.mentions.at(-1)!.group && isOf(tokens, tail, m.from)) {
      last.to = tail = m.to
      continue
    }
    // "Phòng A và Phòng B, mỗi đơn vị cử 02 người": the same again.
    if (last && is(tokens, m.from, end, 'mỗi', 'từng') && m.group && isSeparator(tokens, tail, m.from)) {
      tail = m.to
      continue
    }
    const joins =
      last &&
      isSeparator(tokens, tail, m.from) &&
      last.roleGiven === given &&
      !isAbout(tokens, last.from, from) &&
      !splits(tokens, tail, m, end)
    if (joins) {
      last.mentions.push(m)
      for (const u of m.units) if (!last.units.includes(u)) last.units.push(u)
      last.to = m.to
      last.body = last.body && (m.body || m.role)
    } else
      runs.push({
        units: [...m.units],
        from: m.from,
        to: m.to,
        mentions: [m],
        body: m.body || m.role,
        roleGiven: given,
      })
    tail = bracket?.to ?? m.to
  }
  return runs
}
