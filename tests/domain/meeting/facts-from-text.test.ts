import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsFromText, suggestionsOf } from '#app/domain/meeting/facts-from-text.ts'
import { day } from '#app/domain/shared/day.ts'
import { SEED, seedOffice, WARD_IDS } from '../directive/seed-office.ts'

const office = seedOffice()
const CHAIRS = [
  { personId: 'chair', title: 'Chủ tịch UBND quận' },
  { personId: 'vice', title: 'Phó Chủ tịch UBND quận' },
]
const TEXT = `ỦY BAN NHÂN DÂN QUẬN TÂN LẬP
Số: 45/TB-UBND
Ngày 12 tháng 6 năm 2008, Chủ tịch Ủy ban nhân dân quận Tân Lập chủ trì cuộc họp giao ban. Dự họp có lãnh đạo Phòng Nội vụ, Tổ CCHC, UBND phường 3 và UBND phường 4; vắng Phòng Kinh tế.
Sau khi nghe các đơn vị báo cáo, Chủ tịch kết luận:
1. Phòng Nội vụ báo cáo trước ngày 20/6/2008.
2. Phòng Kinh tế rà soát.`
const words = (at: { start: number; end: number } | null, text = TEXT) => at && text.slice(at.start, at.end)

describe('what the head of a text says of its meeting', () => {
  const facts = factsFromText(TEXT, office, day('2008-06-13'))

  it('day, chair, number and who came, each with its words', () => {
    expect([facts.day?.value, words(facts.day)]).toEqual(['2008-06-12', '12 tháng 6 năm 2008'])
    expect(facts.chair?.value).toMatch(/^Chủ tịch UBND quận/)
    expect(words(facts.chair)).toMatch(/^Chủ tịch Ủy ban nhân dân quận/)
    expect([facts.number?.value, words(facts.number)]).toEqual(['45/TB-UBND', 'Số: 45/TB-UBND'])
    expect(facts.attendance?.value.toSorted()).toEqual(['cchc', 'nv', 'p3', 'p4'])
    expect(words(facts.attendance)).toMatch(/^Dự họp có .* phường 4;/)
  })

  it('groups are their members; who is only given work did not attend', () => {
    const seed = factsFromText(SEED, office, day('2008-05-05'))
    expect(seed.attendance?.value).toEqual(expect.arrayContaining(WARD_IDS))
    expect(seed.attendance?.value).not.toContain('cntt')
    expect(seed.number).toBeNull()
  })

  it('never fails, and every place lies in the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.mixedCase(fc.constant(TEXT))), text => {
        for (const fact of Object.values(factsFromText(text, office, day('2008-06-13'))))
          if (fact)
            expect([fact.start >= 0, fact.end <= text.length, fact.start <= fact.end]).toEqual([true, true, true])
      }),
    )
  })
})

describe('what is suggested', () => {
  const record = { day: day('2008-06-13'), chairTitle: 'Phó Chủ tịch UBND quận', attendance: [] }
  const facts = factsFromText(TEXT, office, record.day)

  it('only what differs, and what taking it over changes', () => {
    const found = suggestionsOf(facts, record, office, CHAIRS)
    expect(found.map(s => [s.kind, s.take])).toEqual([
      ['day', { day: '2008-06-12' }],
      ['chair', { chairPersonId: 'chair' }],
      ['number', null],
      ['attendance', { attend: facts.attendance!.value }],
    ])
    expect(found[0]!.words).toContain('12/06/2008; cuộc họp ghi 13/06/2008')
  })

  it('nothing where the record says the same', () => {
    const attendance = facts.attendance!.value.map(unitId => ({ unitId, presence: 'present' as const, note: null }))
    const same = { day: day('2008-06-12'), chairTitle: 'Chủ tịch UBND quận', attendance }
    expect(suggestionsOf({ ...facts, number: null }, same, office, CHAIRS)).toEqual([])
  })

  it('two who may be meant are not guessed between', () => {
    const [chair] = suggestionsOf(facts, record, office, [
      ...CHAIRS,
      { personId: 'x', title: 'Chủ tịch HĐND quận' },
    ]).filter(s => s.kind === 'chair')
    expect(chair!.take).toBeNull()
  })

  it('the text of another body is named as such', () => {
    const text = TEXT.replaceAll(/[Qq]uận Tân Lập|QUẬN TÂN LẬP/g, 'tỉnh Bắc Hà')
    const found = suggestionsOf(factsFromText(text, office, record.day), record, office, CHAIRS)
    expect(found.find(s => s.kind === 'body')?.words).toMatch(/tỉnh/)
  })
})
