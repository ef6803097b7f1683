import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { dayOfInstant, instant } from '#app/domain/shared/instant.ts'
import { ENDS_A_REQUEST, extensionEntries } from '#app/domain/task/extension-ledger.ts'
import { evolve, type Task, type TaskEvent } from '#app/domain/task/task.ts'
import { extensionHistory } from './extension-histories.ts'
import { assigned } from './sample.ts'

const reason = 'một lý do đủ dài để được nhận'

const told = (events: readonly TaskEvent[]) => events.map((e, i) => ({ ...e, id: `e${String(i).padStart(3, '0')}` }))

describe('the ledger of extensions', () => {
  it('has every request and every day moved unasked once, in order, over any history', () => {
    let requests = 0
    fc.assert(
      fc.property(extensionHistory, ({ task, events }) => {
        const entries = extensionEntries('t1', told(events))
        const asked = events.filter(e => e.data.kind === 'extension-asked')
        const decided = events.filter(e => e.data.kind === 'extended' || e.data.kind === 'extension-refused')
        requests += asked.length
        expect(entries.filter(e => e.asked)).toHaveLength(asked.length)
        // every decision stands in exactly one row, and only the last request can be waiting
        expect(entries.filter(e => ['granted', 'refused', 'unasked'].includes(e.outcome))).toHaveLength(decided.length)
        expect(entries.some(e => e.outcome === 'waiting')).toBe(task.extension !== null)
        expect(entries.filter(e => e.outcome === 'waiting').length).toBeLessThanOrEqual(1)
        expect(entries.map(e => e.id)).toEqual(entries.map(e => e.id).toSorted())
        expect(task.extensions).toBe(entries.filter(e => e.outcome === 'granted' || e.outcome === 'unasked').length)
        for (const e of entries) {
          if (e.asked) expect(e.asked.late).toBe(e.dueBefore !== null && dayOfInstant(e.asked.at) > e.dueBefore)
          if (e.outcome === 'granted' || e.outcome === 'unasked')
            expect(e.decided!.due! > (e.dueBefore ?? '')).toBe(true)
        }
      }),
      { seed: 20260301, numRuns: 1_500 },
    )
    expect(requests).toBeGreaterThan(500)
  })

  it('knows every event that ends a request', () => {
    let ended = 0
    fc.assert(
      fc.property(extensionHistory, ({ events }) => {
        let task: Task | null = null
        for (const event of events) {
          const before: Task | null = task
          task = evolve('t1', before, event)
          if (!before?.extension) continue
          const { data } = event
          const ends = ENDS_A_REQUEST.includes(data.kind) || (data.kind === 'amended' && data.due !== undefined)
          expect([event.data.kind, ends]).toEqual([event.data.kind, task.extension === null])
          if (ends) ended += 1
        }
      }),
      { seed: 20260302, numRuns: 1_500 },
    )
    expect(ended).toBeGreaterThan(300)
  })

  it('says who had the task, the day then, and what came of it', () => {
    const at = (text: string) => instant(`${text}T09:00:00+07:00`)
    const event = (id: string, on: string, data: TaskEvent['data']) => ({ id, at: at(on), actorId: 'a', data })
    const first = assigned({ due: day('2026-03-20') })
    const entries = extensionEntries('t1', [
      { ...first, id: '0' },
      event('1', '2026-03-23', {
        kind: 'extension-asked',
        wantedDue: day('2026-03-31'),
        reason,
        code: 'GH2',
        late: true,
      }),
      event('2', '2026-03-24', {
        kind: 'extended',
        from: day('2026-03-20'),
        due: day('2026-03-27'),
        reason: 'Đồng ý',
        asked: true,
      }),
      event('3', '2026-03-25', { kind: 'extension-asked', wantedDue: day('2026-04-05'), reason, late: false }),
      event('4', '2026-03-26', { kind: 'reassigned', fromUnitId: 'u1', toUnitId: 'u2', reason, due: null }),
      event('5', '2026-03-27', {
        kind: 'extended',
        from: day('2026-03-27'),
        due: day('2026-04-10'),
        reason: null,
        asked: false,
      }),
    ])
    expect(
      entries.map(e => [e.unitId, e.originalDue, e.dueBefore, e.asked?.code ?? null, e.outcome, e.decided?.due]),
    ).toEqual([
      ['u1', '2026-03-20', '2026-03-20', 'GH2', 'granted', '2026-03-27'],
      ['u1', '2026-03-20', '2026-03-27', null, 'lapsed', null],
      ['u2', '2026-03-20', '2026-03-27', null, 'unasked', '2026-04-10'],
    ])
  })
})
