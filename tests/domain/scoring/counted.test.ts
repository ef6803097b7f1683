import { describe, expect, it } from 'vitest'
import { countTask, withLaterDecisions } from '#app/domain/scoring/counted.ts'
import { parsePeriod } from '#app/domain/scoring/period.ts'
import { day } from '#app/domain/shared/day.ts'
import { task } from './make-tasks.ts'

const q2 = parsePeriod('2026-Q2')!
const q3 = parsePeriod('2026-Q3')!
const afterQ2 = day('2026-07-01')
const q2Of = (t: ReturnType<typeof task>, against: 'due' | 'original' = 'due') => countTask(t, q2, afterQ2, against)

describe('which tasks a period counts', () => {
  it('counts a finished task in the period its report went in, whenever it was due', () => {
    const early = task('a', { due: day('2026-07-20'), reported: day('2026-06-25') })
    expect(q2Of(early)?.counted).toBe('on-time')
    expect(countTask(early, q3, day('2026-10-01'), 'due')).toBeNull()
  })

  it('counts an overdue task in every period until it is finished', () => {
    const open = task('a', { due: day('2026-05-15') })
    expect(q2Of(open)).toMatchObject({ counted: 'open-overdue', daysLate: 47 })
    expect(countTask(open, q3, day('2026-10-01'), 'due')?.counted).toBe('open-overdue')
    const done = task('a', { due: day('2026-05-15'), reported: day('2026-07-02') })
    expect(countTask(done, q3, day('2026-10-01'), 'due')).toMatchObject({ counted: 'late', daysLate: 48 })
  })

  it('lets a due day end at 24:00, also on the last day of the period', () => {
    const due = day('2026-06-30')
    expect(q2Of(task('a', { due, reported: due }))?.counted).toBe('on-time')
    expect(q2Of(task('a', { due }))?.counted).toBe('open-overdue')
    expect(q2Of(task('a', { due: day('2026-07-01') }))?.counted).toBe('not-due')
  })

  it('never makes the unit late for the office’s delay in confirming', () => {
    const waits = task('a', { due: day('2026-05-15'), reported: day('2026-05-15'), confirmed: null })
    expect(q2Of(waits)).toMatchObject({ counted: 'on-time', why: 'Hạn 15/05/2026, báo cáo 15/05/2026, chờ xác nhận.' })
    const confirmedNextQuarter = task('a', {
      due: day('2026-05-15'),
      reported: day('2026-05-15'),
      confirmed: day('2026-07-20'),
    })
    expect(q2Of(confirmedNextQuarter)?.counted).toBe('on-time')
    expect(countTask(confirmedNextQuarter, q3, day('2026-10-01'), 'due')).toBeNull()
  })

  it('lists but does not count what is excused, withdrawn, not due or without a day', () => {
    expect(q2Of(task('a', { excluded: true }))?.counted).toBe('excluded')
    expect(q2Of(task('a', { withdrawn: day('2026-06-01') }))?.counted).toBe('withdrawn')
    expect(q2Of(task('a', { due: null }))?.counted).toBe('no-due')
    expect(q2Of(task('a', { due: null, reported: day('2026-06-01') }))?.counted).toBe('done-no-due')
  })

  it('judges against the original day where that is asked', () => {
    const extended = task('a', {
      due: day('2026-05-15'),
      extendedTo: { day: day('2026-05-30'), on: day('2026-05-10') },
      reported: day('2026-05-28'),
    })
    expect(q2Of(extended)?.counted).toBe('on-time')
    expect(q2Of(extended, 'original')).toMatchObject({ counted: 'late', daysLate: 13 })
  })
})

describe('what is decided after the period', () => {
  const then = task('a', { due: day('2026-06-20'), reported: day('2026-06-20'), confirmed: null })

  it('takes an objective cause that is accepted later', () => {
    expect(withLaterDecisions(then, { ...then, excluded: true }).excluded).toBe(true)
  })

  it('takes back a report that was returned later: it was not the one that was confirmed', () => {
    const returned = withLaterDecisions(then, { ...then, state: 'redo', report: null, returnedReports: 1 })
    expect(q2Of(returned)?.counted).toBe('open-overdue')
  })

  it('changes nothing for a later extension or completion', () => {
    const open = task('a', { due: day('2026-06-20') })
    expect(
      withLaterDecisions(open, { ...open, state: 'done', due: day('2026-08-01'), closedAt: then.assignedAt }),
    ).toEqual(open)
  })
})
