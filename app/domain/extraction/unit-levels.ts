/**
 * Rule: a place is named by its level and its own name – "phường Tân Mai", "thị trấn Sơn Thượng", "tổ dân phố 4". The
 * levels of government also close other units' names ("Công an quận"), those of the village do not.
 */
import { keyOf } from './tokens.ts'
import { nameWords, type UnitWord } from './unit-keys.ts'

const GOVERNED = ['tỉnh', 'thành phố', 'quận', 'huyện', 'thị xã', 'phường', 'xã', 'thị trấn', 'đặc khu']
const VILLAGES = 'thôn|bản|ấp|buôn|khóm|xóm|làng|khối|khu|khu phố|khối phố|khu dân cư|tiểu khu|tổ dân phố'.split('|')

const keysOf = (name: string): string[] => nameWords(name).map(w => w.key)

/** One-word levels that may close a unit's name; "thị xã" and "thị trấn" are told by THI. */
export const PLACE_LEVELS = new Set(GOVERNED.map(keysOf).flatMap(keys => (keys.length === 1 ? keys : [])))
export const THI = keyOf('thị')

const byFirst = new Map<string, { keys: string[]; governed: boolean }[]>()
for (const [names, governed] of [
  [GOVERNED, true],
  [VILLAGES, false],
] as const)
  for (const name of names) {
    const keys = keysOf(name)
    const list = byFirst.get(keys[0]!) ?? []
    byFirst.set(
      keys[0]!,
      [...list, { keys, governed }].toSorted((a, b) => b.keys.length - a.keys.length),
    )
  }

export type LevelHit = { level: string; to: number; governed: boolean }

/** The level at `i` ("phường", "thị trấn", "khu phố") and where it ends. */
export function levelAt(words: readonly UnitWord[], i: number): LevelHit | null {
  const hit = byFirst.get(words[i]?.key ?? '')?.find(({ keys }) => keys.every((key, n) => words[i + n]?.key === key))
  return hit ? { level: hit.keys.join(' '), to: i + hit.keys.length, governed: hit.governed } : null
}

const UBND = 'ubnd'
/** "Huyện ủy", "Tỉnh đoàn" are no places. */
const NO_PLACE = new Set(['ủy', 'đoàn', 'đội', 'hội'].map(keyOf))

/** A place's level and own name: "UBND thị trấn Sơn Thượng" → level ["thị", "trấn"], name ["sơn", "thượng"]. */
export function placeOf(words: readonly UnitWord[]): { level: string[]; name: string[]; governed: boolean } | null {
  const hit = levelAt(words, words[0]?.key === UBND ? 1 : 0)
  if (!hit || hit.to >= words.length || NO_PLACE.has(words[hit.to]!.key)) return null
  return { level: hit.level.split(' '), name: words.slice(hit.to).map(w => w.key), governed: hit.governed }
}
