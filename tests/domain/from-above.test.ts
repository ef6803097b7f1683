import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MONDAY_TO_FRIDAY } from '#app/domain/calendar/working-days.ts'
import {
  checkCascade,
  type DocumentFromAbove,
  isAfterTheirs,
  proposedDue,
  rollUp,
} from '#app/domain/from-above/document.ts'
import { readDocument } from '#app/domain/from-above/read-document.ts'
import { type Day, day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { Office, Unit } from '#app/domain/unit/office.ts'

const TODAY = day('2026-06-01')
const unit = (id: string, name: string, kind = 'office'): Unit => ({
  id,
  name,
  kind,
  parentId: null,
  sort: 0,
  aliases: [],
  validFrom: day('2020-01-01'),
  validTo: null,
  version: 1,
})
const officeCalled = (name: string): Office => ({
  name,
  units: [
    unit('nv', 'Phòng Nội vụ'),
    unit('tc', 'Phòng Tài chính - Kế hoạch'),
    unit('p1', 'UBND phường Hòa Mộc', 'ward'),
  ],
  groups: [{ id: 'pb', name: 'Các phòng, ban', aliases: ['các phòng, ban, ngành'], members: [], version: 1 }],
  people: [],
  posts: [],
  portfolio: [],
  fields: [],
})
const read = (text: string, name = 'UBND quận Tùng Khê') => {
  let n = 0
  return readDocument(text, officeCalled(name), TODAY, TODAY, MONDAY_TO_FRIDAY, () => `i${++n}`)
}

const NOTICE = `1. Giao Sở Nội vụ chủ trì xây dựng kế hoạch tinh giản biên chế, trình UBND thành phố trước ngày 10/6/2026.
2. UBND các quận, huyện:
2.1. Rà soát thủ tục hành chính tại bộ phận một cửa, báo cáo Sở Nội vụ trước ngày 15/6/2026.
2.2. Công khai quy hoạch trên cổng thông tin điện tử trong tháng 6/2026.
3. Giao UBND quận Tùng Khê hoàn thành giải phóng mặt bằng đoạn qua địa bàn, xong trước ngày 30/6/2026.
4. Sở Tài chính phối hợp với Phòng Tài chính - Kế hoạch quyết toán dự án đường Trần Phú.`

describe('what of a superior’s document concerns this office', () => {
  it('finds it by its name, among its like, and by a unit of its own; what is others’ stays others’', () => {
    const items = read(NOTICE)
    expect(items.map(i => [i.path, i.concern, i.taken, i.due])).toEqual([
      ['1', 'none', false, '2026-06-10'],
      ['2.1', 'office', true, '2026-06-15'],
      ['2.2', 'office', true, '2026-06-30'],
      ['3', 'office', true, '2026-06-30'],
      ['4', 'unit', true, null],
    ])
    expect(items[3]!.because).toContain('UBND quận Tùng Khê')
    expect(items[4]!.lead).toEqual([{ kind: 'unit', id: 'tc' }])
    expect(items.filter(i => i.concern === 'office').every(i => i.lead.length === 0)).toBe(true)
  })

  it.each([
    ['UBND phường Hòa Mộc', 'Giao UBND các phường, xã tổng vệ sinh môi trường, xong trước 20/6/2026.', 'office'],
    ['UBND phường Hòa Mộc', 'Giao phường Hòa Mộc xử lý điểm rác tự phát.', 'office'],
    ['UBND phường Hòa Mộc', 'Giao UBND các quận, huyện tổng vệ sinh môi trường.', 'none'],
    [
      'Ủy ban nhân dân thành phố Tùng Khê',
      'UBND các huyện, thị xã, thành phố báo cáo kết quả trước ngày 15/6.',
      'office',
    ],
    ['UBND tỉnh Tùng Khê', 'Yêu cầu UBND các tỉnh, thành phố báo cáo kết quả trước ngày 15/6.', 'office'],
    ['UBND quận Tùng Khê', 'Giao UBND quận Bình Khê báo cáo trước ngày 15/6.', 'none'],
    ['UBND quận Tùng Khê', 'Giao Sở Nội vụ chủ trì theo dõi, tổng hợp kết quả toàn thành phố.', 'none'],
    ['UBND quận Tùng Khê', 'Các Sở, ban, ngành báo cáo kết quả thực hiện nhiệm vụ năm.', 'none'],
    ['UBND quận Tùng Khê', 'Sở Nội vụ phối hợp với UBND các quận, huyện rà soát biên chế.', 'office'],
    ['UBND quận Tùng Khê', 'Sở Tài chính phối hợp với Phòng Tài chính - Kế hoạch quận Tùng Khê quyết toán.', 'unit'],
  ])('%s: %s', (name, text, concern) => expect(read(`1. ${text}`, name)[0]?.concern).toBe(concern))
})

const document = (items: Partial<DocumentFromAbove['items'][number]>[], more: Partial<DocumentFromAbove> = {}) => ({
  id: 'd',
  body: 'UBND thành phố',
  number: '88/TB-UBND',
  day: TODAY,
  signerTitle: 'Phó Chủ tịch',
  subject: '',
  text: '',
  answerDue: null,
  state: 'draft' as const,
  meetingId: null,
  createdBy: 'x',
  updatedAt: '2026-06-01T00:00:00.000Z' as Instant,
  version: 1,
  ...more,
  items: items.map((i, n) => ({
    id: `i${n}`,
    path: `${n + 1}`,
    label: `${n + 1}`,
    title: 'Việc',
    text: 'Việc',
    concern: 'office' as const,
    because: null,
    due: day('2026-06-15'),
    dueText: null,
    taken: true,
    lead: [{ kind: 'unit' as const, id: 'nv' }],
    coordinate: [],
    ownDue: day('2026-06-10'),
    ...i,
  })),
})

describe('cascading', () => {
  const check = (d: DocumentFromAbove, lateAllowed = false) =>
    checkCascade(d, { today: TODAY, lateAllowed })?.code ?? null
  it('needs a lead unit and a day that is not after the superior’s, unless said so', () => {
    expect(check(document([{}]))).toBeNull()
    expect(check(document([{ ownDue: day('2026-06-15') }]))).toBeNull()
    expect(check(document([{ ownDue: day('2026-06-16') }]))).toBe('due-after')
    expect(check(document([{ ownDue: null }]))).toBe('due-after')
    expect(check(document([{ ownDue: day('2026-06-16') }]), true)).toBeNull()
    expect(check(document([{ due: null, ownDue: null }]))).toBeNull()
    expect(check(document([{ lead: [] }]))).toBe('no-lead')
    expect(check(document([{ ownDue: day('2026-05-31') }]))).toBe('due-past')
    expect(check(document([{ taken: false }]))).toBe('nothing-taken')
    expect(check(document([{ lead: [], taken: false }, {}]))).toBeNull()
    expect(check(document([{}], { state: 'cascaded' }))).toBe('already-cascaded')
  })

  it('proposes a day that is never after theirs', () => {
    const days = fc
      .integer({ min: 0, max: 200 })
      .map(n => new Date(Date.UTC(2026, 5, 1 + n)).toISOString().slice(0, 10) as Day)
    fc.assert(
      fc.property(days, days, (due, today) => {
        const ownDue = proposedDue(due, today, MONDAY_TO_FRIDAY)
        expect(ownDue! <= due).toBe(true)
        expect(isAfterTheirs({ due, ownDue })).toBe(false)
        if (due >= today) expect(ownDue! >= today).toBe(true)
      }),
    )
    expect(proposedDue(null, TODAY, MONDAY_TO_FRIDAY)).toBeNull()
    expect(proposedDue(day('2026-06-15'), TODAY, MONDAY_TO_FRIDAY)).toBe('2026-06-10')
  })

  it('rolls up: what is withdrawn is not owed; the earliest that is late', () => {
    const task = (due: string | null, more = {}) => ({
      due: due as Day | null,
      done: false,
      withdrawn: false,
      late: false,
      ...more,
    })
    expect(rollUp([])).toEqual({ total: 0, done: 0, late: 0, earliestLate: null })
    expect(
      rollUp([
        task('2026-06-10', { done: true, late: true }),
        task('2026-06-08', { late: true }),
        task('2026-06-05', { late: true }),
        task('2026-06-01', { withdrawn: true, late: true }),
        task(null),
      ]),
    ).toEqual({ total: 4, done: 1, late: 2, earliestLate: '2026-06-05' })
  })
})
