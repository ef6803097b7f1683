import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { richTextOf } from '#app/domain/shared/rich-text.ts'
import { type DraftContent, DraftSaver, type SaveReply, type SaveState } from '#app/ui/meeting/drafting/draft-saver.ts'

const content = (text: string): DraftContent => ({ doc: richTextOf(text), directives: [] })
const textIn = (c: DraftContent): string => JSON.stringify(c.doc)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function saverWith(replies: (SaveReply | null)[]) {
  const posted: { text: string; seen: number }[] = []
  const kept: { text: string; version: number }[] = []
  const states: SaveState[] = []
  let forgotten = 0
  const saver = new DraftSaver(
    {
      post: async (c, seen) => {
        posted.push({ text: textIn(c), seen })
        await new Promise(r => setTimeout(r, 100))
        return replies.shift() ?? null
      },
      keep: (c, version) => kept.push({ text: textIn(c), version }),
      forget: () => {
        forgotten += 1
      },
      show: s => states.push(s),
    },
    3,
  )
  return { saver, posted, kept, states, forgotten: () => forgotten }
}
const saved = (version: number): SaveReply => ({ kind: 'saved', version, at: '2026-03-10T03:42:00.000Z' })

it('saves once a second after the last change, and then forgets the copy kept here', async () => {
  const t = saverWith([saved(4)])
  t.saver.changed(content('a'))
  await vi.advanceTimersByTimeAsync(600)
  t.saver.changed(content('ab'))
  await vi.advanceTimersByTimeAsync(2000)
  expect(t.posted).toEqual([{ text: textIn(content('ab')), seen: 3 }])
  expect(t.states.at(-1)).toMatchObject({ kind: 'saved' })
  expect(t.forgotten()).toBe(1)
})

it('sends what was typed while a save was on its way, with the new version', async () => {
  const t = saverWith([saved(4), saved(5)])
  t.saver.changed(content('a'))
  await vi.advanceTimersByTimeAsync(1050)
  t.saver.changed(content('b'))
  const done = t.saver.saveNow()
  await vi.advanceTimersByTimeAsync(500)
  expect(await done).toBe(true)
  expect(t.posted.map(p => p.seen)).toEqual([3, 4])
  expect(t.saver.version).toBe(5)
})

it('stops at somebody else’s version and goes on only after a decision', async () => {
  const theirs = { doc: richTextOf('x'), directives: [], version: 9, at: '2026-03-10T03:42:00.000Z' }
  const t = saverWith([{ kind: 'stale', current: theirs, by: 'Bà Thư' }, saved(10)])
  t.saver.changed(content('mine'))
  await vi.advanceTimersByTimeAsync(1500)
  expect(t.states.at(-1)).toMatchObject({ kind: 'stale', theirs: { by: 'Bà Thư', version: 9 } })
  t.saver.changed(content('mine, more'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(t.posted).toHaveLength(1)
  expect(t.kept.at(-1)?.text).toBe(textIn(content('mine, more')))
  t.saver.settle(content('mine, more'))
  await vi.advanceTimersByTimeAsync(500)
  expect(t.posted.at(-1)).toEqual({ text: textIn(content('mine, more')), seen: 9 })
})

it('tries again by itself where no answer came, and keeps the work meanwhile', async () => {
  const t = saverWith([null, saved(4)])
  t.saver.changed(content('a'))
  await vi.advanceTimersByTimeAsync(1500)
  expect(t.states.at(-1)).toMatchObject({ kind: 'failed' })
  expect(t.forgotten()).toBe(0)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(t.states.at(-1)).toMatchObject({ kind: 'saved' })
})
