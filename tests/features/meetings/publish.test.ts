import { expect, it } from 'vitest'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { previewPublication } from '#app/features/meetings/plan-publication.ts'
import { returnDraft } from '#app/features/meetings/return-draft.ts'
import type { Stores, Tools } from '#app/features/ports.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { meetingWorld } from './world.ts'

describeOnEachDatabase('publishing a conclusion', make => {
  it('numbers the notice, makes the tasks, and puts the mails into the outbox', async () => {
    const w = await meetingWorld(await make())
    const id = await w.submitted()
    const outcome = await w.publish(id)
    // 1.1, 1.3, 1.4, 2, 3 one each; 1.2: 5 offices + 10 wards − the collector, and its synthesis
    expect(outcome).toMatchObject({ kind: 'published', number: '01/TB-UBND', tasks: 5 + 14 + 1 })
    const notice = (await w.stores.notices.getByMeeting(id))!
    expect(notice).toMatchObject({ number: 1, year: 2008, signerTitle: 'Phó Chủ tịch UBND quận', publishedBy: 'vice' })
    expect(notice.title).toBe('Kết luận của Phó Chủ tịch UBND quận tại cuộc họp giao ban cải cách hành chính')

    const reported = notice.directives[1]!
    const tasks = await w.stores.tasks.listByDirective(reported.id)
    expect(tasks.filter(t => t.kind === 'work').every(t => t.due === '2008-06-05' && t.reportToUnitId === 'cchc')).toBe(
      true,
    )
    expect(tasks.filter(t => t.unitId === 'cchc').map(t => t.kind)).toEqual(['synthesis'])
    expect(tasks.filter(t => t.kind === 'synthesis')).toHaveLength(1)
    for (const t of tasks)
      expect((await w.stores.events.list('task', t.id)).map(e => e.data.kind)).toEqual(['assigned'])

    const mails = await w.db.selectFrom('outbox').selectAll().where('step', 'like', 'assigned%').execute()
    expect(new Set(mails.map(m => m.person_id))).toContain('head-p7')
    expect(mails.every(m => m.due_at <= w.tools.clock.now())).toBe(true)
  })

  it('does what its preview said', async () => {
    const w = await meetingWorld(await make())
    const id = await w.submitted()
    const conclusion = (await w.stores.conclusions.getByMeeting(id))!
    const meeting = (await w.stores.meetings.get(id))!
    const preview = previewPublication(conclusion.directives, {
      office: w.office,
      meeting,
      now: w.tools.clock.now(),
      today: w.tools.clock.today(),
    })
    expect(preview.directives[1]).toMatchObject({ work: 14, synthesis: 1, missing: [] })
    await w.publish(id)
    expect(await w.count('tasks')).toBe(preview.tasks)
    const people = await w.db.selectFrom('outbox').select('person_id').distinct().execute()
    expect(people).toHaveLength(preview.mails)
  })

  it('does one thing when pressed twice', async () => {
    const w = await meetingWorld(await make())
    const id = await w.submitted()
    const answers = await Promise.allSettled([w.publish(id), w.publish(id)])
    const published = answers.filter(a => a.status === 'fulfilled' && a.value.kind === 'published')
    expect(published).toHaveLength(1)
    expect(await w.publish(id)).toMatchObject({ kind: 'refused', code: 'already-published' })
    expect(await w.count('conclusion_notices')).toBe(1)
    expect(await w.count('tasks')).toBe(20)
    expect(await w.count('directives')).toBe(6)
  })

  it.each([
    ['the tasks', (s: Stores): Stores => ({ ...s, tasks: { ...s.tasks, insert: failAfter(7, s.tasks.insert) } })],
    ['the history', (s: Stores): Stores => ({ ...s, events: { ...s.events, append: failAfter(15, s.events.append) } })],
    ['the outbox', (s: Stores): Stores => ({ ...s, outbox: { ...s.outbox, add: failAfter(3, s.outbox.add) } })],
  ])('leaves nothing behind when writing %s fails', async (_what, breaking) => {
    const w = await meetingWorld(await make())
    const id = await w.submitted()
    const before = await Promise.all([w.count('events'), w.count('outbox')])
    const broken: Tools = { ...w.tools, unitOfWork: work => w.tools.unitOfWork(s => work(breaking(s))) }
    await expect(w.publish(id, 2, w.vice, broken)).rejects.toThrow('broken')
    expect(await Promise.all([w.count('events'), w.count('outbox')])).toEqual(before)
    expect(await Promise.all([w.count('tasks'), w.count('conclusion_notices'), w.count('directives')])).toEqual([
      0, 0, 0,
    ])
    expect((await w.stores.conclusions.getByMeeting(id))!.state).toBe('submitted')
    // and the number that was taken is not lost
    expect(await w.publish(id)).toMatchObject({ number: '01/TB-UBND' })
  })

  it('numbers without gaps across meetings, whatever failed in between', async () => {
    const w = await meetingWorld(await make())
    const [a, b, c] = [await w.submitted(), await w.submitted(), await w.submitted()]
    expect(await w.publish(a)).toMatchObject({ number: '01/TB-UBND' })
    await expect(w.publish(b, 1)).rejects.toMatchObject({ code: 'stale' })
    expect(await w.publish(c)).toMatchObject({ number: '02/TB-UBND' })
    expect(await w.publish(b)).toMatchObject({ number: '03/TB-UBND' })
  })

  it('is for whoever chaired, or the chair of the office', async () => {
    const w = await meetingWorld(await make())
    const id = await w.submitted()
    await expect(w.publish(id, 2, w.secretary)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(w.publish(id, 2, await w.actor('head-nv'))).rejects.toMatchObject({ code: 'not-found' })
    expect(await w.publish(id, 2, await w.actor('chair'))).toMatchObject({ kind: 'published' })
    expect((await w.stores.notices.getByMeeting(id))!.signerTitle).toBe('Chủ tịch UBND quận')
  })

  it('publishes what the leader read, not what was saved since', async () => {
    const w = await meetingWorld(await make())
    const id = await w.submitted()
    await returnDraft(w.tools, w.vice, { meetingId: id, seenVersion: 2, reason: 'Ghi rõ thời hạn mục 1.3' })
    expect(await w.publish(id)).toMatchObject({ kind: 'refused', code: 'wrong-state' })
    const conclusion = (await w.stores.conclusions.getByMeeting(id))!
    expect(conclusion).toMatchObject({ state: 'draft', returnReason: 'Ghi rõ thời hạn mục 1.3' })
  })

  it('keeps what was issued as it was issued', async () => {
    const w = await meetingWorld(await make())
    const id = await w.submitted()
    await w.publish(id)
    const before = (await w.stores.notices.getByMeeting(id))!
    expect(await w.save(id, 3, 'khác')).toMatchObject({ kind: 'refused', code: 'published' })
    expect(await w.stores.notices.getByMeeting(id)).toEqual(before)
  })

  it('gives the directives of a field’s own series to that field', async () => {
    const w = await meetingWorld(await make())
    const id = await w.submitted(undefined, { newSeries: 'Giao ban CCHC', newSeriesFieldId: 'cchc' })
    await w.publish(id)
    const fields = (await w.stores.notices.getByMeeting(id))!.directives.map((d: DraftDirective) => d.fieldId)
    expect(new Set(fields)).toEqual(new Set(['cchc']))
  })
})

function failAfter<A extends unknown[], R>(n: number, work: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  let left = n
  return async (...args) => {
    left -= 1
    if (left < 0) throw new Error('broken')
    return work(...args)
  }
}
