import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexOf } from '#app/domain/calendar/working-day-index.ts'
import { isWorkingDay } from '#app/domain/calendar/working-days.ts'
import { agoOf, occurrencesUpTo, offsetAt, speaksAt } from '#app/domain/reminder/occurrence.ts'
import { DEFAULT_RULES, type ReminderRule, rulesFor, rulesWith } from '#app/domain/reminder/rule.ts'
import { afterQuietHours, planDueAt } from '#app/domain/reminder/run-time.ts'
import { secondLook } from '#app/domain/reminder/still-fits.ts'
import { addDays, day, daysBetween } from '#app/domain/shared/day.ts'
import { instant } from '#app/domain/shared/instant.ts'
import { calendar, evolved, plan, runOf, task, told } from './make.ts'

const usual = (id: string): ReminderRule => DEFAULT_RULES.find(r => r.id === id)!
const accepted = (due: string | null, more: Parameters<typeof task>[0] = {}) =>
  evolved(task({ due, at: '2026-05-04T10:00+07:00', ...more }), '2026-06-10T09:00+07:00', { kind: 'accepted' })

describe('calendar days', () => {
  const rules = rulesWith([{ ...usual('due-soon'), days: 'calendar', offsets: [-3, -1] }])

  it('before the day, a rest day is warned of on the working day before it', () => {
    // due on Tuesday 16/6: three days before is Saturday, so Friday; the day before is Monday
    const t = accepted('2026-06-16')
    expect(told([t], runOf(day('2026-06-11')), { rules })).toEqual([])
    expect(told([t], runOf(day('2026-06-12')), { rules })).toEqual(['due-soon-3 → tp-kt'])
    expect(told([t], runOf(day('2026-06-15')), { rules })).toEqual(['due-soon-1 → tp-kt'])
  })

  it('after it, on the working day that follows', () => {
    const late = rulesWith([{ ...usual('overdue'), days: 'calendar', offsets: [3], repeatEvery: null }])
    const t = accepted('2026-06-10') // three days later is Saturday 13/6
    expect(told([t], runOf(day('2026-06-12')), { rules: late })).toEqual([])
    expect(told([t], runOf(day('2026-06-15')), { rules: late })).toContain('overdue+3 → tp-kt')
  })

  it('every time has one run, and the runs come in order', () => {
    const index = indexOf(calendar)
    const anyRule = fc.record({
      days: fc.constantFrom('working' as const, 'calendar' as const),
      offsets: fc
        .uniqueArray(fc.integer({ min: -12, max: 12 }), { minLength: 1, maxLength: 4 })
        .map(o => o.sort((a, b) => a - b)),
      repeatEvery: fc.option(fc.integer({ min: 1, max: 9 })),
      cap: fc.option(fc.integer({ min: 1, max: 8 })),
    })
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 0, max: 400 }), fc.integer({ min: -20, max: 60 }), (edited, from, on) => {
        const rule = { ...usual('overdue'), ...edited }
        const anchor = addDays(day('2026-02-01'), from)
        const run = addDays(anchor, on)
        if (!isWorkingDay(calendar, run)) return
        const found = occurrencesUpTo(rule, index, anchor, run, 100)
        // said the slow way: of all times, those whose run is not ahead
        const slow = []
        for (let n = 0; n < Math.min(rule.cap ?? 200, rule.repeatEvery === null ? rule.offsets.length : 200); n += 1) {
          const offset = offsetAt(rule, n)
          if (agoOf(rule, index, anchor, offset, run) >= 0) slow.unshift(offset)
        }
        expect(found.map(o => o.offset)).toEqual(slow.slice(0, 100))
        for (const o of found) {
          expect(speaksAt(rule, o.offset)).toBe(true)
          if (rule.days === 'calendar' && o.ago === 0 && o.offset > 0)
            expect(daysBetween(anchor, run)).toBeGreaterThanOrEqual(o.offset)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('classes', () => {
  const own = (classes: ReminderRule['classes'], id: string) => ({ ...usual('stale'), id, classes, offsets: [3] })
  it('one row for several classes, the first class of a task wins, the rest keep the usual row', () => {
    const rules = rulesWith([own(['urgent', 'no-due'], 'a'), own(['flash'], 'b')])
    const stale = (t: Parameters<typeof rulesFor>[1]) => rulesFor(rules, t).find(r => r.step === 'stale')?.id
    expect(stale(accepted('2026-06-16'))).toBe('stale')
    expect(stale(accepted(null))).toBe('a')
    expect(stale(accepted(null, { urgency: 'flash' }))).toBe('b')
    expect(stale({ ...accepted('2026-06-16'), period: '2026-06' })).toBe('stale')
  })

  it('a row of its own tells nobody the same step a second time', () => {
    const t = accepted('2026-06-10', { urgency: 'urgent' })
    const before = plan([t], runOf(day('2026-06-11'))).notices
    const rules = rulesWith([{ ...usual('overdue'), id: 'overdue-urgent', classes: ['urgent'] }])
    expect(plan([t], runOf(day('2026-06-11')), { rules }).notices.map(n => [n.rule, n.step, n.occurrence])).toEqual(
      before.map(n => [n.rule, n.step, n.occurrence]),
    )
  })

  it('rows stored before a field existed mean what they meant', () => {
    const { classes: _c, days: _d, at: _a, silentIn: _s, ...old } = { ...usual('overdue'), offsets: [2] }
    expect(rulesWith([old]).find(r => r.id === 'overdue')).toEqual({ ...usual('overdue'), offsets: [2] })
  })
})

describe('states', () => {
  it('a row may be silent in more of them, never in fewer', () => {
    const rules = rulesWith([{ ...usual('overdue'), silentIn: ['accepted'] }])
    expect(told([accepted('2026-06-10')], runOf(day('2026-06-11')), { rules })).toEqual([])
    const reported = evolved(accepted('2026-06-10'), '2026-06-10T15:00+07:00', {
      kind: 'reported',
      text: 'xong',
      onTime: true,
      fileIds: [],
    } as never)
    expect(told([reported], runOf(day('2026-06-11')), { rules: rulesWith([]) })).toEqual([])
  })
})

describe('times', () => {
  it('a row with a time of its own makes a mail of its own at that time', () => {
    const rules = rulesWith([{ ...usual('overdue'), at: '14:00' }])
    const made = plan([accepted('2026-06-10')], runOf(day('2026-06-11')), { rules })
    expect(made.notices.map(n => n.data)).toEqual([{ role: 'unit', group: 'digest:14:00', at: '14:00' }])
    expect(planDueAt(made.notices[0]!.data, made.run, null)).toBe(instant('2026-06-11T14:00+07:00'))
    expect(planDueAt({ at: '06:00' }, made.run, null)).toBe(made.run.at)
    // of its own, but still within the office's peace
    const quiet = { from: '21:00', to: '06:00' }
    expect(planDueAt({ at: '14:00' }, made.run, quiet)).toBe(instant('2026-06-11T14:00+07:00'))
    expect(planDueAt({ at: '22:00' }, made.run, quiet)).toBe(instant('2026-06-12T06:00+07:00'))
  })

  it('quiet hours hold back until their end, over midnight and within a day', () => {
    const quiet = { from: '21:00', to: '06:00' }
    const released = (at: string, q: typeof quiet | null = quiet) => afterQuietHours(q, instant(at))
    expect(released('2026-06-11T20:59+07:00')).toBe(instant('2026-06-11T20:59+07:00'))
    expect(released('2026-06-11T21:00+07:00')).toBe(instant('2026-06-12T06:00+07:00'))
    expect(released('2026-06-12T05:59+07:00')).toBe(instant('2026-06-12T06:00+07:00'))
    expect(released('2026-06-12T06:00+07:00')).toBe(instant('2026-06-12T06:00+07:00'))
    expect(released('2026-06-12T12:00+07:00', { from: '11:30', to: '13:00' })).toBe(instant('2026-06-12T13:00+07:00'))
    expect(released('2026-06-11T23:00+07:00', null)).toBe(instant('2026-06-11T23:00+07:00'))
  })
})

describe('the second look', () => {
  it('leaves out what the edited row does not say any more', () => {
    const t = accepted('2026-06-10')
    const [notice] = plan([t], runOf(day('2026-06-11'))).notices
    const look = (rules: readonly ReminderRule[]) => {
      const ladder = { receivers: () => [{ personId: 'tp-kt', email: null, role: 'unit' as const }] } as never
      return secondLook(notice!, t, { rules, ladder, today: day('2026-06-11'), index: indexOf(calendar) })
    }
    expect(look(DEFAULT_RULES)).toEqual({ fits: true })
    expect(look(rulesWith([{ ...usual('overdue'), offsets: [2] }]))).toMatchObject({
      reason: 'Quy tắc nhắc đã thay đổi',
    })
    expect(look(rulesWith([{ ...usual('overdue'), enabled: false }]))).toMatchObject({ fits: false })
  })
})
