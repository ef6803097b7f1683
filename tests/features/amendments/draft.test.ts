import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { choosePairs } from '#app/features/amendments/choose-pairs.ts'
import { giveUpAmendment } from '#app/features/amendments/give-up-amendment.ts'
import { previewAmendment } from '#app/features/amendments/preview-amendment.ts'
import { assignDirective } from '#app/features/meetings/assign-directive.ts'
import { editMeeting } from '#app/features/meetings/edit-meeting.ts'
import { noticeDocument } from '#app/features/meetings/notice-document.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { amendmentWorld, edited, ok } from './world.ts'

const REPORT = { text: 'Đã thực hiện xong', documentNumber: null, documentDay: null, fileIds: [] }
const later = edited('1.1', { due: day('2008-07-20'), duePrecision: 'day' })

describeOnEachDatabase('a later notice on its way', make => {
  it('is begun once, whoever begins and however often', async () => {
    const w = await amendmentWorld(await make())
    const other = await w.actor('secretary-2')
    const both = await Promise.all([w.start(), w.start('replacement', other)])
    expect(both.map(o => o.kind).sort()).toEqual(['open', 'started'])
    const drafts = new Set(both.map(o => ok(o)).map(o => o.draftId))
    expect(drafts.size).toBe(1)
    expect(await w.start()).toMatchObject({ kind: 'open', draftId: [...drafts][0] })
    // beside the meeting there is one more record, and it is in no list of meetings
    const list = await w.reads.meetings(w.secretary, {}, w.tools.clock.today())
    expect(list.lines.map(l => l.id)).toEqual([w.meetingId])
    const waiting = await w.reads.waiting(w.secretary, w.tools.clock.today())
    expect(waiting.drafts).toMatchObject([{ meetingId: [...drafts][0], amends: expect.stringContaining('01/TB-UBND') }])
  })

  it('is the secretariat’s to begin, and nobody else’s to see', async () => {
    const w = await amendmentWorld(await make())
    for (const id of ['vice', 'chair', 'auditor', 'head-nv'])
      await expect(w.start('correction', await w.actor(id))).rejects.toMatchObject({ code: 'forbidden' })
    const { draftId } = ok(await w.start())
    const today = w.tools.clock.today()
    for (const id of ['head-nv', 'auditor'])
      expect(await w.reads.meetingPage(await w.actor(id), draftId, today)).toBeNull()
    await expect(previewAmendment(w.tools, await w.actor('head-nv'), draftId)).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await previewAmendment(w.tools, w.vice, draftId)).toMatchObject({ mayChoose: false, kept: { length: 20 } })
  })

  it('shows before what issuing then does, and to whom', async () => {
    const w = await amendmentWorld(await make())
    const draft = await w.submit(drafts => later(drafts.filter(d => d.path !== '3')))
    const seen = await previewAmendment(w.tools, w.vice, draft.draftId)
    expect([seen.changed, seen.withdrawn, seen.kept, seen.fresh].map(g => g.length)).toEqual([1, 1, 18, 0])
    expect(seen.changed[0]!.changes).toEqual([
      { part: 'due', label: 'Thời hạn', before: '30/06/2008', after: '20/07/2008' },
    ])
    expect(seen.told).toEqual([
      { name: 'Ông head-cchc', atOnce: 0, digest: 1, hasAddress: true },
      { name: 'Ông head-cntt', atOnce: 0, digest: 1, hasAddress: true },
    ])
    const out = ok(await w.issue(draft))
    expect(out.amended).toEqual({ changed: 1, withdrawn: 1, kept: 18 })
  })

  it('shows what issuing does also where the meeting is of a field’s own series', async () => {
    const series = { newSeries: 'Giao ban CCHC', newSeriesFieldId: 'cchc' }
    const w = await amendmentWorld(await make(), drafts => drafts, series)
    // without a field of its own it stays in that of the series
    const draft = await w.submit(edited('1.1', { due: day('2008-07-20'), duePrecision: 'day', fieldId: null }))
    const seen = await previewAmendment(w.tools, w.vice, draft.draftId)
    expect(seen.changed.map(r => r.changes.map(c => c.part))).toEqual([['due']])
    ok(await w.issue(draft))
    expect(await w.task('1.1', 'cchc')).toMatchObject({ fieldId: 'cchc', due: '2008-07-20' })
  })

  it('pairs as a person says, and keeps what they say of a report', async () => {
    const w = await amendmentWorld(await make())
    const cntt = await w.actor('head-cntt')
    const third = await w.task('3', 'cntt')
    ok(await reportTask(w.tools, cntt, { taskId: third.id, ...REPORT }))
    const { draftId } = ok(await w.start())
    const conclusion = (await w.stores.conclusions.getByMeeting(draftId))!
    const drafts = conclusion.directives
    const takes = [`${drafts.find(d => d.path === '2')!.id}|new`]
    const input = { meetingId: draftId, seenVersion: 1, takes, reported: [third.id, 'no-such-task'] }
    expect(await choosePairs(w.tools, w.secretary, input)).toEqual({ kind: 'chosen' })
    // an older page changes nothing
    expect(await choosePairs(w.tools, w.secretary, input)).toEqual({ kind: 'stale' })
    const seen = await previewAmendment(w.tools, w.secretary, draftId)
    // the item as it stands is new: its task ends, and a new one is given
    expect(seen.withdrawn.map(r => r.unitName)).toEqual(['Phòng Tài chính - Kế hoạch'])
    expect(seen.fresh.map(r => [r.to, r.unitName])).toEqual([['2', 'Phòng Tài chính - Kế hoạch']])
    expect((await w.stores.amendments.ofDraft(draftId))!.choices.reported).toEqual([third.id])
    const same = drafts.filter(d => d.path === '1.1' || d.path === '1.3').map(d => `${d.id}|${drafts[0]!.id}`)
    expect(await choosePairs(w.tools, w.secretary, { ...input, seenVersion: 2, takes: same })).toMatchObject({
      kind: 'refused',
      code: 'twice',
    })
    await expect(choosePairs(w.tools, w.vice, { ...input, seenVersion: 2 })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('withdraws what was reported where somebody says so', async () => {
    const w = await amendmentWorld(await make())
    const third = await w.task('3', 'cntt')
    ok(await reportTask(w.tools, await w.actor('head-cntt'), { taskId: third.id, ...REPORT }))
    const { draftId } = ok(await w.start())
    const chosen = { meetingId: draftId, seenVersion: 1, takes: [], reported: [third.id] }
    expect(await choosePairs(w.tools, w.secretary, chosen)).toEqual({ kind: 'chosen' })
    const out = await w.amend(drafts => drafts.filter(d => d.path !== '3'))
    expect(out.amended!.withdrawn).toBe(1)
    expect(await w.stores.tasks.get(third.id)).toMatchObject({ state: 'withdrawn' })
  })

  it('can be given up: the notice stands, the draft is gone, and another may be begun', async () => {
    const w = await amendmentWorld(await make())
    const { draftId } = ok(await w.start())
    const at = { meetingId: draftId, seenVersion: 1 }
    await expect(giveUpAmendment(w.tools, w.vice, at)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await giveUpAmendment(w.tools, w.secretary, at)).toEqual({ kind: 'given-up', meetingId: w.meetingId })
    expect(await w.stores.meetings.get(draftId)).toBeNull()
    await expect(giveUpAmendment(w.tools, w.secretary, at)).rejects.toMatchObject({ code: 'not-found' })
    expect(ok(await w.start()).kind).toBe('started')
    const said = (await w.stores.events.list('meeting', w.meetingId)).map(e => e.data.kind)
    expect(said).toEqual(expect.arrayContaining(['amendment-started', 'amendment-given-up']))
    const sent = await w.submit(later)
    expect(
      await giveUpAmendment(w.tools, w.secretary, { meetingId: sent.draftId, seenVersion: sent.version }),
    ).toMatchObject({
      code: 'submitted',
    })
  })

  it('is not given up any more once it is issued, not even by the store itself', async () => {
    const w = await amendmentWorld(await make())
    const { draftId } = await w.amend(later)
    const conclusion = (await w.stores.conclusions.getByMeeting(draftId))!
    expect(
      await giveUpAmendment(w.tools, w.secretary, { meetingId: draftId, seenVersion: conclusion.version }),
    ).toMatchObject({ kind: 'refused', code: 'published' })
    expect(await w.stores.amendments.remove(draftId)).toBe('issued')
    expect(await w.stores.conclusions.getByMeeting(draftId)).toEqual(conclusion)
    expect(await w.stores.meetings.get(draftId)).not.toBeNull()
    expect((await w.stores.amendments.ofDraft(draftId))!.noticeId).toBe((await w.latest()).id)
  })

  it('is issued once when pressed twice, and refused where it says nothing else', async () => {
    const w = await amendmentWorld(await make())
    const same = await w.submit(drafts => drafts)
    expect(await w.issue(same)).toMatchObject({ kind: 'refused', code: 'nothing-changed' })
    expect(await w.count('conclusion_notices')).toBe(1)
    const database = await amendmentWorld(await make())
    const draft = await database.submit(later)
    const answers = await Promise.allSettled([database.issue(draft), database.issue(draft)])
    expect(answers.filter(a => a.status === 'fulfilled' && a.value.kind === 'published')).toHaveLength(1)
    expect(await database.count('conclusion_notices')).toBe(2)
    expect((await database.task('1.1', 'cchc')).sentences).toHaveLength(1)
  })

  it('leaves everything as it was where issuing breaks, and goes on with what a unit did meanwhile', async () => {
    const w = await amendmentWorld(await make())
    const draft = await w.submit(drafts => later(drafts.filter(d => d.path !== '3')))
    const before = await w.tasks()
    let left = 12
    const broken = {
      ...w.tools,
      unitOfWork: <T>(work: (stores: typeof w.stores) => Promise<T>) =>
        w.tools.unitOfWork(s =>
          work({
            ...s,
            events: {
              ...s.events,
              append: async (...args) => {
                left -= 1
                if (left < 0) throw new Error('broken')
                return s.events.append(...args)
              },
            },
          }),
        ),
    }
    await expect(w.issue(draft, broken)).rejects.toThrow('broken')
    expect(await w.tasks()).toEqual(before)
    expect(await w.latest()).toEqual(w.first)
    // a unit acts at the very moment the leader issues
    const task = await w.task('1.1', 'cchc')
    const head = await w.actor('head-cchc')
    const [out, accepted] = await Promise.all([w.issue(draft), acceptTask(w.tools, head, { taskId: task.id })])
    expect(out).toMatchObject({ kind: 'published', number: '02/TB-UBND' })
    // whoever comes second on the task is told so and does it again; neither is lost
    if (accepted.kind === 'stale')
      expect(await acceptTask(w.tools, head, { taskId: task.id })).toMatchObject({ kind: 'changed' })
    else expect(accepted).toMatchObject({ kind: 'changed' })
    expect(await w.stores.tasks.get(task.id)).toMatchObject({ state: 'accepted', due: '2008-07-20' })
  })

  it('is no overlap of the notice it comes from', async () => {
    const w = await amendmentWorld(await make())
    const { draftId } = ok(await w.start())
    const today = w.tools.clock.today()
    const drafts = (await w.stores.conclusions.getByMeeting(draftId))!.directives
    const { amendment } = (await w.reads.meetingPage(w.secretary, draftId, today))!
    expect(await w.reads.overlaps(w.secretary, drafts, amendment!.meetingId, today)).toEqual([])
    // while for another meeting it would be
    expect(await w.reads.overlaps(w.secretary, drafts, null, today)).not.toEqual([])
  })

  it('leaves both versions to be read by all they concern, each knowing the other', async () => {
    const w = await amendmentWorld(await make())
    const out = await w.amend(drafts => drafts.filter(d => d.path !== '3'))
    const gone = await w.actor('head-cntt')
    const today = w.tools.clock.today()
    const page = (await w.reads.meetingPage(gone, w.meetingId, today))!
    expect(page.versions).toMatchObject([
      { id: w.first.id, amends: null, amendedBy: { number: '02/TB-UBND', kind: 'correction' } },
      { id: out.noticeId, amends: { number: '01/TB-UBND' }, amendedBy: null },
    ])
    const old = await noticeDocument(w.tools, gone, w.meetingId, true, w.first.id)
    expect(old).toMatchObject({ draft: false, number: 1, directives: w.first.directives, sha256: w.first.sha256 })
    const now = await noticeDocument(w.tools, gone, w.meetingId, true)
    expect(now).toMatchObject({ number: 2, noticeId: out.noticeId, amends: { noticeId: w.first.id } })
    // a version of another meeting is none of this one
    await expect(noticeDocument(w.tools, gone, out.draftId, true, w.first.id)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('takes no more owners for what it replaced, and no other facts of the meeting', async () => {
    const w = await amendmentWorld(await make())
    const { draftId } = ok(await w.start())
    const meeting = (await w.stores.meetings.get(draftId))!
    const facts = {
      seriesId: null,
      newSeries: '',
      newSeriesFieldId: null,
      title: 'Tên khác',
      day: meeting.day,
      place: '',
    }
    const people = { chairPersonId: 'vice', present: [], absent: [], delegate: [], presentGroups: [] }
    const edit = { ...facts, ...people, meetingId: draftId, seenVersion: 1 }
    expect(await editMeeting(w.tools, w.secretary, edit)).toMatchObject({ code: 'amendment' })
    await w.amend(later)
    const directiveId = w.first.directives[0]!.id
    const lead = [{ kind: 'unit' as const, id: 'nv' }]
    const assign = { meetingId: w.meetingId, directiveId, lead, coordinate: [], due: null }
    expect(await assignDirective(w.tools, w.secretary, assign)).toMatchObject({ code: 'superseded' })
  })
})
