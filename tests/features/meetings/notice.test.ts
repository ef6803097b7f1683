import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { draftByHand } from '#app/domain/directive/reshape.ts'
import { noticeDocument } from '#app/features/meetings/notice-document.ts'
import { noticeFile } from '#app/server/conclusion-files.server.ts'
import { SEED } from '#tests/domain/directive/seed-office.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { meetingWorld } from './world.ts'

const textOf = async (response: Response): Promise<string> => {
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const xml = new TextDecoder().decode(parts['word/document.xml'])
  return xml
    .split('</w:p>')
    .map(p => [...p.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(m => m[1]).join(''))
    .join('\n')
}

describeOnEachDatabase('the notice as a .docx', make => {
  it('holds every directive of the issued version, its number and who signed', async () => {
    const w = await meetingWorld(await make())
    const id = await w.meeting()
    // one that stands in no paragraph is printed too
    const added = draftByHand({ id: 'hand', path: '4', text: 'Phòng Kinh tế báo cáo giá cả hằng tháng', span: null })
    await w.save(id, 0, SEED, w.secretary, [...w.drafts(SEED), added])
    const { submitDraft } = await import('#app/features/meetings/submit-draft.ts')
    await submitDraft(w.tools, w.secretary, { meetingId: id, seenVersion: 1 })
    await w.publish(id)
    const file = await noticeFile(await noticeDocument(w.tools, w.secretary, id, false))
    expect(file.headers.get('Content-Disposition')).toBe(
      `attachment; filename="thong-bao-01-tb-ubnd.docx"; filename*=UTF-8''${encodeURIComponent('Thông báo 01-TB-UBND.docx')}`,
    )
    const text = await textOf(file)
    for (const d of (await w.stores.notices.getByMeeting(id))!.directives) expect(text).toContain(d.text)
    expect(text).toContain('Số: 01/TB-UBND')
    expect(text).toContain('ỦY BAN NHÂN DÂN QUẬN TÂN LẬP')
    expect(text).toContain('Tân Lập, ngày 05 tháng 5 năm 2008')
    expect(text).toContain('KT. CHỦ TỊCH')
    expect(text).toContain('Ông vice')
    expect(text).toContain('- UBND các phường;')
    expect(text).not.toContain('DỰ THẢO')
    expect(text.match(/\.\/\./g)).toHaveLength(1)
  })

  it('is marked DỰ THẢO before that, and only for who may see the draft', async () => {
    const w = await meetingWorld(await make())
    const id = await w.submitted()
    const text = await textOf(await noticeFile(await noticeDocument(w.tools, w.vice, id, false)))
    expect(text).toContain('DỰ THẢO')
    expect(text).toContain('1.2 Đề nghị các phòng ban')
    await expect(noticeDocument(w.tools, await w.actor('head-nv'), id, true)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('is never made from the draft once it is issued', async () => {
    const w = await meetingWorld(await make())
    const id = await w.submitted()
    await w.publish(id)
    await w.db
      .updateTable('conclusions')
      .set({ doc: '{"type":"doc","content":[]}' })
      .where('meeting_id', '=', id)
      .execute()
    const parts = await noticeDocument(w.tools, await w.actor('auditor'), id, false)
    expect(await textOf(await noticeFile(parts))).toContain('1.4 Rà soát các nội dung góp ý')
  })

  it('leaves out the head and foot of a notice that was pasted whole', async () => {
    const w = await meetingWorld(await make())
    const whole = `ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nTHÔNG BÁO\n${SEED}\nNơi nhận:\n- Như trên;\nTL. CHỦ TỊCH`
    const id = await w.submitted(whole)
    const text = await textOf(await noticeFile(await noticeDocument(w.tools, w.secretary, id, false)))
    expect(text.match(/CỘNG HÒA XÃ HỘI/g)).toHaveLength(1)
    expect(text).not.toContain('Như trên')
    expect(text).toContain('1.1 Lập danh mục')
  })
})
