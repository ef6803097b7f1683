import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CriteriaSet, criteriaOf, type Formula } from '#app/domain/scoring/criteria.ts'
import { DEFAULT_CRITERIA_SET as SET } from '#app/domain/scoring/default-set.ts'
import { parsePeriod } from '#app/domain/scoring/period.ts'
import { scoreUnit } from '#app/domain/scoring/score.ts'
import { addDays, day } from '#app/domain/shared/day.ts'
import type { Task } from '#app/domain/task/task.ts'
import { anyHistories, asOf, finishedLate, finishedOnTime, leftOverdue, task } from './make-tasks.ts'

const q2 = parsePeriod('2026-Q2')!
const END = day('2026-07-01')
const score = (tasks: readonly Task[], set: CriteriaSet = SET) => scoreUnit(set, q2, 'u1', tasks, END)
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))

/** A set of one criterion worth 100 points. */
const only = (formula: Formula): CriteriaSet => ({
  ...SET,
  fields: [{ id: 'f', name: 'f', criteria: [{ id: 'c', name: 'c', max: 100, formula }] }],
})

describe('the default set', () => {
  it('is worth 100 points and its bands reach from 100 to 0', () => {
    expect(criteriaOf(SET).reduce((sum, c) => sum + c.max, 0)).toBe(100)
    expect(SET.bands.map(b => [b.name, b.from])).toEqual([
      ['Xuất sắc', 90],
      ['Tốt', 80],
      ['Khá', 65],
      ['Trung bình', 50],
      ['Yếu', 0],
    ])
  })

  it('gives full points where everything was on time', () => {
    expect(score(times(5, i => finishedOnTime(`t${i}`)))).toMatchObject({
      total: 100,
      max: 100,
      band: { name: 'Xuất sắc' },
    })
  })

  it('counts a mixed quarter as it can be counted by hand', () => {
    // 6 on time, 2 finished 5 days late, 2 left overdue since 15/05 (47 days at 24:00 of 30/06), 1 excused
    const tasks = [
      ...times(6, i => finishedOnTime(`a${i}`)),
      ...times(2, i => finishedLate(`b${i}`)),
      ...times(2, i => leftOverdue(`c${i}`)),
      task('d', { excluded: true }),
    ]
    const s = score(tasks)
    // 40 × 6/10; 30 × 8/10; 10 − 4; 10 − (2 × 0,5 + 2 × 2); 10 × 8/10
    expect(s.criteria.map(c => c.points)).toEqual([24, 24, 6, 5, 8])
    expect(s).toMatchObject({
      total: 67,
      max: 100,
      band: { name: 'Khá' },
      rates: { due: { onTime: 6, late: 4, of: 10 } },
      done: 8,
      hadToBeDone: 10,
      excluded: 1,
      mention: null,
    })
    expect(s.criteria[0]?.tasks.find(t => t.taskId === 'd')).toMatchObject({
      counted: 'excluded',
      counts: false,
      points: 0,
    })
  })

  it('says that there is no basis where there is nothing to count: neither 0 nor full', () => {
    for (const tasks of [[], [task('a', { excluded: true })], [task('a', { due: day('2026-08-01') })]]) {
      const s = score(tasks)
      expect(s).toMatchObject({ total: null, max: 0, percent: null, band: null, mention: null })
      expect(s.criteria.every(c => c.points === null && c.denominator === 0)).toBe(true)
    }
  })

  it('leaves out a criterion without a basis and takes the rest as the whole', () => {
    const s = score([task('a', { due: null, reported: day('2026-05-20') })])
    expect(s.criteria.map(c => c.points)).toEqual([null, 30, 10, 10, 10])
    expect(s).toMatchObject({ total: 60, max: 60, percent: 100 })
  })

  it('shows both rates', () => {
    const extended = task('a', {
      extendedTo: { day: day('2026-05-30'), on: day('2026-05-10') },
      reported: day('2026-05-28'),
    })
    expect(score([extended]).rates).toEqual({
      due: { onTime: 1, late: 0, of: 1 },
      original: { onTime: 0, late: 1, of: 1 },
    })
  })

  it('names who is praised and who is criticised by thresholds', () => {
    expect(score(times(10, i => finishedOnTime(`t${i}`))).mention).toBe('praise')
    expect(score(times(9, i => finishedOnTime(`t${i}`))).mention).toBeNull()
    expect(score([finishedOnTime('a'), leftOverdue('b'), leftOverdue('c')]).mention).toBe('criticism')
  })
})

describe('formulas', () => {
  const nine = [...times(9, i => finishedOnTime(`a${i}`)), finishedLate('b')]
  const points = (formula: Formula, tasks: Task[]) => score(tasks, only(formula)).criteria[0]?.points

  it('on time by steps', () => {
    const steps: Formula = {
      kind: 'on-time-steps',
      against: 'due',
      steps: [
        { from: 0.8, share: 0.5 },
        { from: 0.9, share: 0.75 },
        { from: 1, share: 1 },
      ],
    }
    expect(points(steps, nine)).toBe(75)
    expect(
      points(
        steps,
        times(3, i => finishedOnTime(`a${i}`)),
      ),
    ).toBe(100)
    expect(points(steps, [finishedOnTime('a'), finishedLate('b')])).toBe(0)
  })

  it('on time in proportion, nothing below the floor', () => {
    const linear: Formula = { kind: 'on-time-linear', against: 'due', floor: 0.7 }
    expect(points(linear, nine)).toBe(90)
    expect(points(linear, [finishedOnTime('a'), finishedLate('b')])).toBe(0)
  })

  it('deductions stop at nothing and still say what each task cost', () => {
    const s = score(
      times(4, i => leftOverdue(`c${i}`)),
      only({ kind: 'deduct-per-late-task', against: 'due', perTask: 40 }),
    )
    expect(s.criteria[0]).toMatchObject({ points: 0, remark: 'Đã trừ hết điểm (mức trừ tính ra là 160).' })
    expect(s.criteria[0]?.tasks.map(t => t.points)).toEqual([-25, -25, -25, -25])
  })

  it('a quarter of a product’s points for each delay (Nghị định 335/2025/NĐ-CP)', () => {
    expect(
      points({ kind: 'product-progress', perDelay: 0.25, countExtensions: false }, [
        finishedOnTime('a'),
        finishedLate('b'),
      ]),
    ).toBe(87.5)
    const twice = task('a', {
      extendedTo: { day: day('2026-05-20'), on: day('2026-05-10') },
      reported: day('2026-05-28'),
    })
    expect(points({ kind: 'product-progress', perDelay: 0.25, countExtensions: true }, [twice])).toBe(50)
  })

  it('a quarter of a product’s points for each returned report, none for what is missing', () => {
    const formula: Formula = { kind: 'product-quality', perReturn: 0.25 }
    const redone = (n: number) => task(`r${n}`, { reported: day('2026-05-10'), returned: n })
    expect(redone(2).returnedReports).toBe(2)
    expect(points(formula, [redone(0)])).toBe(100)
    expect(points(formula, [redone(2)])).toBe(50)
    expect(points(formula, [redone(9)])).toBe(0)
    expect(points(formula, [redone(0), leftOverdue('z')])).toBe(50)
  })

  it('manual points are not invented', () => {
    expect(score(nine, only({ kind: 'manual' }))).toMatchObject({ total: null, max: 0 })
  })
})

/** Every formula there is, in one set that judges against one day throughout. */
const ALL: CriteriaSet = {
  ...SET,
  fields: [
    ...SET.fields,
    {
      id: 'more',
      name: 'more',
      criteria: [
        {
          id: 'm1',
          name: 'm1',
          max: 20,
          formula: {
            kind: 'on-time-steps',
            against: 'due',
            steps: [
              { from: 0.5, share: 0.5 },
              { from: 0.9, share: 1 },
            ],
          },
        },
        { id: 'm2', name: 'm2', max: 20, formula: { kind: 'product-progress', perDelay: 0.25, countExtensions: true } },
        { id: 'm3', name: 'm3', max: 5, formula: { kind: 'manual' } },
      ],
    },
  ],
}
const anyTasks = anyHistories(['u1', 'u2']).map(h => asOf(h, '2026-06-30T16:59:59.999Z'))
const isDeduction = (id: string) => criteriaOf(ALL).some(c => c.id === id && c.formula.kind.startsWith('deduct-'))
const percent = (s: { percent: number | null }) => s.percent ?? 100

describe('properties', () => {
  it('bounded, and the sum of its parts', () => {
    fc.assert(
      fc.property(anyTasks, tasks => {
        const s = score(tasks, ALL)
        for (const c of s.criteria) {
          if (c.points === null) continue
          expect(c.points).toBeGreaterThanOrEqual(0)
          expect(c.points).toBeLessThanOrEqual(c.max)
          const parts = c.tasks.reduce((sum, t) => sum + t.points, 0)
          const base = isDeduction(c.id) ? c.max : 0
          expect(Math.abs(base + parts - c.points)).toBeLessThanOrEqual(0.005 + 1e-9)
        }
        if (s.total === null) return
        expect(s.total).toBeCloseTo(
          s.criteria.reduce((sum, c) => sum + (c.points ?? 0), 0),
          9,
        )
        expect(s.total).toBeGreaterThanOrEqual(0)
        expect(s.total).toBeLessThanOrEqual(s.max)
      }),
    )
  })

  it('does not depend on the order of the tasks', () => {
    fc.assert(
      fc.property(
        anyTasks.chain(tasks => fc.tuple(fc.constant(tasks), fc.shuffledSubarray(tasks, { minLength: tasks.length }))),
        ([tasks, shuffled]) => {
          expect(score(shuffled, ALL)).toEqual(score(tasks, ALL))
        },
      ),
    )
  })

  it('lists each task of the unit once in every criterion, and none of another unit', () => {
    fc.assert(
      fc.property(anyTasks, tasks => {
        for (const c of score(tasks, SET).criteria) {
          const ids = c.tasks.map(t => t.taskId)
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids.every(id => tasks.find(t => t.id === id)?.unitId === 'u1')).toBe(true)
        }
      }),
    )
  })

  it('one more task left overdue never raises the score', () => {
    fc.assert(
      fc.property(anyTasks, tasks => {
        expect(percent(score([...tasks, leftOverdue('zz')], ALL))).toBeLessThanOrEqual(
          percent(score(tasks, ALL)) + 1e-9,
        )
      }),
    )
  })

  it('one task on time that had been late, or late that had been left undone, never lowers the score', () => {
    fc.assert(
      fc.property(anyTasks, fc.integer({ min: 1, max: 40 }), (tasks, days) => {
        const undone = score([...tasks, leftOverdue('zz')], ALL)
        const late = score([...tasks, finishedLate('zz', 'u1', days)], ALL)
        const onTime = score([...tasks, finishedOnTime('zz')], ALL)
        expect(undone.total!).toBeLessThanOrEqual(late.total!)
        expect(late.total!).toBeLessThanOrEqual(onTime.total!)
      }),
    )
  })

  // completion rises with it, as it should: late is better than never. So does an average of product points below 75 %.
  it('one more task finished late never raises a rate of punctuality or a deduction', () => {
    const punctual = ['dung-han', 'viec-tre', 'ngay-tre', 'm1']
    fc.assert(
      fc.property(anyTasks, tasks => {
        const before = score(tasks, ALL).criteria
        for (const c of score([...tasks, finishedLate('zz')], ALL).criteria) {
          if (!punctual.includes(c.id)) continue
          const was = before.find(b => b.id === c.id)?.points
          expect(c.points!).toBeLessThanOrEqual(was ?? c.max)
        }
      }),
    )
  })

  it('later by a day never raises the score', () => {
    fc.assert(
      fc.property(anyTasks, fc.integer({ min: 0, max: 44 }), (tasks, days) => {
        const one = score([...tasks, finishedLate('zz', 'u1', days)], ALL)
        const two = score([...tasks, finishedLate('zz', 'u1', days + 1)], ALL)
        expect(two.total!).toBeLessThanOrEqual(one.total!)
      }),
    )
  })

  it('a finished task counts in exactly one quarter', () => {
    fc.assert(
      fc.property(anyHistories(['u1'], 1), histories => {
        const [task] = asOf(histories, '2027-12-31T00:00:00.000Z')
        if (!task || task.excluded || task.state === 'withdrawn') return
        const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map(id => parsePeriod(id)!)
        const counted = quarters.filter(q => {
          const [then] = asOf(histories, `${q.to}T16:59:59.999Z`)
          const s = then ? scoreUnit(SET, q, 'u1', [then], addDays(q.to, 1)) : null
          return s && s.done > 0
        })
        expect(counted).toHaveLength(task.state === 'done' || task.state === 'reported' ? 1 : 0)
      }),
    )
  })
})
