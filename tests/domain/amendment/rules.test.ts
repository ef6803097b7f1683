import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_CHOICES } from '#app/domain/amendment/amendment.ts'
import { fanOut } from '#app/domain/directive/fan-out.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { evolve, isWorkable } from '#app/domain/task/task.ts'
import { directive } from '../directive/seed-office.ts'
import { afterwards, anyAmendment, anyNotice, carriedOut, compare, office, TODAY } from './office.ts'

const RUNS = { numRuns: 200 }

describe('a later notice, whatever it says', () => {
  it('puts every task of the earlier one into exactly one group', () => {
    fc.assert(
      fc.property(anyAmendment, a => {
        const live = a.tasks.filter(t => t.state !== 'withdrawn').map(t => t.id)
        expect(
          compare(a)
            .fates.map(f => f.task.id)
            .sort(),
        ).toEqual(live.sort())
      }),
      RUNS,
    )
  })

  it('keeps everything where it says the same, read again from the paper or not', () => {
    fc.assert(
      fc.property(anyNotice, fc.boolean(), (n, reread) => {
        // two items that read alike in every part cannot be told apart, and need not be
        const distinct = new Set(n.earlier.map(d => d.title)).size === n.earlier.length
        const later = n.earlier.map(d => (reread && distinct ? { ...d, id: `again-${d.id}` } : { ...d }))
        const { fates, fresh, dropped } = compare({ ...n, later })
        expect(fates.filter(f => f.kind !== 'kept')).toEqual([])
        expect([fresh, dropped]).toEqual([[], []])
      }),
      RUNS,
    )
  })

  it('never leaves an item with more units at work than it names', () => {
    fc.assert(
      fc.property(anyAmendment, a => {
        const comparison = compare(a)
        const tasks = carriedOut(comparison).filter(t => t.noticeId === 'n2' && t.kind === 'work' && isWorkable(t))
        for (const { later } of comparison.pairs) {
          const named = new Set(
            fanOut(later, office, TODAY)
              .filter(s => s.kind === 'work')
              .map(s => s.unitId),
          )
          const periods = new Map<string | null, string[]>()
          for (const t of tasks.filter(t => t.directiveId === later.id))
            periods.set(t.period, [...(periods.get(t.period) ?? []), t.unitId])
          if (named.size > 0) for (const units of periods.values()) expect(units.length).toBeLessThanOrEqual(named.size)
        }
      }),
      RUNS,
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyAmendment, a => {
        const tasks = carriedOut(compare(a))
        const under = tasks.filter(t => t.noticeId === 'n2')
        const again = compare({ earlier: a.later, later: a.later, tasks: under })
        expect(again.fates.filter(f => f.kind !== 'kept')).toEqual([])
        expect(again.fresh).toEqual([])
      }),
      RUNS,
    )
  })

  it('leaves what is done, and what has a report unless it is asked to change it', () => {
    fc.assert(
      fc.property(anyAmendment, fc.boolean(), (a, asked) => {
        const reported = a.tasks.filter(t => t.state === 'reported').map(t => t.id)
        const { fates } = compare(a, { ...NO_CHOICES, reported: asked ? reported : [] })
        for (const fate of fates) {
          if (fate.task.state === 'done' || (fate.task.state === 'reported' && !asked)) expect(fate.kind).toBe('kept')
          const next = afterwards(fate)
          if (fate.task.state === 'done') expect(next.state).toBe('done')
          if (fate.kind === 'kept') {
            const { noticeId, directiveId, path, saidBy, ...same } = next
            const { noticeId: _n, directiveId: _d, path: _p, saidBy: _s, ...before } = fate.task
            expect(same).toEqual(before)
          }
        }
      }),
      RUNS,
    )
  })

  it('keeps every sentence a task has had, and the first day it was given', () => {
    fc.assert(
      fc.property(anyAmendment, a => {
        for (const fate of compare(a).fates) {
          const next = afterwards(fate)
          expect([...(next.sentences ?? []).map(s => s.text), next.text]).toContain(fate.task.text)
          if (fate.task.originalDue !== null) expect(next.originalDue).toBe(fate.task.originalDue)
        }
      }),
      RUNS,
    )
  })

  it('takes over what a person says, each earlier item once', () => {
    fc.assert(
      fc.property(anyAmendment, fc.nat(10), fc.nat(10), (a, i, j) => {
        const later = a.later[i % Math.max(1, a.later.length)]
        const earlier = a.earlier[j % a.earlier.length]!
        if (!later) return
        const { pairs } = compare(a, { ...NO_CHOICES, takes: { [later.id]: earlier.id } })
        expect(pairs.find(p => p.later.id === later.id)!.earlier?.id).toBe(earlier.id)
        const taken = pairs.flatMap(p => (p.earlier ? [p.earlier.id] : []))
        expect(new Set(taken).size).toBe(taken.length)
        const asNew = compare(a, { ...NO_CHOICES, takes: { [later.id]: null } })
        expect(asNew.pairs.find(p => p.later.id === later.id)!.earlier).toBeNull()
      }),
      RUNS,
    )
  })

  it('hands on what an item without a unit was given to later, where the later notice names another', () => {
    const earlier = directive({ lead: [] })
    const [seed] = fanOut(directive({ lead: [{ kind: 'unit', id: 'nv' }] }), office, TODAY)
    const assigned = { ...seed!, noticeId: 'n1', meetingId: 'm', directiveId: earlier.id }
    const at = instantAt(TODAY, '08:00')
    const task = evolve('t', null, { at, actorId: 'x', data: { kind: 'assigned', task: assigned } })
    const named = (id: string) =>
      compare({ earlier: [earlier], later: [{ ...earlier, lead: [{ kind: 'unit', id }] }], tasks: [task] })
    expect(named('kt')).toMatchObject({ fates: [{ kind: 'changed', leadTo: 'kt' }], fresh: [] })
    // and where it names the unit that has it, nothing is new
    expect(named('nv')).toMatchObject({ fates: [{ kind: 'kept', why: 'same' }], fresh: [] })
  })
})
