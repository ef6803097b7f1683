import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractConclusion } from '#app/domain/extraction/extract-conclusion.ts'
import type { CatalogueEntry } from '#app/domain/extraction/types.ts'
import { addDays, day } from '#app/domain/shared/day.ts'
import { CATALOGUE } from './helpers.ts'

type Conclusion = { text: string; meetingDate: string; unitsCatalogue: CatalogueEntry[] }

const PIECES = [
  'Giao ',
  'Phòng Nội vụ ',
  'Phòng Tư pháp',
  'các phòng, ban ',
  'UBND các phường: Tân Mai, Hoàng Liệt ',
  'phối hợp với ',
  'báo cáo ',
  'UBND quận ',
  'gửi về ',
  'trước ngày ',
  '15/8',
  '/2020',
  '31/02',
  '29/2',
  'trong vòng ',
  '10 ngày ',
  'làm việc ',
  'hằng tháng ',
  'tháng 13 ',
  'quý V ',
  'năm ',
  '1. ',
  '\n',
  '\r\n',
  '\n- ',
  '\na) ',
  '\nII. ',
  '\n1.1 ',
  ' | ',
  '\t',
  '; ',
  ', ',
  '. ',
  ':',
  '(',
  ')',
  'Kết luận: ',
  'thứ Sáu ',
  'kể từ ngày ký ',
  '\u00a0',
  'o\u0302\u0301',
  '\u200b',
  'Nơi nhận:',
  'cứ ',
  'mỗi ',
  '6 tháng đầu năm ',
  '\ud83d\ude00',
  '\ud800',
  'đến ',
  'từ ',
]
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 60 })
    .map(p => p.join('')),
)
const meeting = fc.integer({ min: 0, max: 36_000 }).map(n => addDays(day('1990-01-01'), n))

describe('any text', () => {
  it('never throws, stays inside the text, answers the same twice', () => {
    fc.assert(
      fc.property(text, meeting, (given, meetingDate) => {
        const input = { text: given, meetingDate, unitsCatalogue: CATALOGUE }
        const first = extractConclusion(input)
        for (const d of first.directives) {
          expect(d.start).toBeGreaterThanOrEqual(0)
          expect(d.start).toBeLessThan(d.end)
          expect(d.end).toBeLessThanOrEqual(given.length)
          if (d.dueText !== null) expect(given).toContain(d.dueText)
          for (const e of Object.values(d.evidence).flat()) {
            expect(e.start).toBeLessThan(e.end)
            expect(e.end).toBeLessThanOrEqual(given.length)
          }
          for (const name of [...d.lead, ...d.coordinate]) expect(CATALOGUE.some(u => u.name === name)).toBe(true)
        }
        expect(extractConclusion({ ...input, unitsCatalogue: [...CATALOGUE] })).toEqual(first)
      }),
      { numRuns: Number(process.env.RUNS ?? 400) },
    )
  })

  it('reads what is repeated without end', () => {
    const pattern = fc.array(fc.constantFrom(...PIECES, 'có liên quan ', 'hai đơn vị này ', 'ngày 1 và ', 'riêng '), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(pattern, pieces => {
        const given = `Kết luận: giao Phòng Nội vụ ${pieces.join('').repeat(3000)}`
        extractConclusion({ text: given, meetingDate: day('2020-08-12'), unitsCatalogue: CATALOGUE })
      }),
      { numRuns: Number(process.env.RUNS ?? 400) / 40 },
    )
  })

  it('reads a conclusion that breaks off anywhere', () => {
    const folder = resolve(import.meta.dirname, 'corpus')
    const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(f => f.endsWith('.json'))
      .map(f => JSON.parse(readFileSync(resolve(folder, f), 'utf8')) as Conclusion)
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.nat({ max: 9999 }), fc.nat({ max: 9999 }), (d, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)].map(n => Math.floor((n / 10_000) * d.text.length))
        for (const words of [d.text.slice(0, to), d.text.slice(from, to).trim()])
          for (const x of extractConclusion({ ...d, text: words, meetingDate: day(d.meetingDate) }).directives)
            expect(x.end).toBeLessThanOrEqual(words.length)
      }),
      { numRuns: 400 },
    )
  })

  it('takes any catalogue', () => {
    const entry = fc.record({
      name: fc.string({ unit: 'grapheme', maxLength: 30 }),
      aliases: fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 3 }),
      kind: fc.constantFrom('group', 'role', 'body', 'office'),
    })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), unitsCatalogue => {
        const given = `1. Giao ${unitsCatalogue.map(u => u.name).join(', ')} làm trước 15/8.`
        extractConclusion({ text: given, meetingDate: day('2020-08-12'), unitsCatalogue })
      }),
      { numRuns: 150 },
    )
  })
})
