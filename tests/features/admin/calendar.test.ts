import { expect, it } from 'vitest'
import { isWorkingDay } from '#app/domain/calendar/working-days.ts'
import { day } from '#app/domain/shared/day.ts'
import { fillCalendarYear, fillCalendarYearInput } from '#app/features/admin/fill-calendar-year.ts'
import { removeCalendarDay, removeCalendarDayInput } from '#app/features/admin/remove-calendar-day.ts'
import { calendarMark, saveCalendarDay, saveCalendarDayInput } from '#app/features/admin/save-calendar-day.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { adminWorld } from './world.ts'

describeOnEachDatabase('the calendar', make => {
  const input = (fields: Record<string, unknown>) =>
    saveCalendarDayInput.parse({
      day: '24/04/2026',
      kind: 'off',
      name: 'Nghỉ hoán đổi',
      source: 'Thông báo 12 ngày 01/04/2026',
      ...fields,
    })

  it('takes a swap as a pair, with its document', async () => {
    const { tools, stores, admin, told } = await adminWorld(await make())
    expect(await saveCalendarDay(tools, admin, input({ madeUpOn: '25/04/2026' }))).toMatchObject({ kind: 'saved' })
    const calendar = await stores.calendar.load()
    expect([day('2026-04-24'), day('2026-04-25')].map(d => isWorkingDay(calendar, d))).toEqual([false, true])
    expect(await told('calendar', '2026-04-25')).toMatchObject([
      { kind: 'calendar-day-saved', before: null, after: { kind: 'working', name: 'Làm bù Nghỉ hoán đổi' } },
    ])
  })

  it('gives a day back to the weekday rule', async () => {
    const { tools, stores, admin, told } = await adminWorld(await make())
    await saveCalendarDay(tools, admin, input({}))
    const remove = removeCalendarDayInput.parse({ day: '2026-04-24' })
    expect(await removeCalendarDay(tools, admin, remove)).toMatchObject({ kind: 'saved' })
    expect(await removeCalendarDay(tools, admin, remove)).toMatchObject({ kind: 'saved' })
    expect(isWorkingDay(await stores.calendar.load(), day('2026-04-24'))).toBe(true)
    expect((await told('calendar', '2026-04-24')).map(e => e.kind)).toEqual([
      'calendar-day-saved',
      'calendar-day-removed',
    ])
  })

  it('does not overwrite a day somebody wrote meanwhile', async () => {
    const { tools, stores, admin } = await adminWorld(await make())
    await saveCalendarDay(tools, admin, input({}))
    expect(await saveCalendarDay(tools, admin, input({ name: 'Khác' }))).toMatchObject({
      code: 'known-day',
      field: 'day',
    })
    const [stored] = await stores.calendar.list(day('2026-04-24'), day('2026-04-24'))
    const seenVersion = calendarMark(stored)
    expect(await saveCalendarDay(tools, admin, input({ seenVersion, name: 'Khác' }))).toMatchObject({ kind: 'saved' })
    expect(await saveCalendarDay(tools, admin, input({ seenVersion, name: 'Nữa' }))).toMatchObject({ kind: 'stale' })
  })

  it('refuses made-up days that are none, and whoever may not', async () => {
    const { tools, admin, secretary, events } = await adminWorld(await make())
    expect(await saveCalendarDay(tools, admin, input({ madeUpOn: '24/04/2026' }))).toMatchObject({ field: 'madeUpOn' })
    expect(await saveCalendarDay(tools, admin, input({ madeUpOn: '22/04/2026' }))).toMatchObject({ field: 'madeUpOn' })
    expect(await saveCalendarDay(tools, admin, input({ kind: 'working', madeUpOn: '25/04/2026' }))).toMatchObject({
      field: 'madeUpOn',
    })
    await expect(saveCalendarDay(tools, secretary, input({}))).rejects.toThrow('forbidden')
    await expect(
      removeCalendarDay(tools, secretary, removeCalendarDayInput.parse({ day: '2026-04-24' })),
    ).rejects.toThrow('forbidden')
    expect(await events()).toBe(0)
    const problems = saveCalendarDayInput.safeParse({ day: '', kind: 'x', name: '', source: '' })
    expect(problems.error?.issues.map(i => i.path[0]).sort()).toEqual(['day', 'kind', 'name', 'source'])
  })

  it('fills a year by law without touching what is there', async () => {
    const { tools, stores, admin, secretary, told } = await adminWorld(await make())
    await saveCalendarDay(tools, admin, input({ day: '02/09/2026', kind: 'working', name: 'Vẫn làm' }))
    const year = fillCalendarYearInput.parse({ year: '2026' })
    await expect(fillCalendarYear(tools, secretary, year)).rejects.toThrow('forbidden')
    expect(await fillCalendarYear(tools, admin, year)).toMatchObject({ kind: 'saved' })
    expect(await fillCalendarYear(tools, admin, year)).toMatchObject({ kind: 'saved' })
    const days = await stores.calendar.list(day('2026-01-01'), day('2026-12-31'))
    expect(days.find(d => d.day === '2026-02-17')?.name).toBe('Tết Nguyên đán')
    expect(days.find(d => d.day === '2026-09-02')?.name).toBe('Vẫn làm')
    expect(await told('calendar', '2026')).toHaveLength(1)
  })
})
