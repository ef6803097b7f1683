import { expect, it } from 'vitest'
import type { Actor } from '#app/domain/access/actor.ts'
import { MESSAGES, messageOf } from '#app/domain/reminder/wording/messages.ts'
import { brokenWordings, listWordings, openWording } from '#app/features/wordings/open-wordings.ts'
import { previewWording } from '#app/features/wordings/preview-wording.ts'
import { resetWording, saveWording } from '#app/features/wordings/save-wording.ts'
import { wordingInput, wordingMark } from '#app/features/wordings/wording-input.ts'
import type { OpenDatabase } from '#db/open.ts'
import { World } from '#tests/stories/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

async function office(open: OpenDatabase) {
  const world = await World.open(open, '2026-06-01T08:00+07:00')
  await world.publish('pct-kinh-te', [
    { title: 'Rà soát <chợ> & "kho"', lead: ['kinh-te'], due: '2026-06-03' },
    { title: 'Việc của Văn hóa', lead: ['van-hoa'], due: '2026-06-30' },
  ])
  world.mails.length = 0
  world.newMails()
  const secretary = await world.actor('thu-ky')
  const admin: Actor = { ...secretary, posts: secretary.posts.map(p => ({ ...p, kind: 'admin' as const })) }
  return { world, secretary, admin }
}

const input = (id: string, fields: Record<string, string>) => wordingInput(messageOf(id)!).parse(fields)

describeOnEachDatabase('mails in an office’s own words', make => {
  it('go out so from the moment they are kept, and as delivered again when it takes them back', async () => {
    const { world, admin, secretary } = await office(await make())
    const wanted = input('line.overdue', { badge: 'TRỄ {số ngày trễ} NGÀY', sentence: 'Báo cáo ngay về Văn phòng.' })
    await expect(saveWording(world.tools, secretary, wanted)).rejects.toThrow()
    await expect(listWordings(world.tools, secretary)).rejects.toThrow()
    expect(await saveWording(world.tools, admin, wanted)).toMatchObject({ kind: 'saved' })
    await world.advanceTo('2026-06-04T07:31+07:00')
    const late = world.mails.findLast(m => m.to === 'tp-kinh-te')!
    expect(late.text).toContain('[TRỄ 1 NGÀY]')
    expect(late.text).toContain('Báo cáo ngay về Văn phòng.')
    expect(await resetWording(world.tools, admin, { requestKey: undefined, id: 'line.overdue' })).toMatchObject({
      kind: 'saved',
    })
    await world.advanceTo('2026-06-08T07:31+07:00')
    expect(world.mails.findLast(m => m.to === 'tp-kinh-te')!.text).toContain('[Quá hạn 5 ngày]')
    const opened = await openWording(world.tools, admin, 'line.overdue')
    expect(opened?.versions.map(v => v.data.kind)).toEqual(['mail-template-reset', 'mail-template-changed'])
    expect(opened?.versions[0]?.data).toMatchObject({ before: wanted.fields, after: {} })
  })

  it('keep only what differs, and tell whoever was slower', async () => {
    const { world, admin } = await office(await make())
    const usual = messageOf('digest')!.fields.find(f => f.name === 'subject')!.usual
    expect(input('digest', { subject: usual, intro: 'Chào buổi sáng.' }).fields).toEqual({ intro: 'Chào buổi sáng.' })
    const seenVersion = wordingMark(null)
    const first = { ...input('digest', { intro: 'Chào buổi sáng.' }), seenVersion }
    expect(await saveWording(world.tools, admin, first)).toMatchObject({ kind: 'saved' })
    const second = { ...input('digest', { intro: 'Chào ông/bà.' }), seenVersion }
    expect(await saveWording(world.tools, admin, second)).toMatchObject({ kind: 'stale' })
    expect(
      await saveWording(world.tools, admin, { ...input('digest', {}), seenVersion: wordingMark(first.fields) }),
    ).toMatchObject({ kind: 'saved' })
    expect((await listWordings(world.tools, admin)).lines.filter(l => l.edited)).toEqual([])
  })

  it('refuse what would break them, field by field', () => {
    const errors = (id: string, fields: Record<string, string>) =>
      wordingInput(messageOf(id)!)
        .safeParse(fields)
        .error?.issues.map(i => `${i.path.join('.')}: ${i.message}`)
    expect(errors('line.overdue', { badge: 'Trễ rồi' })).toEqual(['badge: Thiếu trường bắt buộc {số ngày trễ}.'])
    expect(errors('digest', { subject: '{tóm tắt}\nBcc: ai@do.vn' })).toEqual([
      'subject: Dòng này không được xuống dòng (dòng 1, ký tự 10).',
    ])
    expect(errors('assigned', { intro: 'Gửi {thủ trưởng}' })?.[0]).toMatch(
      /^intro: Không có trường \{thủ trưởng\} \(ký tự 5\)/,
    )
  })

  it('a row that cannot be used keeps nobody waiting: the delivered words go, the administrator is told', async () => {
    const { world, admin } = await office(await make())
    await world.stores(async s => {
      await s.wordings.save('line.overdue', { badge: 'Quá {ngày nào đó}' })
      await s.wordings.save('message-of-another-version', { text: 'Lời cũ' })
      await s.wordings.save('digest', { intro: 'Lời của cơ quan.' })
    })
    await world.database.db
      .updateTable('mail_wordings')
      .set({ fields: '{"broken' })
      .where('id', '=', 'digest')
      .execute()
    await world.advanceTo('2026-06-04T07:31+07:00')
    const late = world.mails.findLast(m => m.to === 'tp-kinh-te')!
    expect(late.text).toContain('[Quá hạn 1 ngày]')
    expect(late.text).not.toContain('Lời của cơ quan.')
    const rows = await world.stores(s => s.wordings.load())
    expect(rows.map(r => [r.id, r.problem !== null, r.problemAt !== null])).toEqual([
      ['digest', true, true],
      ['line.overdue', true, true],
      // kept as it is, for whatever version knows it
      ['message-of-another-version', false, false],
    ])
    expect(await brokenWordings(world.tools)).toBe(2)
    const listed = await listWordings(world.tools, admin)
    expect(listed.lines.filter(l => l.problem).map(l => l.message.id)).toEqual(['digest', 'line.overdue'])
    expect(listed.unknown.map(u => u.id)).toEqual(['message-of-another-version'])
    // mended, it is in force and nothing is told any more
    await saveWording(world.tools, admin, input('line.overdue', { badge: 'Trễ {số ngày trễ} ngày' }))
    expect(await brokenWordings(world.tools)).toBe(1)
  })

  it('are looked at before they are kept, as a mail to somebody about tasks there are', async () => {
    const { world, admin, secretary } = await office(await make())
    const look = (id: string, personId: string, fields: Record<string, string> = {}) =>
      previewWording(world.tools, admin, { ...input(id, fields), personId })
    await expect(
      previewWording(world.tools, secretary, { ...input('digest', {}), personId: 'thu-ky' }),
    ).rejects.toThrow()
    const before = await world.database.db.selectFrom('outbox').select('id').execute()
    const soon = await look('line.due-soon', 'tp-kinh-te', { badge: 'Chỉ còn {số ngày còn} ngày' })
    expect(soon.mail?.subject).toContain('1 việc sắp đến hạn')
    expect(soon.mail?.text).toMatch(/\[Chỉ còn \d ngày\] Rà soát/)
    expect(soon.mail?.html).toContain('&lt;chợ&gt;')
    const digest = await look('digest', 'tp-van-hoa', { introOne: 'Kính chuyển <b>ông/bà</b>.' })
    expect(digest.mail?.text).toContain('Việc của Văn hóa')
    expect(digest.mail?.text).not.toContain('Rà soát')
    expect(digest.mail?.html).toContain('&lt;b&gt;ông/bà&lt;/b&gt;')
    for (const { id } of MESSAGES) {
      const person = id === 'leader' ? 'pct-kinh-te' : 'thu-ky'
      const { mail } = await look(id, person)
      if (id !== 'leader') expect({ id, mail: mail !== null }).toEqual({ id, mail: true })
    }
    expect(await world.database.db.selectFrom('outbox').select('id').execute()).toEqual(before)
    expect(world.newMails()).toEqual([])
  })
})
