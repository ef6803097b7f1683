import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTypedDue } from '#app/domain/directive/due-typed.ts'
import { type Day, day, weekdayOf } from '#app/domain/shared/day.ts'

/** Friday; the following Monday is off. */
const on = day('2026-11-20')
const isWorkingDay = (d: Day) => weekdayOf(d) < 6 && d !== '2026-11-23'
const read = (text: string) => readTypedDue(text, { meetingDay: on, isWorkingDay })

describe('a typed due day', () => {
  it.each([
    ['05/06/2027', '2027-06-05'],
    ['5-6-2027', '2027-06-05'],
    ['05062027', '2027-06-05'],
    ['10/12', '2026-12-10'],
    ['10/6', '2027-06-10'],
    ['20/11', '2026-11-20'],
    ['25', '2026-11-25'],
    ['5', '2026-12-05'],
    ['+5', '2026-11-25'],
    ['+5 ngày', '2026-11-25'],
    ['5 ngay nua', '2026-11-25'],
    ['+5 ngày làm việc', '2026-11-30'],
    ['+5lv', '2026-11-30'],
    ['+2 tuần', '2026-12-04'],
    ['+1 thang', '2026-12-20'],
    ['mai', '2026-11-21'],
    ['mốt', '2026-11-22'],
    ['thứ 6', '2026-11-27'],
    ['thu 2', '2026-11-23'],
    ['t4', '2026-11-25'],
    ['thứ Tư tuần sau', '2026-11-25'],
    ['chủ nhật', '2026-11-22'],
    ['cn', '2026-11-22'],
    ['cuối tuần', '2026-11-27'],
    ['cuối tuần sau', '2026-11-27'],
    ['cuối tháng', '2026-11-30'],
    ['cuoi thang sau', '2026-12-31'],
    ['giữa tháng 12', '2026-12-15'],
    ['giữa tháng', '2026-12-15'],
    ['cuối tháng 2', '2027-02-28'],
    ['cuối quý', '2026-12-31'],
    ['cuoi quy', '2026-12-31'],
    ['cuối quý sau', '2027-03-31'],
    ['cuối quý I', '2027-03-31'],
    ['cuối quý 2 năm 2027', '2027-06-30'],
    ['hết quý 2/2027', '2027-06-30'],
    ['cuối năm', '2026-12-31'],
    ['cuối năm 2027', '2027-12-31'],
    ['trong quý I năm 2027', '2027-03-31'],
    ['quý II năm 2027', '2027-06-30'],
    ['trong 5 ngày làm việc', '2026-11-30'],
  ])('%s', (text, expected) => {
    expect(read(text)?.due).toBe(expected)
  })

  it.each(['31/2', '', 'x', 'phòng Nội vụ', 'sau', '+0', 'cuối quý 7', '99/99/9999'])('%s is no day', text => {
    expect(read(text)).toBeNull()
  })

  it.each(['kỳ sau', 'kỳ họp sau', 'ky giao ban toi', 'phiên họp tới'])('%s follows the next meeting', text => {
    expect(read(text)).toEqual({ due: null, precision: 'next-meeting' })
  })

  it('never throws, and never a day in the past but one written out', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?\d{1,3} ?(ngày|tuần|lv|tháng)?$/)), text => {
        const due = read(text)?.due
        if (due && !/\d{4}/.test(text)) expect(due >= on).toBe(true)
      }),
    )
  })
})
