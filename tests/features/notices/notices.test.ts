import { expect, it } from 'vitest'
import { STEP_NAMES, STEPS, stepAt, stepNameOf } from '#app/domain/reminder/notice.ts'
import { markNoticesRead } from '#app/features/notices/mark-notices-read.ts'
import { readsOn } from '#db/reads/reads.ts'
import { World } from '#tests/stories/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

describeOnEachDatabase('the bell', make => {
  it('has whatever a mail tells, of every kind, also what no mail could tell', async () => {
    const database = await make()
    const world = await World.open(database, '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [{ title: 'Việc', lead: ['kinh-te'] }])
    await world.stores(async s => {
      const rows = STEPS.map((step, i) => ({
        ...{ id: `n-${step}`, key: `k-${step}`, rule: `r-${step}`, step: stepAt(step, 'x'), occurrence: i },
        ...{ taskId: step === 'leader-digest' ? null : taskId, personId: 'tp-van-hoa', email: null, alone: false },
        ...{ plannedAt: world.now, dueAt: world.now, data: { role: 'unit' as const, group: 'digest' } },
      }))
      await s.outbox.add(rows)
      for (const [i, r] of rows.entries())
        await s.outbox.settle([r.id], (['sent', 'kept', 'failed', 'told'] as const)[i % 4]!, null)
    })
    const reads = readsOn(database.db)
    const actor = await world.actor('tp-van-hoa')
    const { lines } = await reads.notices(actor, { limit: 100 })
    expect(new Set(lines.map(l => stepNameOf(l.step)))).toEqual(new Set(STEPS))
    expect(STEPS.every(step => STEP_NAMES[step] !== '')).toBe(true)
    expect(lines.every(l => l.unread)).toBe(true)
    const count = async () => (await reads.navCounts(actor, world.tools.clock.today())).unread
    expect(await count()).toBe(STEPS.length)
  })

  it('is read one by one or all at once, each by its own person', async () => {
    const database = await make()
    const world = await World.open(database, '2026-06-01T08:00+07:00')
    await world.publish('pct-kinh-te', [
      { title: 'Việc một', lead: ['kinh-te'], due: '2026-06-09' },
      { title: 'Việc hai', lead: ['kinh-te'], due: '2026-06-09' },
    ])
    await world.advanceTo('2026-06-03T08:00+07:00')
    const reads = readsOn(database.db)
    const me = await world.actor('tp-kinh-te')
    const unread = async () =>
      (await reads.notices(me, {})).lines
        .filter(l => l.unread)
        .map(l => l.title)
        .sort()
    const before = await unread()
    expect(before.filter(t => t === 'Việc một').length).toBeGreaterThan(1)
    const latest = (await reads.notices(me, {})).lines.find(l => l.title === 'Việc một')!
    await markNoticesRead(world.tools, await world.actor('tp-van-hoa'), { noticeId: latest.id })
    expect(await unread()).toEqual(before)
    await markNoticesRead(world.tools, me, { noticeId: latest.id })
    expect(new Set(await unread())).toEqual(new Set(['Việc hai']))
    expect((await reads.navCounts(me, world.tools.clock.today())).unread).toBe((await unread()).length)
    const newest = (await reads.notices(me, {})).lines[0]!
    await markNoticesRead(world.tools, me, { until: newest.at })
    expect(await unread()).toEqual([])
  })
})
