import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extractConclusion } from '#app/domain/extraction/extract-conclusion.ts'
import type { CatalogueEntry } from '#app/domain/extraction/types.ts'
import { day } from '#app/domain/shared/day.ts'
import { COMMUNE, DISTRICT, MINISTRY, PROVINCE, SCHOOL } from './owners/catalogues.ts'

/**
 * owners/*.txt: "words => leads;helpers;receiver // the next directive", units by their codes. "@U", "@X" … choose
 * the catalogue; "P:" is running prose, "1. …\\n2. …" several items, all else one item.
 */
type Office = 'U' | 'X' | 'Q' | 'M' | 'T'
type Wording = { words: string; expected: string; office: Office }

const OFFICES: Record<Office, { codes: Record<string, CatalogueEntry>; opening: string }> = {
  U: { codes: PROVINCE, opening: 'Chủ tịch UBND tỉnh kết luận:' },
  X: { codes: COMMUNE, opening: 'Chủ tịch UBND xã kết luận:' },
  Q: { codes: DISTRICT, opening: 'Chủ tịch UBND huyện kết luận:' },
  M: { codes: MINISTRY, opening: 'Bộ trưởng kết luận:' },
  T: { codes: SCHOOL, opening: 'Hiệu trưởng kết luận:' },
}

function wordingsOf(text: string): Wording[] {
  let office: Office = 'U'
  const out: Wording[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('@')) office = line[1] as Office
    const at = line.lastIndexOf('=>')
    if (at > 0) out.push({ words: line.slice(0, at).trim(), expected: line.slice(at + 2).trim(), office })
  }
  return out
}

const sorted = (codes: string): string =>
  codes
    .split(',')
    .map(c => c.trim())
    .filter(Boolean)
    .toSorted()
    .join(',')

const tidy = (expected: string): string =>
  expected
    .split('//')
    .map(part => {
      const [lead = '', coordinate = '', reportTo = ''] = part.split(';')
      return `${sorted(lead)};${sorted(coordinate)};${reportTo.trim()}`
    })
    .join(' // ')

function read({ words, office }: Wording): string {
  const { codes, opening } = OFFICES[office]
  const body = words.replaceAll('\\n', '\n')
  const text = body.startsWith('P:')
    ? `${opening} ${body.slice(2).trim()}`
    : `${opening}\n${body.startsWith('1.') ? '' : '1. '}${body}`
  const { directives } = extractConclusion({
    text,
    meetingDate: day('2026-03-10'),
    unitsCatalogue: Object.values(codes),
  })
  const codeOf = new Map(Object.entries(codes).map(([code, entry]) => [entry.name, code]))
  const list = (names: readonly string[]) => sorted(names.map(n => codeOf.get(n)!).join(','))
  return directives
    .map(d => `${list(d.lead)};${list(d.coordinate)};${d.reportTo ? codeOf.get(d.reportTo) : ''}`)
    .join(' // ')
}

const folder = resolve(import.meta.dirname, 'owners')
const files = readdirSync(folder).filter(f => f.endsWith('.txt'))

describe.each(files)('owners: %s', file => {
  it.each(wordingsOf(readFileSync(resolve(folder, file), 'utf8')))('$words', wording =>
    expect(read(wording)).toBe(tidy(wording.expected)),
  )
})
