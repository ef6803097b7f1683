import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LINES, sendInLines } from '#app/features/reminders/send-lines.ts'

const turn = () => new Promise<void>(resolve => setImmediate(resolve))
/** Mails 0, 1, 2 … up to `count`; remembers how many were asked for at a time. */
function pile(count: number) {
  let next = 0
  const asked: number[] = []
  const fetch = async (size: number): Promise<number[] | null> => {
    asked.push(size)
    await turn()
    if (next === count) return null
    const from = next
    next = Math.min(next + size, count)
    return Array.from({ length: next - from }, (_, i) => from + i)
  }
  return { fetch, asked }
}

describe('lines of sending', () => {
  it('send each mail once, whatever order answers come in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 400 }), fc.array(fc.nat({ max: 3 }), { minLength: 1 }), async (count, waits) => {
        const { fetch } = pile(count)
        const sent: number[] = []
        const send = async (n: number) => {
          for (let i = waits[n % waits.length]!; i > 0; i -= 1) await turn()
          sent.push(n)
        }
        const left = await sendInLines({ fetch, send, mayGoOn: () => true, time: () => 0 })
        expect(left).toEqual([])
        expect(sent.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, n) => n))
      }),
      { numRuns: 60 },
    )
  })

  it('go on beside as many stuck ones as leave one line free', async () => {
    const { fetch } = pile(500)
    let free = () => {}
    const stuck = new Promise<void>(resolve => {
      free = resolve
    })
    let sent = 0
    let reached = () => {}
    const allOthers = new Promise<void>(resolve => {
      reached = resolve
    })
    const send = async (n: number) => {
      if (n < LINES - 1) return stuck
      sent += 1
      if (sent === 500 - (LINES - 1)) reached()
    }
    const all = sendInLines({ fetch, send, mayGoOn: () => true, time: () => 0 })
    await allOthers
    free()
    expect(await all).toEqual([])
  })

  it('ask for few at first and where it is slow, for many where it is fast, never for more than a round', async () => {
    const fast = pile(1_000)
    await sendInLines({ fetch: fast.fetch, send: turn, mayGoOn: () => true, time: () => 0 })
    expect(fast.asked[0]).toBe(LINES)
    expect(Math.max(...fast.asked)).toBe(60)

    const slow = pile(100)
    let now = 0
    const send = async () => {
      now += 2_000
      await turn()
    }
    await sendInLines({ fetch: slow.fetch, send, mayGoOn: () => true, time: () => now })
    expect(Math.max(...slow.asked)).toBe(LINES)
  })

  it('begin nothing after a no and give back what was fetched; a send that breaks ends all of them', async () => {
    const { fetch } = pile(100)
    let begun = 0
    const send = async () => {
      begun += 1
      await turn()
    }
    const left = await sendInLines({ fetch, send, mayGoOn: () => begun < 4, time: () => 0 })
    expect([begun, left]).toEqual([4, [4, 5, 6, 7, 8, 9]])

    let tries = 0
    const breaking = sendInLines({
      fetch: pile(100).fetch,
      send: async () => {
        tries += 1
        throw new Error('not on record')
      },
      mayGoOn: () => true,
      time: () => 0,
    })
    await expect(breaking).rejects.toThrow('not on record')
    expect(tries).toBeLessThanOrEqual(LINES)
  })
})
