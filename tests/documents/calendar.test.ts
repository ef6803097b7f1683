import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { type CalendarEntry, renderCalendar } from '#app/documents/calendar.ts'
import { addDays, day } from '#app/domain/shared/day.ts'
import { instant } from '#app/domain/shared/instant.ts'

const ENTRY: CalendarEntry = {
  key: '0198-abc',
  title: 'Rà soát hồ sơ; báo cáo, đề xuất',
  description: ['Phòng Nội vụ · Mục 1.2', 'Giao ban tháng 3, ngày 10/03/2026'],
  url: 'https://giaoviec.example/nhiem-vu/0198-abc',
  due: day('2026-06-05'),
  status: 'working',
  percent: 40,
  priority: 5,
  category: null,
  sequence: 3,
  createdAt: instant('2026-03-10T01:00:00Z'),
  modifiedAt: instant('2026-05-01T02:03:04Z'),
  completedAt: null,
}
const HOST = 'giaoviec.example'
const render = (...entries: CalendarEntry[]) => renderCalendar({ name: 'Nhiệm vụ – Phòng Nội vụ', host: HOST, entries })

/** As a calendar program reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as never)
  const all = (name: string) => calendar.getAllSubcomponents(name)
  return { calendar, todos: all('vtodo'), events: all('vevent') }
}
type Component = ReturnType<typeof read>['todos'][number]
const value = (c: Component | undefined, name: string) => c?.getFirstPropertyValue(name)
const dayOf = (c: Component | undefined, name: string) => {
  const time = value(c, name) as unknown as { isDate: boolean; toString(): string }
  return time && `${time.isDate ? 'day ' : 'moment '}${time.toString()}`
}

describe('a calendar of tasks', () => {
  it('is read by a real parser: a to-do and an all-day event for each task', () => {
    const { calendar, todos, events } = read(render(ENTRY))
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Nhiệm vụ – Phòng Nội vụ')
    expect(value(todos[0], 'summary')).toBe(ENTRY.title)
    expect(value(todos[0], 'description')).toBe(ENTRY.description.join('\n'))
    expect(value(todos[0], 'status')).toBe('IN-PROCESS')
    expect(value(todos[0], 'percent-complete')).toBe(40)
    expect(value(todos[0], 'sequence')).toBe(3)
    expect(dayOf(todos[0], 'due')).toBe('day 2026-06-05')
    expect(dayOf(events[0], 'dtstart')).toBe('day 2026-06-05')
    expect(dayOf(events[0], 'dtend')).toBe('day 2026-06-06')
    expect(dayOf(events[0], 'last-modified')).toBe('moment 2026-05-01T02:03:04Z')
    expect(value(events[0], 'uid')).not.toBe(value(todos[0], 'uid'))
  })

  it('keeps its UIDs when a day moves, is done or goes', () => {
    const first = read(render(ENTRY))
    const moved = { ...ENTRY, due: day('2026-06-19'), sequence: 4, modifiedAt: instant('2026-05-02T00:00:00Z') }
    const second = read(render(moved))
    for (const part of ['todos', 'events'] as const) {
      expect(value(second[part][0], 'uid')).toBe(value(first[part][0], 'uid'))
      expect(value(second[part][0], 'sequence')).toBe(4)
    }
    const done = read(render({ ...moved, status: 'done', completedAt: instant('2026-06-18T09:00:00Z') }))
    expect(value(done.todos[0], 'status')).toBe('COMPLETED')
    expect(dayOf(done.todos[0], 'completed')).toBe('moment 2026-06-18T09:00:00Z')
    expect(value(done.events[0], 'summary')).toMatch(/^\[Xong\] /)
    const gone = read(render({ ...moved, status: 'cancelled' }))
    expect([value(gone.todos[0], 'status'), value(gone.events[0], 'status')]).toEqual(['CANCELLED', 'CANCELLED'])
  })

  it('has no event where there is no day', () => {
    const { todos, events } = read(render({ ...ENTRY, due: null }))
    expect([todos.length, events.length]).toEqual([1, 0])
    expect(value(todos[0], 'due')).toBeNull()
  })

  const words = fc.string({ unit: 'grapheme', maxLength: 200 })
  const nasty = fc.oneof(
    words,
    fc.constantFrom('a\r\nEND:VCALENDAR\r\nBEGIN:VEVENT', 'x\\;,\n\\n', 'ế'.repeat(80), '🇻🇳'.repeat(30)),
  )
  const entries = fc.record({
    title: nasty,
    line: nasty,
    offset: fc.integer({ min: -400, max: 400 }),
    status: fc.constantFrom<CalendarEntry['status'][]>('waiting', 'working', 'done', 'suspended', 'cancelled'),
    category: fc.option(nasty),
  })

  it('survives any words: nothing breaks out of its line, nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 5 }), given => {
        const made = given.map((g, i) => ({
          ...ENTRY,
          key: `t${i}`,
          title: g.title,
          description: [g.line],
          due: addDays(day('2026-06-05'), g.offset),
          status: g.status,
          category: g.category,
        }))
        const text = render(...made)
        for (const line of text.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
        }
        const { todos, events } = read(text)
        expect([todos.length, events.length]).toEqual([given.length, given.length])
        for (const [i, e] of made.entries()) {
          const shown = (t: string) => t.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
          expect(value(todos[i], 'summary')).toContain(shown(e.title))
          if (e.description[0] !== '') expect(value(todos[i], 'description')).toBe(shown(e.description[0]!))
          expect(dayOf(events[i], 'dtstart')).toBe(`day ${e.due}`)
        }
      }),
      { numRuns: 200 },
    )
  })
})
