import { describe, expect, it } from 'vitest'
import { confidenceOf, countAsking, doubtsOf, nextAlong, nextToAsk, pastDayIn } from '#app/domain/directive/doubt.ts'
import { byHand, type DraftDirective, noEvidence } from '#app/domain/directive/draft.ts'
import { type Day, day, weekdayOf } from '#app/domain/shared/day.ts'

const about = { meetingDay: day('2026-11-20'), isWorkingDay: (d: Day) => weekdayOf(d) < 6 }
const draft = (values: Partial<DraftDirective> = {}): DraftDirective => ({
  id: 'a',
  path: '1',
  label: '1',
  part: null,
  span: { start: 0, end: 40 },
  text: 'Phòng Nội vụ báo cáo kết quả trước ngày 10/12/2026.',
  title: 'Báo cáo kết quả',
  lead: [{ kind: 'unit', id: 'noi-vu' }],
  coordinate: [],
  reportTo: null,
  due: day('2026-12-10'),
  dueTime: null,
  duePrecision: 'day',
  dueText: 'trước ngày 10/12/2026',
  otherDues: [],
  recurrence: null,
  urgency: 'normal',
  starred: false,
  fieldId: null,
  evidence: noEvidence(),
  confidence: byHand(),
  unknownNames: [],
  confirmed: false,
  ...values,
})
const level = (values: Partial<DraftDirective>) => confidenceOf(doubtsOf(draft(values), about))

describe('what is asked about a draft', () => {
  it('nothing where everything is said', () => {
    expect(doubtsOf(draft(), about)).toEqual([])
  })

  it.each<[string, Partial<DraftDirective>, string, RegExp]>([
    ['nobody leads', { lead: [] }, 'unclear', /đơn vị nào chủ trì/],
    ['a name is unknown', { unknownNames: ['TT ƯDCNTT'] }, 'unclear', /Chưa nhận ra ‘TT ƯDCNTT’/],
    ['the heading names the lead', { confidence: { ...byHand(), lead: 'check' } }, 'check', /theo đề mục/],
    [
      'no day',
      { due: null, duePrecision: 'none', dueText: null, text: 'Duy trì kết quả' },
      'unclear',
      /Chưa có thời hạn/,
    ],
    [
      'a whole week',
      { duePrecision: 'week', dueText: 'trong tuần này', confidence: { ...byHand(), due: 'check' } },
      'check',
      /‘trong tuần này’ là cả tuần: lấy ngày cuối, thứ Năm 10\/12\/2026/,
    ],
    [
      'several days',
      { otherDues: [day('2026-12-20')], confidence: { ...byHand(), due: 'check' } },
      'check',
      /2 ngày \(10\/12\/2026, 20\/12\/2026\).*mốc/,
    ],
    [
      'an occasion without a day',
      { due: null, duePrecision: 'event', dueText: 'sau khi có ý kiến của tỉnh' },
      'unclear',
      /‘sau khi có ý kiến của tỉnh’ chưa có ngày/,
    ],
  ])('%s', (_what, values, expected, words) => {
    expect(level(values)).toBe(expected)
    expect(doubtsOf(draft(values), about).map(x => x.words)).toContainEqual(expect.stringMatching(words))
  })

  it('a day before the meeting is no due day, and she is told', () => {
    const text = 'Phòng Nội vụ báo cáo trước ngày 15/11/2026.'
    const [doubt] = doubtsOf(draft({ due: null, duePrecision: 'none', dueText: null, text }), about)
    expect(doubt).toMatchObject({ level: 'unclear', field: 'due' })
    expect(doubt!.words).toContain('‘trước ngày 15/11/2026’, trước ngày họp 20/11/2026')
  })

  it('a rest day is only remarked upon', () => {
    expect(doubtsOf(draft({ due: day('2026-12-12') }), about)).toEqual([
      { level: 'remark', field: 'due', words: expect.stringContaining('thứ Bảy 12/12/2026 là ngày nghỉ') },
    ])
    expect(level({ due: day('2026-12-12') })).toBe('sure')
  })

  it('what she has set or confirmed is not asked again', () => {
    const doubtful = { confidence: { ...byHand(), lead: 'check' as const } }
    expect(level({ ...doubtful, touched: ['lead'] })).toBe('sure')
    expect(level({ ...doubtful, confirmed: true })).toBe('sure')
  })
})

describe('the order of asking', () => {
  const sure = (id: string) => draft({ id })
  const check = (id: string) => draft({ id, confidence: { ...byHand(), lead: 'check' } })
  const unclear = (id: string) => draft({ id, lead: [] })
  const list = [sure('s1'), check('c1'), unclear('u1'), sure('s2'), unclear('u2')]

  it('the unclear, what should be looked at, the certain – and what was passed over again', () => {
    const walk: string[] = []
    let at: string | null = null
    for (let i = 0; i < 6; i++) {
      at = nextAlong(list, at, about)!.id
      walk.push(at)
    }
    expect(walk).toEqual(['u1', 'u2', 'c1', 's1', 's2', 'u1'])
  })

  it('goes on from what was just confirmed, and ends', () => {
    const rest = list.map(d => (d.id === 'u1' ? { ...d, confirmed: true } : d))
    expect(nextToAsk(rest, 'u1', about)?.id).toBe('u2')
    // what was unclear and now is not: still the unclear first
    expect(nextToAsk(rest, 's1', about)?.id).toBe('u2')
    expect(nextToAsk([sure('a'), check('b')], null, about)?.id).toBe('b')
    expect(countAsking(rest, about)).toEqual({ unclear: 1, check: 1, sure: 2, confirmed: 1 })
    expect(
      nextToAsk(
        list.map(d => ({ ...d, confirmed: true })),
        'u1',
        about,
      ),
    ).toBeNull()
  })
})

describe('a day that is asked for and has passed', () => {
  it.each([
    ['xong trước ngày 15/11/2026', '2026-11-15'],
    ['chậm nhất là ngày 01 tháng 11 năm 2026', '2026-11-01'],
    ['hoàn thành trước 30.10.2026', '2026-10-30'],
    ['trước ngày 15/11', '2026-11-15'],
  ])('%s', (text, expected) => {
    expect(pastDayIn(text, about.meetingDay)?.day).toBe(expected)
  })
  it.each(['theo Công văn số 12 ngày 15/11/2026', 'trước ngày 15/12/2026', 'Kế hoạch năm 2025', ''])(
    'not in “%s”',
    text => {
      expect(pastDayIn(text, about.meetingDay)).toBeNull()
    },
  )
})
