import { describe, expect, it } from 'vitest'
import { isWorkingDay, MONDAY_TO_FRIDAY } from '#app/domain/calendar/working-days.ts'
import { draftsFrom, missingIn } from '#app/domain/directive/draft.ts'
import { day } from '#app/domain/shared/day.ts'
import { directive, MEETING_DAY, SEED, seedOffice } from './seed-office.ts'

const unit = (id: string) => ({ kind: 'unit' as const, id })
const group = (id: string) => ({ kind: 'group' as const, id })
let serial = 0
const newId = () => `x${++serial}`

describe('a conclusion like the first seed', () => {
  const { directives } = draftsFrom(SEED, seedOffice(), MEETING_DAY, d => isWorkingDay(MONDAY_TO_FRIDAY, d), newId)

  it('gives its six items with owners, receivers and days', () => {
    expect(directives.map(d => [d.path, d.lead, d.coordinate, d.reportTo, d.due])).toEqual([
      ['1.1', [unit('cchc')], [], null, '2008-06-30'],
      ['1.2', [group('phong-ban'), group('phuong')], [], unit('cchc'), '2008-06-05'],
      ['1.3', [unit('cchc')], [], null, null],
      ['1.4', [unit('cchc')], [], null, '2008-12-31'],
      ['2', [unit('tckh')], [unit('cntt'), unit('nv')], null, null],
      ['3', [unit('cntt')], [], null, '2008-06-30'],
    ])
  })

  it('shows the words that gave each field', () => {
    const d = directives[1]!
    expect(d.evidence.due.map(e => SEED.slice(e.start, e.end))).toEqual(['chậm nhất ngày 05/06/2008'])
    expect(d.evidence.lead.map(e => SEED.slice(e.start, e.end)).join(' ')).toContain('các phòng ban')
    expect(SEED.slice(d.span!.start, d.span!.end)).toBe(d.text)
  })
})

describe('chưa đủ rõ', () => {
  it('says which of người – việc – thời hạn – sản phẩm is missing', () => {
    expect(missingIn(directive({ due: day('2026-06-05') }))).toEqual([])
    expect(missingIn(directive({ lead: [] }))).toEqual(['who', 'when'])
    expect(missingIn(directive({ text: 'Chấn chỉnh giờ giấc làm việc.', lead: [] }))).toEqual([
      'who',
      'when',
      'product',
    ])
    expect(missingIn(directive({ text: 'Khẩn trương.' }))).toEqual(['what', 'when', 'product'])
  })
  it('takes a rhythm, the next meeting or an event for a time', () => {
    expect(missingIn(directive({ recurrence: 'monthly' }))).toEqual([])
    expect(missingIn(directive({ duePrecision: 'next-meeting' }))).toEqual([])
    expect(missingIn(directive({ duePrecision: 'event' }))).toEqual([])
  })
})

it('shows the heading that named the unit, where the item itself does not', () => {
  const text = '1. Tổ trưởng Tổ Cải cách hành chính:\n1.1 Lập danh mục.\n1.2 Báo cáo kết quả trước ngày 30/5/2008.'
  const { directives } = draftsFrom(text, seedOffice(), MEETING_DAY, () => true, newId)
  const evidence = directives.map(d => d.evidence.lead.map(e => text.slice(e.start, e.end)))
  expect(evidence).toEqual([['Tổ Cải cách hành chính'], ['Tổ Cải cách hành chính']])
  expect(directives[0]!.evidence.lead[0]!.rule).toBe(
    'đề mục ‘1. Tổ trưởng Tổ Cải cách hành chính:’ → Tổ Cải cách hành chính',
  )
})
