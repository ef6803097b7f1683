import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { type DecideOverdueInput, decideOverdue, decideOverdueInput } from '#app/features/scoring/decide-overdue.ts'
import { loadReviewBoard } from '#app/features/scoring/review-board.ts'
import { readsOn } from '#db/reads/reads.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { taskWorld } from '../tasks/world.ts'

const KEY = '0198c0de-0000-7000-8000-0123456789ab'
const OTHER_KEY = '0198c0de-0000-7000-8000-ba9876543210'

describeOnEachDatabase('review of what is overdue', make => {
  async function overdueWorld() {
    const open = await make()
    const world = await taskWorld(open)
    const reads = readsOn(open.db)
    const dt = await world.assign('dt', { due: day('2026-03-12'), title: 'Công bố quy hoạch hẻm nội bộ' })
    const p1 = await world.assign('p1', { due: day('2026-03-18') })
    const nv = await world.assign('nv', { due: day('2026-03-11') })
    const ahead = await world.assign('p2', { due: day('2026-05-11') })
    world.goTo(day('2026-03-25'), '07:41')
    const board = async (person: string, more: { all?: boolean; q?: string } = {}) =>
      loadReviewBoard(reads, await world.actor(person), { today: world.clock.today(), all: false, q: '', ...more })
    const decide = async (
      person: string,
      input: Partial<DecideOverdueInput> & { task: string[] },
      fields: Record<string, string> = {},
    ) => decideOverdue(world.tools, await world.actor(person), { decision: 'urge', pageKey: KEY, ...input }, fields)
    const shown = (t: { id: string; version: number }) => `${t.id}:${t.version}`
    return { ...world, reads, tasks: { dt, p1, nv, ahead }, board, decide, shown }
  }
  const ids = (b: Awaited<ReturnType<typeof loadReviewBoard>>) => b.groups.flatMap(g => g.lines.map(l => l.id))

  it('shows a vice-chair the own portfolio, worst first, with what may be decided', async () => {
    const { board, tasks } = await overdueWorld()
    const own = await board('vice-dt')
    expect(ids(own)).toEqual([tasks.dt.id, tasks.p1.id])
    expect(own).toMatchObject({
      overdue: 2,
      groups: [
        { unitId: 'dt', worst: 13, overdue: 1 },
        { unitId: 'p1', worst: 7 },
      ],
    })
    expect(own.groups[0]?.lines[0]?.may).toEqual(['urge', 'extend', 'explain', 'reassign', 'close'])

    const all = await board('vice-dt', { all: true })
    expect(ids(all)).toEqual([tasks.nv.id, tasks.dt.id, tasks.p1.id])
    expect(all.groups[0]?.lines[0]?.may).toEqual([])

    expect(ids(await board('chair'))).toHaveLength(3)
    expect((await board('secretary')).groups[0]?.lines[0]?.may).toEqual(['urge', 'reassign'])
    expect(ids(await board('chair', { q: 'quy hoach hem' }))).toEqual([tasks.dt.id])
  })

  it('keeps what was decided today in sight, with the time', async () => {
    const { board, decide, tasks, shown, advance } = await overdueWorld()
    await decide('vice-dt', { task: [shown(tasks.p1)] })
    advance(3)
    await decide('vice-dt', { decision: 'extend', task: [shown(tasks.dt)] }, { due: '10/04/2026' })
    const after = await board('vice-dt')
    const lines = Object.fromEntries(after.groups.flatMap(g => g.lines.map(l => [l.id, l])))
    expect(lines[tasks.p1.id]).toMatchObject({
      standing: 'overdue',
      decided: { text: 'đã đôn đốc', at: '2026-03-25T00:41:00.000Z' },
    })
    expect(lines[tasks.dt.id]).toMatchObject({
      may: [],
      decided: { text: 'gia hạn đến 10/04/2026', at: '2026-03-25T00:44:00.000Z' },
    })
    expect(after.overdue).toBe(1)
  })

  it('does one thing for one decision sent twice', async () => {
    const { decide, tasks, shown, task, counts } = await overdueWorld()
    const first = await decide('vice-dt', { task: [shown(tasks.dt)] })
    const again = await decide('vice-dt', { task: [shown(tasks.dt)] })
    expect(first).toMatchObject({ results: [{ kind: 'done', text: 'Đã đôn đốc' }] })
    expect(again).toMatchObject({ results: [{ kind: 'repeated' }] })
    expect((await counts(tasks.dt.id)).events).toBe(2)
    // and once more from a page that was loaded since
    const later = await task(tasks.dt.id)
    expect(await decide('vice-dt', { pageKey: OTHER_KEY, task: [shown(later)] })).toMatchObject({
      results: [{ kind: 'done' }],
    })
  })

  it('tells who changed what, instead of deciding over it', async () => {
    const { decide, tasks, shown, task } = await overdueWorld()
    await decide('chair', { decision: 'extend', task: [shown(tasks.dt)] }, { due: '10/04/2026' })
    const outcome = await decide(
      'vice-dt',
      { decision: 'close', pageKey: OTHER_KEY, task: [shown(tasks.dt)] },
      { reason: 'không còn cần' },
    )
    expect(outcome).toMatchObject({
      results: [
        {
          kind: 'stale',
          text: 'Vừa có thay đổi: Chủ tịch UBND – gia hạn lúc 07:41, 25/03/2026. Xem lại rồi quyết định.',
        },
      ],
    })
    expect((await task(tasks.dt.id)).state).toBe('assigned')
  })

  it('decides about many, each answered for', async () => {
    const { decide, tasks, shown } = await overdueWorld()
    const outcome = await decide(
      'vice-dt',
      { decision: 'explain', task: [shown(tasks.dt), shown(tasks.p1), shown(tasks.nv)] },
      {
        due: '27/03/2026',
        note: 'nêu rõ nguyên nhân',
      },
    )
    expect(outcome).toMatchObject({
      results: [
        { kind: 'done', text: 'Đã yêu cầu giải trình' },
        { kind: 'done' },
        // another's portfolio
        { kind: 'refused', text: 'Nhiệm vụ không thuộc phạm vi quyết định của bạn.' },
      ],
    })
  })

  it('says what is missing and does nothing', async () => {
    const { decide, tasks, shown, counts } = await overdueWorld()
    const both = [shown(tasks.dt), shown(tasks.p1)]
    expect(await decide('vice-dt', { decision: 'extend', task: both }, { due: '' })).toMatchObject({
      kind: 'invalid',
      errors: { due: 'Cần ghi ngày.' },
    })
    expect(await decide('vice-dt', { decision: 'extend', task: [both[0]!] }, { due: '01/03/2026' })).toMatchObject({
      results: [{ kind: 'refused', field: 'due' }],
    })
    expect((await counts(tasks.dt.id)).events).toBe(1)
    expect(decideOverdueInput.safeParse({ decision: 'urge', pageKey: KEY }).success).toBe(false)
    expect(decideOverdueInput.safeParse({ decision: 'urge', pageKey: KEY, task: 'no-version' }).success).toBe(false)
  })
})
