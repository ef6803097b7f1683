import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay, MONDAY_TO_FRIDAY } from '#app/domain/calendar/working-days.ts'
import { draftsFrom } from '#app/domain/directive/draft.ts'
import { readSentence, withReading } from '#app/domain/directive/read-sentence.ts'
import {
  collapsedOffset,
  draftByHand,
  joinDrafts,
  nextNumber,
  sourceOffset,
  splitDraft,
  withTouched,
} from '#app/domain/directive/reshape.ts'
import { day } from '#app/domain/shared/day.ts'
import { directive, MEETING_DAY, seedOffice } from './seed-office.ts'

const office = seedOffice()
const works = (d: Parameters<typeof isWorkingDay>[1]) => isWorkingDay(MONDAY_TO_FRIDAY, d)
const read = (text: string) => readSentence(text, office, MEETING_DAY, works)

describe('splitting', () => {
  const source = 'Mở đầu.\n1.  Phòng Nội vụ rà soát\n biên chế; Phòng Kinh tế báo cáo giá cả.'
  const span = { start: 12, end: source.length }
  const d = directive({ text: source.slice(12).replace(/\s+/g, ' '), span, confirmed: true })
  const at = d.text.indexOf('Phòng Kinh tế')

  it('gives two parts with their own places in the text', () => {
    const [a, b] = splitDraft(d, at, 'd2', source)!
    expect([a.id, a.part, a.text]).toEqual(['d1', 1, 'Phòng Nội vụ rà soát biên chế;'])
    expect([b.id, b.part, b.text]).toEqual(['d2', 2, 'Phòng Kinh tế báo cáo giá cả.'])
    expect(source.slice(a.span!.start, a.span!.end).replace(/\s+/g, ' ')).toBe(a.text)
    expect(source.slice(b.span!.start, b.span!.end)).toBe(b.text)
    expect([a.confirmed, b.confirmed, a.touched, b.touched]).toEqual([false, false, ['shape'], ['shape']])
  })

  it('refuses a part without words', () => {
    expect(splitDraft(d, 1, 'd2', source)).toBeNull()
    expect(splitDraft(d, d.text.length - 1, 'd2', source)).toBeNull()
  })

  it('reads each part on its own, and leaves alone what was set by hand', () => {
    const [a, b] = splitDraft(withTouched({ ...d, due: day('2008-06-10') }, 'due'), at, 'd2', source)!
    const second = withReading(b, read(b.text), b.span!.start)
    expect(second.lead).toEqual([{ kind: 'unit', id: 'kt' }])
    expect(second.evidence.lead.map(e => source.slice(e.start, e.end))).toEqual(['Phòng Kinh tế'])
    expect(withReading(a, read('Phòng Nội vụ rà soát trước ngày 01/07/2008'), null).due).toBe('2008-06-10')
  })

  it('finds every place of the collapsed text in the source and back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('giao', 'việc', ' ', '\n', '  ', 'ấy'), { minLength: 1, maxLength: 30 }),
        pieces => {
          const text = pieces.join('')
          const all = { start: 0, end: text.length }
          const collapsed = text.replace(/\s+/g, ' ').trim()
          for (let i = 0; i <= collapsed.length; i += 1) {
            const place = sourceOffset(text, all, i)
            const back = collapsedOffset(text, all, place)
            // a cut at a space belongs to the word before it
            expect([i, i - 1]).toContain(back)
          }
        },
      ),
    )
  })
})

describe('joining', () => {
  it('keeps all units and puts the earlier day first', () => {
    const a = directive({ due: day('2008-07-01'), starred: true })
    const b = directive({
      id: 'd2',
      text: 'Phòng Kinh tế góp ý.',
      lead: [{ kind: 'unit', id: 'kt' }],
      coordinate: [{ kind: 'unit', id: 'nv' }],
      due: day('2008-06-01'),
    })
    const joined = joinDrafts(a, b)
    expect(joined.text).toBe('Phòng Nội vụ báo cáo kết quả thực hiện. Phòng Kinh tế góp ý.')
    expect(joined.lead.map(p => p.id)).toEqual(['nv', 'kt'])
    expect(joined.coordinate).toEqual([])
    expect([joined.due, joined.otherDues, joined.starred]).toEqual(['2008-06-01', ['2008-07-01'], true])
  })

  it('undoes what the grammar cut apart', () => {
    const text = '1. Phòng Nội vụ rà soát biên chế; Phòng Kinh tế báo cáo giá cả trước ngày 01/06/2008.'
    const { directives } = draftsFrom(text, office, MEETING_DAY, works, () => 'x')
    const one = directives.reduce(joinDrafts)
    expect(one.span).toEqual({ start: 3, end: text.length })
  })
})

it('goes on where the outermost numbering stands', () => {
  expect(nextNumber([{ path: '1.1' }, { path: '3' }, { path: 'II/1' }, { path: 'p4' }])).toBe('4')
  expect(nextNumber([])).toBe('1')
})

it('adds one by hand without owner or day', () => {
  const d = draftByHand({ id: 'h', path: '4', text: ' Chấn chỉnh  giờ giấc ', span: null })
  expect([d.text, d.lead, d.due, d.touched]).toEqual(['Chấn chỉnh giờ giấc', [], null, ['shape']])
})
