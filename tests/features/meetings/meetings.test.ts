import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { assignDirective, assignDirectiveInput } from '#app/features/meetings/assign-directive.ts'
import { createMeeting, createMeetingInput } from '#app/features/meetings/create-meeting.ts'
import { editMeeting, editMeetingInput } from '#app/features/meetings/edit-meeting.ts'
import { SEED } from '#tests/domain/directive/seed-office.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { meetingWorld } from './world.ts'

describeOnEachDatabase('the record of a meeting', make => {
  it('notes who came, whole groups at once, and those who did not', async () => {
    const w = await meetingWorld(await make())
    const id = await w.meeting({ absent: ['p3'], delegate: ['nv'] })
    const { attendance, chairTitle } = (await w.stores.meetings.get(id))!
    expect(chairTitle).toBe('Phó Chủ tịch UBND quận')
    expect(attendance).toHaveLength(15)
    expect(attendance.filter(a => a.presence !== 'present').map(a => [a.unitId, a.presence])).toEqual([
      ['nv', 'delegate'],
      ['p3', 'absent'],
    ])
  })

  it('numbers the sessions of a series by the year; a new series is made with the first meeting', async () => {
    const w = await meetingWorld(await make())
    const first = (await w.stores.meetings.get(await w.meeting({ newSeries: 'Giao ban CCHC' })))!
    const again = (await w.stores.meetings.get(await w.meeting({ newSeries: 'giao ban cchc' })))!
    const next = (await w.stores.meetings.get(await w.meeting({ seriesId: first.seriesId, day: '05/01/2009' })))!
    expect([first.session, again.session, next.session]).toEqual([1, 2, 1])
    expect(again.seriesId).toBe(first.seriesId)
  })

  it('is chaired by who held a leading post on that day', async () => {
    const w = await meetingWorld(await make())
    const input = createMeetingInput.parse({ title: 'Họp thử', day: '05/05/2008', chairPersonId: 'head-nv' })
    expect(await createMeeting(w.tools, w.secretary, input)).toMatchObject({ code: 'no-chair', field: 'chairPersonId' })
    await expect(createMeeting(w.tools, w.vice, { ...input, chairPersonId: 'vice' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('is made once by one form', async () => {
    const w = await meetingWorld(await make())
    await w.meeting({ requestKey: 'form-0001' })
    await expect(w.meeting({ requestKey: 'form-0001' })).rejects.toThrow('đã được gửi')
  })

  it('can be corrected until its conclusion is issued, and never over somebody else’s correction', async () => {
    const w = await meetingWorld(await make())
    const id = await w.submitted()
    const edit = (more: object) =>
      editMeeting(
        w.tools,
        w.secretary,
        editMeetingInput.parse({
          meetingId: id,
          seenVersion: 1,
          title: 'Giao ban',
          day: '06/05/2008',
          chairPersonId: 'chair',
          ...more,
        }),
      )
    expect(await edit({})).toMatchObject({ kind: 'saved', meeting: { chairTitle: 'Chủ tịch UBND quận', version: 2 } })
    expect(await edit({ title: 'Khác' })).toMatchObject({ kind: 'stale', meeting: { title: 'Giao ban' } })
    const events = await w.stores.events.list('meeting', id)
    expect(events.at(-1)!.data).toMatchObject({ kind: 'meeting-edited', day: { from: '2008-05-05', to: '2008-05-06' } })
    await w.publish(id, 2, await w.actor('chair'))
    expect(await edit({ seenVersion: 2 })).toMatchObject({ code: 'published' })
  })

  it('dates what waits for the next meeting of its series', async () => {
    const w = await meetingWorld(await make())
    const id = await w.submitted(undefined, { newSeries: 'Giao ban CCHC' })
    await w.publish(id)
    const seriesId = (await w.stores.meetings.get(id))!.seriesId
    await w.meeting({ seriesId, day: '05/06/2008' })
    const notice = (await w.stores.notices.getByMeeting(id))!
    const synthesis = (await w.stores.tasks.listByDirective(notice.directives[1]!.id)).find(
      t => t.kind === 'synthesis',
    )!
    expect(synthesis).toMatchObject({ due: '2008-06-05', originalDue: '2008-06-05' })
  })
})

describeOnEachDatabase('a directive without owner', make => {
  const TEXT = `${SEED}\n4. Nghiên cứu chấn chỉnh giờ giấc làm việc.`
  const prepared = async (w: Awaited<ReturnType<typeof meetingWorld>>) => {
    const id = await w.meeting()
    const directives = w.drafts(TEXT).map(d => (d.path === '3' ? { ...d, lead: [] } : d))
    await w.save(id, 0, TEXT, w.secretary, directives)
    const { submitDraft } = await import('#app/features/meetings/submit-draft.ts')
    await submitDraft(w.tools, w.secretary, { meetingId: id, seenVersion: 1 })
    await w.publish(id)
    const directive = (await w.stores.notices.getByMeeting(id))!.directives.find(d => d.path === '3')!
    return { id, directive }
  }

  it('is issued without a task, and gets its tasks and mails when somebody is named', async () => {
    const w = await meetingWorld(await make())
    const { id, directive } = await prepared(w)
    expect(await w.stores.tasks.listByDirective(directive.id)).toEqual([])
    const mails = await w.count('outbox')
    const input = assignDirectiveInput.parse({
      meetingId: id,
      directiveId: directive.id,
      lead: ['group:phuong', 'unit:nv'],
      due: '30/06/2008',
    })
    expect(await assignDirective(w.tools, w.secretary, input)).toEqual({ kind: 'assigned', tasks: 11 })
    const tasks = await w.stores.tasks.listByDirective(directive.id)
    expect(tasks).toHaveLength(11)
    expect(tasks.every(t => t.noticeId === tasks[0]!.noticeId && t.due === day('2008-06-30'))).toBe(true)
    expect(await w.count('outbox')).toBe(mails + 11)
    // the notice stays as it was issued
    expect((await w.stores.notices.directive(directive.id))!.draft.lead).toEqual([])
    expect((await w.stores.events.list('meeting', id)).at(-1)!.data).toMatchObject({
      kind: 'directive-assigned',
      tasks: 11,
    })
  })

  it('gets one owner, of two who name one at the same time', async () => {
    const w = await meetingWorld(await make())
    const { id, directive } = await prepared(w)
    const give = (unit: string) =>
      assignDirective(
        w.tools,
        w.secretary,
        assignDirectiveInput.parse({ meetingId: id, directiveId: directive.id, lead: unit }),
      )
    const answers = await Promise.all([give('unit:nv'), give('unit:kt')])
    expect(answers.map(a => a.kind).sort()).toEqual(['assigned', 'refused'])
    expect(await w.stores.tasks.listByDirective(directive.id)).toHaveLength(1)
    expect(await give('unit:vp')).toMatchObject({ code: 'already-assigned' })
  })

  it('is completed by the secretariat or who chaired', async () => {
    const w = await meetingWorld(await make())
    const { id, directive } = await prepared(w)
    const input = assignDirectiveInput.parse({ meetingId: id, directiveId: directive.id, lead: 'unit:nv' })
    await expect(assignDirective(w.tools, await w.actor('head-nv'), input)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await assignDirective(w.tools, w.vice, input)).toMatchObject({ kind: 'assigned' })
    expect(assignDirectiveInput.safeParse({ meetingId: id, directiveId: directive.id }).success).toBe(false)
  })
})
