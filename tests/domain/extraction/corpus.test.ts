import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extractConclusion } from '#app/domain/extraction/extract-conclusion.ts'
import type { CatalogueEntry, ExtractedDirective } from '#app/domain/extraction/types.ts'
import { day } from '#app/domain/shared/day.ts'

type Gold = {
  path: string
  start: number
  end: number
  lead: string[]
  coordinate: string[]
  reportTo: string | null
  due: string | null
  acceptDue?: (string | null)[]
  recurrence: string | null
}
type Document = { id: string; meetingDate: string; unitsCatalogue: CatalogueEntry[]; text: string; directives: Gold[] }

const folder = resolve(import.meta.dirname, 'corpus')
const shared = resolve(import.meta.dirname, '../../../../shared/corpus/dev')

const documentsOf = (dir: string): Document[] =>
  readdirSync(dir)
    .filter(f => f.endsWith('.json'))
    .sort()
    .map(f => JSON.parse(readFileSync(resolve(dir, f), 'utf8')) as Document)

const fold = (s: string | null): string =>
  (s ?? '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/[.\s]+$/, '')

/** A group and the list of its members are equally right. */
function same(a: readonly string[], b: readonly string[], catalogue: readonly CatalogueEntry[]): boolean {
  const expand = (names: readonly string[]) =>
    new Set(
      names.flatMap(n => {
        const members = catalogue.filter(u => u.group && fold(u.group) === fold(n))
        return members.length > 0 ? members.map(m => fold(m.name)) : [fold(n)]
      }),
    )
  const [x, y] = [expand(a), expand(b)]
  return x.size === y.size && [...x].every(n => y.has(n))
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) /
  (Math.max(a.end, b.end) - Math.min(a.start, b.start))

function measure(documents: readonly Document[]) {
  let [gold, found, whole, predicted, invented] = [0, 0, 0, 0, 0]
  for (const d of documents) {
    const { directives } = extractConclusion({
      text: d.text,
      meetingDate: day(d.meetingDate),
      unitsCatalogue: d.unitsCatalogue,
    })
    gold += d.directives.length
    predicted += directives.length
    for (const g of d.directives) {
      const best = directives.toSorted((a, b) => overlap(b, g) - overlap(a, g))[0] as ExtractedDirective | undefined
      if (!best || overlap(best, g) < 0.5) continue
      found += 1
      const dueRight = best.due === g.due || (g.acceptDue ?? []).includes(best.due)
      if (g.due === null && best.due !== null && !dueRight) invented += 1
      if (
        dueRight &&
        fold(best.path) === fold(g.path) &&
        fold(best.reportTo) === fold(g.reportTo) &&
        best.recurrence === g.recurrence &&
        same(best.lead, g.lead, d.unitsCatalogue) &&
        same(best.coordinate, g.coordinate, d.unitsCatalogue)
      )
        whole += 1
    }
  }
  return { recall: found / gold, precision: found / predicted, whole: whole / gold, invented }
}

describe('own corpus', () => {
  it.each([
    ['written first', folder],
    ['written against the grammar', resolve(folder, 'open')],
  ])('%s is read nearly in full', (_name, dir) => {
    const m = measure(documentsOf(dir))
    expect(m.recall).toBeGreaterThanOrEqual(0.99)
    expect(m.precision).toBeGreaterThanOrEqual(0.99)
    expect(m.whole).toBeGreaterThanOrEqual(0.98)
    expect(m.invented).toBe(0)
  })
})

describe('corpora by somebody else, learned from', () => {
  it.each(['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh'])(
    '%s is read so that little is left to correct',
    name => {
      const m = measure(documentsOf(resolve(folder, name)))
      expect(m.recall).toBeGreaterThanOrEqual(0.98)
      expect(m.precision).toBeGreaterThanOrEqual(0.98)
      expect(m.whole).toBeGreaterThanOrEqual(0.95)
      expect(m.invented).toBe(0)
    },
  )
})

describe('a corpus by somebody else, kept aside', () => {
  it('is read without touching, as far as the goals go', () => {
    const m = measure(documentsOf(resolve(folder, 'twelfth')))
    expect(m.recall).toBeGreaterThanOrEqual(0.98)
    expect(m.precision).toBeGreaterThanOrEqual(0.98)
    expect(m.whole).toBeGreaterThanOrEqual(0.95)
    expect(m.invented).toBe(0)
  })
})

describe.skipIf(!existsSync(shared))('shared corpus', () => {
  it('is read nearly in full', () => {
    const m = measure(documentsOf(shared))
    expect(m.recall).toBeGreaterThanOrEqual(0.99)
    expect(m.precision).toBeGreaterThanOrEqual(0.99)
    expect(m.whole).toBeGreaterThanOrEqual(0.98)
    expect(m.invented).toBe(0)
  })
})
