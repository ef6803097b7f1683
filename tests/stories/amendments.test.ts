import { expect, it } from 'vitest'
import type { AmendmentKind } from '#app/domain/amendment/amendment.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { day } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { startAmendment } from '#app/features/amendments/start-amendment.ts'
import { publishConclusion } from '#app/features/meetings/publish-conclusion.ts'
import { saveDraft } from '#app/features/meetings/save-draft.ts'
import { submitDraft } from '#app/features/meetings/submit-draft.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { World } from './world.ts'

const REPORT = { text: 'Đã hoàn thành', documentNumber: null, documentDay: null, fileIds: [] }

/** The secretary drafts the later notice, whoever chaired issues it at once. */
async function amend(
  world: World,
  taskId: string,
  kind: AmendmentKind,
  edit: (d: DraftDirective[]) => DraftDirective[],
) {
  const done = <T>(outcome: T): Exclude<T, { kind: 'refused' }> => {
    if (isRefusal(outcome)) throw new Error(outcome.message)
    return outcome as Exclude<T, { kind: 'refused' }>
  }
  const { tools } = world
  const [secretary, chair] = [await world.actor('thu-ky'), await world.actor('pct-kinh-te')]
  const { meetingId } = (await world.stores(s => s.tasks.get(taskId)))!
  const noticeId = (await world.stores(s => s.notices.getByMeeting(meetingId)))!.id
  const reason = 'Ghi nhầm khi đánh máy'
  const { draftId } = done(await startAmendment(tools, secretary, { meetingId, noticeId, kind, reason }))
  const draft = (await world.stores(s => s.conclusions.getByMeeting(draftId)))!
  const input = { meetingId: draftId, seenVersion: draft.version, doc: draft.doc }
  done(await saveDraft(tools, secretary, { ...input, directives: edit(draft.directives) }))
  done(await submitDraft(tools, secretary, { meetingId: draftId, seenVersion: draft.version + 1 }))
  const out = done(await publishConclusion(tools, chair, { meetingId: draftId, seenVersion: draft.version + 2 }))
  await world.tick()
  return out
}

const change = (title: string, values: Partial<DraftDirective>) => (drafts: DraftDirective[]) =>
  drafts.map(d => (d.title === title ? { ...d, ...values } : d))
const without = (title: string) => (drafts: DraftDirective[]) => drafts.filter(d => d.title !== title)

describeOnEachDatabase('a notice is corrected, then replaced', make => {
  it('whoever is concerned hears of it once; nobody is reminded of the old day; who is not touched hears nothing', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [counting = '', festival = '', cleaning = ''] = await world.publish('pct-kinh-te', [
      { title: 'Rà soát hộ kinh doanh', lead: ['kinh-te'], due: '2026-06-16' },
      { title: 'Tổ chức ngày hội', lead: ['van-hoa'], due: '2026-06-17' },
      { title: 'Dọn vệ sinh kênh', lead: ['phuong'], due: '2026-06-18' },
    ])
    for (const [who, taskId] of [
      ['tp-kinh-te', counting],
      ['tp-van-hoa', festival],
      ['ct-phuong', cleaning],
    ] as const)
      await world.does(who, (t, a) => acceptTask(t, a, { taskId }))
    world.expectMails(
      '2026-06-01 08:01 tp-kinh-te: [Giao việc] Nhiệm vụ mới: Rà soát hộ kinh doanh',
      '2026-06-01 08:01 tp-van-hoa: [Giao việc] Nhiệm vụ mới: Tổ chức ngày hội',
      '2026-06-01 08:01 ct-phuong: [Giao việc] Nhiệm vụ mới: Dọn vệ sinh kênh',
    )
    // on Wednesday the day of the first is put right, and the second was not meant to be there
    await world.advanceTo('2026-06-03T10:00+07:00')
    world.expectMails()
    const corrected = await amend(world, counting, 'correction', d =>
      without('Tổ chức ngày hội')(change('Rà soát hộ kinh doanh', { due: day('2026-06-30') })(d)),
    )
    expect(corrected.amended).toEqual({ kept: 1, changed: 1, withdrawn: 1 })
    world.expectMails()
    // the next morning: one line each; the ward, whose task is the same, is only reminded when its day comes near
    await world.advanceTo('2026-06-19T09:00+07:00')
    world.expectMails(
      '2026-06-04 07:30 tp-kinh-te: [Giao việc] 1 việc có thông tin mới – thứ Năm, 04/06/2026',
      '2026-06-04 07:30 tp-van-hoa: [Giao việc] 1 việc có thông tin mới – thứ Năm, 04/06/2026',
      '2026-06-09 07:30 ct-phuong: [Giao việc] 1 việc sắp đến hạn – thứ Ba, 09/06/2026',
      '2026-06-15 07:30 ct-phuong: [Giao việc] 1 việc sắp đến hạn – thứ Hai, 15/06/2026',
      // nothing was told since it was taken on; a correction by others is no word of the unit
      '2026-06-15 07:30 tp-kinh-te: [Giao việc] 1 việc lâu chưa cập nhật – thứ Hai, 15/06/2026',
      '2026-06-17 07:30 ct-phuong: [Giao việc] 1 việc sắp đến hạn – thứ Tư, 17/06/2026',
      '2026-06-18 07:30 ct-phuong: [Giao việc] 1 việc sắp đến hạn – thứ Năm, 18/06/2026',
      '2026-06-19 07:30 ct-phuong: [Giao việc] 1 việc quá hạn – thứ Sáu, 19/06/2026',
      // seven working days before the new day; around the old one there was nothing
      '2026-06-19 07:30 tp-kinh-te: [Giao việc] 1 việc sắp đến hạn – thứ Sáu, 19/06/2026',
    )
    const said = (who: string) => world.mails.find(m => m.to === who && m.subject.includes('04/06/2026'))!.text
    expect(said('tp-kinh-te')).toContain('Đính chính bởi Thông báo số 02/TB-UBND: Thời hạn: 16/06/2026 → 30/06/2026')
    expect(said('tp-van-hoa')).toContain('Đính chính bởi Thông báo số 02/TB-UBND')

    // the ward is done; then another notice takes the place of the corrected one: the first goes to another unit
    await world.does('ct-phuong', (t, a) => reportTask(t, a, { taskId: cleaning, ...REPORT }))
    await world.does('thu-ky', (t, a) => confirmReport(t, a, { taskId: cleaning, note: null }))
    const replaced = await amend(world, counting, 'replacement', d =>
      change('Rà soát hộ kinh doanh', { lead: [{ kind: 'unit', id: 'van-hoa' }] })(without('Dọn vệ sinh kênh')(d)),
    )
    expect(replaced.amended).toEqual({ kept: 1, changed: 1, withdrawn: 0 })
    world.expectMails('2026-06-19 09:02 tp-van-hoa: [Giao việc] Nhiệm vụ mới: Rà soát hộ kinh doanh')
    await world.advanceTo('2026-06-23T08:00+07:00')
    world.expectMails(
      '2026-06-22 07:30 tp-kinh-te: [Giao việc] 1 việc có thông tin mới – thứ Hai, 22/06/2026',
      '2026-06-23 07:30 tp-van-hoa: [Giao việc] 1 việc chưa tiếp nhận – thứ Ba, 23/06/2026',
    )
    // what was done stays done, under the version that gave it
    expect(await world.stores(s => s.tasks.get(cleaning))).toMatchObject({ state: 'done', due: '2026-06-18' })
    const task = (await world.stores(s => s.tasks.get(counting)))!
    expect(task).toMatchObject({ unitId: 'van-hoa', due: '2026-06-30', originalDue: '2026-06-16' })
    expect(task.sentences).toHaveLength(2)
    await world.finish()
  })

  it('a coordinating unit that is named later is asked; one that is left out is told so', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Sắp xếp chợ', lead: ['kinh-te'], coordinate: ['van-hoa'], due: '2026-06-30' },
    ])
    await world.does('tp-kinh-te', (t, a) => acceptTask(t, a, { taskId }))
    world.newMails()
    await amend(world, taskId, 'correction', change('Sắp xếp chợ', { coordinate: [{ kind: 'unit', id: 'phuong' }] }))
    world.expectMails()
    await world.advanceTo('2026-06-02T08:00+07:00')
    world.expectMails(
      '2026-06-02 07:30 tp-kinh-te: [Giao việc] 1 việc có thông tin mới – thứ Ba, 02/06/2026',
      '2026-06-02 07:30 tp-van-hoa: [Giao việc] 1 việc có thông tin mới – thứ Ba, 02/06/2026',
      '2026-06-02 07:30 ct-phuong: [Giao việc] 1 việc chờ xử lý – thứ Ba, 02/06/2026',
    )
    await world.finish()
  })

  it('a hoả tốc task is told of at once', async () => {
    const world = await World.open(await make(), '2026-06-01T08:00+07:00')
    const [taskId = ''] = await world.publish('pct-kinh-te', [
      { title: 'Ứng phó mưa lớn', lead: ['phuong'], due: '2026-06-02', urgency: 'flash' },
    ])
    await world.does('ct-phuong', (t, a) => acceptTask(t, a, { taskId }))
    world.newMails()
    await amend(world, taskId, 'correction', change('Ứng phó mưa lớn', { due: day('2026-06-04') }))
    expect(world.newMails()).toEqual([expect.stringContaining('2026-06-01 08:02 ct-phuong: [HOẢ TỐC]')])
    await world.advanceTo('2026-06-02T09:00+07:00')
    // of the old day nothing, of the new one its own reminders
    expect(world.newMails()).toEqual([])
    await world.finish()
  })
})
