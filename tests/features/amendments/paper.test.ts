import { expect, it } from 'vitest'
import { renderConclusionNotice } from '#app/documents/conclusion-notice.ts'
import { noticeOfConclusion } from '#app/documents/notice-of-conclusion.ts'
import { readConclusionFile } from '#app/documents/read-conclusion-file.ts'
import { day } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { noticeDocument } from '#app/features/meetings/notice-document.ts'
import { memoryDatabase } from '#tests/support/databases.ts'
import { amendmentWorld, edited, ok } from './world.ts'

type World = Awaited<ReturnType<typeof amendmentWorld>>

/** The paper as somebody reads it who opens the file. */
async function paper(w: World, meetingId: string, noticeId: string | null = null): Promise<string> {
  const parts = await noticeDocument(w.tools, w.secretary, meetingId, true, noticeId)
  const read = await readConclusionFile(await renderConclusionNotice(noticeOfConclusion(parts)), 'tb.docx')
  if (isRefusal(read)) throw new Error(read.message)
  return read.text
}

it('a correction says what was written and what it is now, then the whole; the earlier paper is as it was', async () => {
  const database = await memoryDatabase()
  const w = await amendmentWorld(database)
  const before = await paper(w, w.meetingId)
  const third = 'Trung tâm Ứng dụng công nghệ thông tin: xây dựng kế hoạch kiểm tra.'
  const out = await w.amend(edited('3', { text: third, due: day('2008-06-20'), duePrecision: 'day' }))
  const after = await paper(w, w.meetingId)
  expect(after).toContain('Số: 02/TB-UBND')
  expect(after).toContain('Đính chính Thông báo số 01/TB-UBND ngày 05 tháng 5 năm 2008')
  expect(after).toMatch(/Qua rà soát \(sai thời hạn và đơn vị chủ trì\), .* đính chính như sau:/)
  expect(after).toMatch(
    /a\) Tại mục 3, đã ghi: “.*xây dựng kế hoạch kiểm tra việc ứng dụng.*”; nay sửa là: “.*kiểm tra”\./,
  )
  expect(after).toContain('Các nội dung khác của Thông báo số 01/TB-UBND ngày 05 tháng 5 năm 2008 không thay đổi.')
  expect(after).toContain('Toàn văn sau khi đính chính:')
  expect(after).toContain('1.2 Đề nghị các phòng ban')
  // the address of an item is where the whole text has it
  const view = noticeOfConclusion(await noticeDocument(w.tools, w.secretary, w.meetingId, true))
  expect(view.items.filter(i => i.addresses?.includes('muc-1.2'))).toHaveLength(1)
  expect(await paper(w, w.meetingId, w.first.id)).toBe(before)
  expect(out.number).toBe('02/TB-UBND')
  await database.close()
})

it('a replacement says at its end what it takes the place of; its draft says so before it is issued', async () => {
  const database = await memoryDatabase()
  const w = await amendmentWorld(database)
  const line =
    'Thông báo này thay thế Thông báo số 01/TB-UBND ngày 05 tháng 5 năm 2008 của Ủy ban nhân dân quận Tân Lập.'
  const draft = await w.submit(drafts => drafts.filter(d => d.path !== '3'), 'replacement')
  expect(await paper(w, draft.draftId)).toContain(line)
  ok(await w.issue(draft))
  const text = await paper(w, w.meetingId)
  expect(text).toContain(line)
  expect(text).not.toContain('đính chính')
  await database.close()
})
