import { describe, expect, it } from 'vitest'
import { seededHolidays } from '#app/domain/calendar/holidays.ts'
import { indexOf } from '#app/domain/calendar/working-day-index.ts'
import { unitDigestText, urgeText } from '#app/domain/reminder/chat-text.ts'
import { unitDigest } from '#app/domain/reminder/unit-digest.ts'
import { day } from '#app/domain/shared/day.ts'
import { instant } from '#app/domain/shared/instant.ts'
import type { Task } from '#app/domain/task/task.ts'

const index = indexOf({ overrides: new Map(seededHolidays().map(h => [h.day, h.kind])) })
const ON = day('2026-06-10')
const task = (id: string, more: Partial<Task>): Task =>
  ({
    ...{ id, title: `Việc ${id}`, state: 'in-progress', due: null, urgency: 'normal', report: null },
    ...{ closedAt: null, suspendedAt: null, updatedAt: instant('2026-06-09T01:00:00Z') },
    ...more,
  }) as Task

describe('a unit’s digest for a chat', () => {
  const tasks = [
    task('a', { due: day('2026-06-08') }),
    task('b', { due: day('2026-05-01') }),
    task('c', { due: day('2026-06-10') }),
    task('d', { due: day('2026-06-12'), urgency: 'flash' }),
    task('e', { due: day('2026-08-01'), state: 'assigned' }),
    task('f', { due: day('2026-08-01') }),
    task('g', { updatedAt: instant('2026-05-01T01:00:00Z') }),
    task('h', { due: day('2026-08-01'), state: 'redo' }),
    task('i', { due: day('2026-06-01'), state: 'reported', report: { at: instant('2026-06-01T01:00:00Z') } as never }),
    task('j', { due: day('2026-06-01'), state: 'suspended', suspendedAt: instant('2026-05-01T01:00:00Z') }),
    task('k', { due: day('2026-06-01'), state: 'done', closedAt: instant('2026-05-20T01:00:00Z') }),
  ]

  it('is worst first, hoả tốc first of its kind, without what waits for others', () => {
    const digest = unitDigest(tasks, ON, index)
    expect(digest.sections.map(s => [s.section, s.items.map(i => i.taskId).join('')])).toEqual([
      ['late', 'ba'],
      ['redo', 'h'],
      ['soon', 'dc'],
      ['unaccepted', 'e'],
      ['undated', 'g'],
    ])
    expect(digest.count).toBe(7)
  })

  it('reads as short lines, each task with its address', () => {
    const text = unitDigestText('Phòng  Nội vụ', unitDigest(tasks, ON, index), 'https://x.example')
    expect(text.split('\n').slice(0, 8)).toEqual([
      'VIỆC CẦN CHÚ Ý – Phòng Nội vụ',
      'Thứ Tư, 10/06/2026',
      '',
      '■ QUÁ HẠN (2)',
      '1. Việc b – quá 40 ngày, hạn 01/05/2026',
      'https://x.example/nhiem-vu/b',
      '2. Việc a – quá 2 ngày, hạn 08/06/2026',
      'https://x.example/nhiem-vu/a',
    ])
    expect(text).toContain('1. [HOẢ TỐC] Việc d – hạn 12/06/2026, còn 2 ngày làm việc\n')
    expect(text).toContain('2. Việc c – hạn 10/06/2026, hôm nay\n')
    expect(text).toContain('○ KHÔNG THỜI HẠN, LÂU CHƯA CẬP NHẬT (1)\n')
    expect(unitDigestText('Phòng', unitDigest([], ON, index), 'https://x.example')).toContain('Không có việc')
  })

  it('of an urge names who is missing', () => {
    const missing = [{ unitName: 'Phòng Nội vụ', taskId: 't 1', late: 2 }]
    const urged = { title: 'Báo cáo', source: 'Giao ban', due: ON, reported: 3, total: 4, missing }
    const text = urgeText(urged, ' Gấp\nnhé ', 'https://x.example')
    expect(text).toContain(
      'Đã báo cáo 3/4 đơn vị. Còn thiếu:\n\n1. Phòng Nội vụ – trễ 2 ngày\nhttps://x.example/nhiem-vu/t%201',
    )
    expect(text).toContain('“Gấp nhé”')
  })
})
