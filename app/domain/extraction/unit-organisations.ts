/**
 * Rule: organisations that every office has go by names of their own – the Front is "Mặt trận", the youth union
 * "Đoàn xã", "Tỉnh đoàn" or "Đoàn Thanh niên", the women's union "Hội Phụ nữ", the military command "Quân sự xã".
 */
import { nameWords } from './unit-keys.ts'
import { PLACE_LEVELS } from './unit-levels.ts'

export type OtherName = { keys: string[]; withoutArea: boolean }

const keysOf = (name: string): string[] => nameWords(name).map(w => w.key)
const [UNION, FRONT, VIET, NAM] = keysOf('đoàn mttq việt nam') as [string, string, string, string]
const CITY = keysOf('thành phố')[0]!
const YOUTH = ['đoàn thanh niên', 'đoàn TN', 'đoàn TNCS', 'đoàn TNCS HCM', 'đoàn TNCS Hồ Chí Minh'].map(keysOf)
const FRONT_NAMES = ['mttq', 'ubmttq', 'mặt trận', 'mttq việt nam'].map(keysOf)
const WOMEN = keysOf('lhpn')[0]!
const WOMEN_NAMES = ['phụ nữ', 'PN', 'liên hiệp phụ nữ', 'LHPN'].map(keysOf)
const RADIO = keysOf('đài')[0]!
const MILITARY = keysOf('ban chỉ huy quân sự')[0]!
const MILITARY_NAMES = ['quân sự', 'QS'].map(keysOf)
const COMMANDS = [...MILITARY_NAMES, [MILITARY], ...['CHQS', 'ban chqs', 'bộ chqs'].map(keysOf)]
const [OFFICE, BODY] = keysOf('vp ubnd') as [string, string]
const OFFICE_NAMES = ['VPUB', 'VPUBND', 'VP UB'].map(keysOf)

const starts = (keys: readonly string[], with_: readonly string[]): boolean => with_.every((k, i) => keys[i] === k)

/** The other names of the unit whose name has these words. */
export function otherNames(keys: readonly string[]): OtherName[] {
  const last = keys.at(-1) ?? ''
  const level = keys.length > 1 && PLACE_LEVELS.has(last) ? last : null
  const named = (names: readonly string[][], bare = names): OtherName[] => [
    ...(level ? names.map(n => ({ keys: [...n, level], withoutArea: false })) : []),
    ...bare.map(n => ({ keys: [...n], withoutArea: level !== null })),
  ]
  const rest = (level ? keys.slice(0, -1) : keys).filter(k => k !== VIET && k !== NAM)
  if (rest.length === 1 && (rest[0] === FRONT || rest[0] === 'ubmttq')) return named(FRONT_NAMES)
  if (YOUTH.some(y => starts(rest, y)) || (keys.length === 2 && keys[1] === UNION && PLACE_LEVELS.has(keys[0]!)))
    return youth(level ?? (PLACE_LEVELS.has(keys[0]!) ? keys[0]! : null))
  const women = keys.indexOf(WOMEN)
  if (women > 0)
    return [
      ...WOMEN_NAMES.flatMap(w => named([[...keys.slice(0, women), ...w]])),
      ...named(WOMEN_NAMES.slice(0, 1), []),
    ]
  if (keys[0] === RADIO && rest.length > 1) return named([[RADIO]], [])
  if (rest.length === 1 && COMMANDS.some(c => c.length === 1 && c[0] === rest[0])) return named(COMMANDS, [[MILITARY]])
  if (COMMANDS.some(c => c.length === rest.length && starts(rest, c))) return named(COMMANDS, [[MILITARY]])
  if (keys[0] === OFFICE && keys[1] === BODY && rest.length === 2) return named(OFFICE_NAMES)
  return []
}

function youth(level: string | null): OtherName[] {
  const bare = YOUTH.map(keys => ({ keys, withoutArea: level !== null }))
  if (!level) return bare
  const short = level === CITY ? ['thành'] : [level]
  return [
    ...bare,
    ...[[UNION], ...YOUTH].map(keys => ({ keys: [...keys, level], withoutArea: false })),
    { keys: [...short, UNION], withoutArea: false },
  ]
}
