import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { takeMeetingFacts, takeMeetingFactsInput } from '#app/features/meetings/take-meeting-facts.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { meetingWorld } from './world.ts'

const TEXT = '1. Phòng Nội vụ báo cáo trong 5 ngày.\n2. Phòng Kinh tế báo cáo trong 10 ngày.'

describeOnEachDatabase('what the text says of its meeting', make => {
  it('is taken over where it was chosen; all else stays', async () => {
    const w = await meetingWorld(await make())
    const id = await w.meeting({ presentGroups: [], present: ['nv'], delegate: ['kt'], place: 'Phòng họp 1' })
    const take = (values: Record<string, unknown>, by = w.secretary) =>
      takeMeetingFacts(w.tools, by, takeMeetingFactsInput.parse({ meetingId: id, ...values }))
    expect(await take({ seenVersion: 1, attend: ['kt', 'cchc'] })).toMatchObject({ kind: 'saved' })
    const meeting = (await w.stores.meetings.get(id))!
    expect(meeting).toMatchObject({ place: 'Phòng họp 1', day: '2008-05-05', chairPersonId: 'vice' })
    expect(Object.fromEntries(meeting.attendance.map(a => [a.unitId, a.presence]))).toEqual({
      nv: 'present',
      kt: 'delegate',
      cchc: 'present',
    })
    expect(await take({ seenVersion: 1, chairPersonId: 'chair' })).toMatchObject({ kind: 'stale' })
    expect(await take({ seenVersion: 2, chairPersonId: 'chair' })).toMatchObject({
      kind: 'saved',
      meeting: { chairTitle: 'Chủ tịch UBND quận' },
    })
    await expect(take({ seenVersion: 3, day: '2008-05-06' }, await w.actor('head-nv'))).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('counts the days again from another day, but for those she set', async () => {
    const w = await meetingWorld(await make())
    const id = await w.meeting()
    const [a, b] = w.drafts(TEXT)
    expect([a!.due, b!.due]).toEqual(['2008-05-10', '2008-05-15'])
    const hers = { ...b!, due: day('2008-06-01'), touched: ['due' as const] }
    await w.save(id, 0, TEXT, w.secretary, [a!, hers])
    await takeMeetingFacts(
      w.tools,
      w.secretary,
      takeMeetingFactsInput.parse({ meetingId: id, seenVersion: 1, day: '06/05/2008' }),
    )
    const saved = (await w.stores.conclusions.getByMeeting(id))!
    expect(saved.directives.map(d => d.due)).toEqual(['2008-05-11', '2008-06-01'])
    expect(saved.directives.map(d => d.id)).toEqual([a!.id, b!.id])
  })
})
