import { expect, it } from 'vitest'
import { plainTextOf } from '#app/domain/shared/rich-text.ts'
import { changeDraftDirective, changeDraftDirectiveInput } from '#app/features/meetings/change-draft-directive.ts'
import { readDraftText } from '#app/features/meetings/read-draft-text.ts'
import { saveDraft, saveDraftInput } from '#app/features/meetings/save-draft.ts'
import { submitDraft } from '#app/features/meetings/submit-draft.ts'
import { takeBackDraft } from '#app/features/meetings/take-back-draft.ts'
import { SEED } from '#tests/domain/directive/seed-office.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { meetingWorld } from './world.ts'

describeOnEachDatabase('drafting a conclusion', make => {
  it('saves the text and the directives as they were left', async () => {
    const w = await meetingWorld(await make())
    const id = await w.meeting()
    const directives = w.drafts(SEED).map(d => (d.path === '1.3' ? { ...d, confirmed: true, title: 'Kiểm tra' } : d))
    expect(await w.save(id, 0, SEED, w.secretary, directives)).toEqual({ kind: 'saved', version: 1 })
    const saved = (await w.stores.conclusions.getByMeeting(id))!
    expect(plainTextOf(saved.doc)).toBe(SEED)
    expect(saved.directives).toEqual(directives)
  })

  it('never overwrites what somebody else saved meanwhile', async () => {
    const w = await meetingWorld(await make())
    const id = await w.meeting()
    await w.save(id, 0, 'Bản đầu.')
    await w.save(id, 1, 'Bản của người thứ hai.', await w.actor('secretary-2'))
    const stale = await w.save(id, 1, 'Bản của tôi.')
    expect(stale).toMatchObject({ kind: 'stale', by: 'Ông secretary-2', current: { version: 2 } })
    if (stale.kind === 'stale') expect(plainTextOf(stale.current.doc)).toBe('Bản của người thứ hai.')
    expect(await w.save(id, 2, 'Bản của tôi, sau khi xem.')).toMatchObject({ kind: 'saved', version: 3 })
  })

  it('takes from a browser only what a directive may hold', async () => {
    const w = await meetingWorld(await make())
    const id = await w.meeting()
    const [d] = w.drafts(SEED)
    const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Kết luận' }] }] }
    const parsed = saveDraftInput.parse({ meetingId: id, seenVersion: 0, doc, directives: [{ ...d, onclick: 'x()' }] })
    expect(parsed.directives[0]).not.toHaveProperty('onclick')
    expect(saveDraftInput.safeParse({ ...parsed, directives: [d, d] }).success).toBe(false)
    expect(saveDraftInput.safeParse({ ...parsed, directives: [{ ...d, due: '2008-02-31' }] }).success).toBe(false)
    const script = { type: 'doc', content: [{ type: 'script', content: [] }] }
    expect(await saveDraft(w.tools, w.secretary, { ...parsed, doc: script })).toMatchObject({ kind: 'refused' })
  })

  it('refuses a text that carries a secrecy stamp', async () => {
    const w = await meetingWorld(await make())
    const id = await w.meeting()
    expect(await w.save(id, 0, 'TỐI MẬT\n1. Phòng Nội vụ rà soát.')).toMatchObject({ code: 'secret' })
  })

  it('goes up for approval once, and can be taken back', async () => {
    const w = await meetingWorld(await make())
    const id = await w.submitted()
    expect(await w.save(id, 2)).toMatchObject({ code: 'submitted' })
    expect(await submitDraft(w.tools, w.secretary, { meetingId: id, seenVersion: 2 })).toMatchObject({
      code: 'wrong-state',
    })
    expect(await takeBackDraft(w.tools, w.secretary, { meetingId: id, seenVersion: 2 })).toMatchObject({
      kind: 'changed',
    })
    expect(await w.save(id, 3)).toMatchObject({ kind: 'saved' })
  })

  it('does not go up without a directive, nor as another version than was read', async () => {
    const w = await meetingWorld(await make())
    const id = await w.meeting()
    await w.save(id, 0, 'Chưa có gì.', w.secretary, [])
    expect(await submitDraft(w.tools, w.secretary, { meetingId: id, seenVersion: 1 })).toMatchObject({
      code: 'no-directives',
    })
    await w.save(id, 1)
    await expect(submitDraft(w.tools, w.secretary, { meetingId: id, seenVersion: 1 })).rejects.toMatchObject({
      code: 'stale',
    })
  })

  it('is the secretariat’s: others neither see nor change it', async () => {
    const w = await meetingWorld(await make())
    const id = await w.meeting()
    await expect(w.save(id, 0, SEED, await w.actor('head-nv'))).rejects.toMatchObject({ code: 'not-found' })
    await expect(w.save(id, 0, SEED, w.vice)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await w.reads.meetingPage(await w.actor('head-nv'), id, w.tools.clock.today())).toBeNull()
  })
})

describeOnEachDatabase('drafting without script', make => {
  it('reads the text on the server and keeps what was settled', async () => {
    const w = await meetingWorld(await make())
    const id = await w.meeting()
    expect(await readDraftText(w.tools, w.secretary, { meetingId: id, seenVersion: 0, text: SEED })).toMatchObject({
      version: 1,
    })
    const first = (await w.stores.conclusions.getByMeeting(id))!.directives
    expect(first.map(d => d.path)).toEqual(['1.1', '1.2', '1.3', '1.4', '2', '3'])

    const form = {
      meetingId: id,
      draftId: first[2]!.id,
      seenVersion: 1,
      deed: 'confirm',
      title: 'Kiểm tra một cửa',
      lead: ['unit:nv', 'group:phuong'],
      due: '10/6',
      urgency: 'urgent',
      recurrence: '',
    }
    expect(await changeDraftDirective(w.tools, w.secretary, changeDraftDirectiveInput.parse(form))).toMatchObject({
      version: 2,
    })
    await readDraftText(w.tools, w.secretary, {
      meetingId: id,
      seenVersion: 2,
      text: SEED.replace('chậm giải quyết', 'còn chậm'),
    })
    const third = (await w.stores.conclusions.getByMeeting(id))!.directives[2]!
    expect(third).toMatchObject({ title: 'Kiểm tra một cửa', due: '2008-06-10', urgency: 'urgent', confirmed: true })
    expect(third.lead).toEqual([
      { kind: 'unit', id: 'nv' },
      { kind: 'group', id: 'phuong' },
    ])
    expect(third.text).toContain('còn chậm')
  })

  it('says what is wrong with a day, and drops what is to be dropped', async () => {
    const w = await meetingWorld(await make())
    const id = await w.meeting()
    await readDraftText(w.tools, w.secretary, { meetingId: id, seenVersion: 0, text: SEED })
    const [first] = (await w.stores.conclusions.getByMeeting(id))!.directives
    const form = {
      meetingId: id,
      draftId: first!.id,
      seenVersion: 1,
      title: 'Lập danh mục',
      urgency: 'normal',
      recurrence: '',
    }
    const change = (more: object) =>
      changeDraftDirective(w.tools, w.secretary, changeDraftDirectiveInput.parse({ ...form, ...more }))
    expect(await change({ due: '31/2' })).toMatchObject({ kind: 'refused', field: 'due' })
    expect(await change({ deed: 'drop' })).toMatchObject({ kind: 'saved' })
    expect((await w.stores.conclusions.getByMeeting(id))!.directives).toHaveLength(5)
  })
})
