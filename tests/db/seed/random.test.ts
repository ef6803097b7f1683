import { describe, expect, it } from 'vitest'
import { instant } from '#app/domain/shared/instant.ts'
import { Agenda } from '#db/seed/agenda.ts'
import { randomFrom } from '#db/seed/random.ts'
import { timedIds } from '#db/seed/timed-ids.ts'

describe('the generator', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    const draw = (seed: string | number) => Array.from({ length: 5 }, (_, i) => randomFrom(seed).fork(`${i}`).next())
    expect(draw('a')).toEqual(draw('a'))
    expect(draw('a')).not.toEqual(draw('b'))
    expect(draw(7)).toEqual(draw(7))
  })

  it('spreads evenly and stays in its bounds', () => {
    const random = randomFrom(1)
    const counts = [0, 0, 0, 0, 0]
    for (let i = 0; i < 10_000; i += 1) counts[random.int(0, 4)]! += 1
    for (const n of counts) expect(n).toBeGreaterThan(1_800)
    expect(random.shuffled([1, 2, 3, 4]).toSorted()).toEqual([1, 2, 3, 4])
    expect(random.some(['a', 'b', 'c'], 2)).toHaveLength(2)
  })

  it('forks do not depend on what was drawn before', () => {
    const [one, other] = [randomFrom('x'), randomFrom('x')]
    other.next()
    expect(one.fork('a').next()).toBe(other.fork('a').next())
  })
})

describe('ids of a simulated clock', () => {
  it('are UUIDv7, sort like time and never repeat', () => {
    let now = instant('2026-03-10T08:00:00+07:00')
    const ids = timedIds(() => now, randomFrom(1))
    const first = Array.from({ length: 500 }, () => ids.next())
    now = instant('2026-03-10T08:00:01+07:00')
    const all = [...first, ids.next()]
    expect(new Set(all).size).toBe(501)
    expect(all.toSorted()).toEqual(all)
    for (const id of all) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('the agenda', () => {
  it('runs in the order of the moments, of one moment in the order of asking, and what is added meanwhile', async () => {
    const agenda = new Agenda()
    const at = (minute: string) => instant(`2026-03-10T08:${minute}:00+07:00`)
    const seen: string[] = []
    const note = (name: string) => async () => {
      seen.push(name)
    }
    agenda.add(at('20'), note('c'))
    agenda.add(at('10'), async () => {
      seen.push('a')
      agenda.add(at('15'), note('b'))
    })
    agenda.add(at('20'), note('d'))
    agenda.add(at('40'), note('too late'))
    let clock = ''
    await agenda.run(at('30'), now => {
      clock = now
    })
    expect(seen).toEqual(['a', 'b', 'c', 'd'])
    expect(clock).toBe(at('20'))
  })
})
