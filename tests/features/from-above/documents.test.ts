import { expect, it } from 'vitest'
import type { DocumentFromAbove } from '#app/domain/from-above/document.ts'
import { day } from '#app/domain/shared/day.ts'
import { cascadeDocument, cascadeDocumentInput } from '#app/features/from-above/cascade-document.ts'
import { recordDocument, recordDocumentInput } from '#app/features/from-above/record-document.ts'
import { setItems, setItemsInput } from '#app/features/from-above/set-items.ts'
import { confirmReport } from '#app/features/tasks/confirm-report.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { auditOn } from '#db/audit.ts'
import { readsOn } from '#db/reads/reads.ts'
import { taskWorld } from '#tests/features/tasks/world.ts'
import { describeOnEachDatabase, type MakeDatabase } from '#tests/support/databases.ts'

const TEXT = `1. Giao Sở Nội vụ xây dựng kế hoạch tinh giản biên chế, trình UBND tỉnh trước ngày 20/3/2026.
2. UBND các huyện, thị xã, thành phố:
2.1. Rà soát thủ tục hành chính tại bộ phận một cửa, báo cáo Sở Nội vụ trước ngày 31/3/2026.
2.2. Công khai quy hoạch trên cổng thông tin điện tử trong tháng 4/2026.
3. Sở Xây dựng phối hợp với Phòng Quản lý đô thị kiểm tra trật tự xây dựng, xong trước 27/3/2026.`

/** The office of the task tests under a name that a province calls on. */
async function aboveWorld(make: MakeDatabase) {
  const w = await taskWorld(await make())
  await w.tools.unitOfWork(s => s.settings.set('office.name', 'UBND thành phố Tùng Khê'))
  const secretary = await w.actor('secretary')
  const reads = readsOn(w.db)
  const input = (more: Record<string, unknown> = {}) =>
    recordDocumentInput.parse({
      body: 'UBND tỉnh Khê',
      number: '88/TB-UBND',
      day: '09/03/2026',
      signerTitle: 'Phó Chủ tịch UBND tỉnh',
      subject: 'Kết luận về cải cách hành chính',
      text: TEXT,
      ...more,
    })
  const record = async (more: Record<string, unknown> = {}): Promise<string> => {
    const outcome = await recordDocument(w.tools, secretary, input(more))
    if (outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome))
    return outcome.id
  }
  const get = async (id: string): Promise<DocumentFromAbove> =>
    (await w.tools.unitOfWork(({ above }) => above.get(id)))!
  /** The form as the page sends it, with the units chosen. */
  const form = async (id: string, lead: Record<string, string[]>, more: Record<string, unknown> = {}) => {
    const document = await get(id)
    return {
      documentId: id,
      seenVersion: document.version,
      items: document.items.map(i => ({
        id: i.id,
        taken: i.taken ? 'on' : '',
        title: i.title,
        lead: lead[i.path] ?? i.lead.map(p => `${p.kind}:${p.id}`),
        coordinate: [],
        ownDue: i.ownDue ?? '',
      })),
      ...more,
    }
  }
  const cascade = async (
    id: string,
    lead: Record<string, string[]>,
    more: Record<string, unknown> = {},
    by = secretary,
  ) => cascadeDocument(w.tools, by, cascadeDocumentInput.parse(await form(id, lead, more)))
  return { ...w, secretary, reads, input, record, get, form, cascade }
}
const LEADS = { '2.1': ['unit:nv'], '2.2': ['unit:vp', 'unit:nv'] }

describeOnEachDatabase('a document from above', make => {
  it('is recorded with what is ours in it, once', async () => {
    const w = await aboveWorld(make)
    const id = await w.record()
    const document = await w.get(id)
    expect(document.items.map(i => [i.path, i.concern, i.due])).toEqual([
      ['1', 'none', '2026-03-20'],
      ['2.1', 'office', '2026-03-31'],
      ['2.2', 'office', '2026-04-30'],
      ['3', 'unit', '2026-03-27'],
    ])
    expect(document.items[3]!.lead).toEqual([{ kind: 'unit', id: 'dt' }])
    expect(document.items[1]!.ownDue).toBe('2026-03-26') // three working days before theirs
    expect(await recordDocument(w.tools, w.secretary, w.input({ body: 'ubnd tỉnh  khê' }))).toMatchObject({
      code: 'same-number',
    })
    expect(
      await recordDocument(w.tools, w.secretary, w.input({ number: '9/TB', text: `${TEXT} TỐI MẬT độ mật: Mật` })),
    ).toMatchObject({
      code: 'secret',
    })
    await expect(recordDocument(w.tools, await w.actor('head-nv'), w.input())).rejects.toThrow('forbidden')
    expect((await w.stores.events.list('document', id)).map(e => e.data.kind)).toEqual(['document-recorded'])
  })

  it('becomes tasks of our units with their own days, the source and mails; the audit holds', async () => {
    const w = await aboveWorld(make)
    const id = await w.record()
    expect(await w.cascade(id, LEADS)).toEqual({ kind: 'cascaded', tasks: 4 })
    const { meetingId } = await w.get(id)
    const tasks = (await w.reads.taskList(w.secretary, { meetingId: meetingId! }, w.tools.clock.today())).lines
    expect(tasks.map(t => [t.path, t.unitId, t.due]).sort()).toEqual([
      ['2.1', 'nv', '2026-03-26'],
      ['2.2', 'nv', '2026-04-27'],
      ['2.2', 'vp', '2026-04-27'],
      ['3', 'dt', '2026-03-24'],
    ])
    const page = (await w.reads.taskPage(w.secretary, tasks[0]!.id, w.tools.clock.today()))!
    expect(page.directive?.draft.above).toMatchObject({
      documentId: id,
      source: 'Văn bản số 88/TB-UBND của UBND tỉnh Khê',
      due: expect.any(String),
    })
    const mails = await w.db.selectFrom('outbox').select('person_id').where('step', 'like', 'assigned%').execute()
    expect(new Set(mails.map(m => m.person_id))).toEqual(new Set(['head-nv', 'head-vp', 'head-dt']))
    expect((await auditOn(w.db).verify()).problems).toEqual([])
    // it stands in a meeting's place and is no meeting
    expect((await w.reads.meetings(w.secretary, {}, w.tools.clock.today())).lines.map(m => m.id)).not.toContain(
      meetingId,
    )
    expect(await w.cascade(id, LEADS)).toMatchObject({ code: 'already-cascaded' })
  })

  it('a day after the superior’s needs to be said; what was chosen is kept although it was refused', async () => {
    const w = await aboveWorld(make)
    const id = await w.record()
    expect(await w.cascade(id, {})).toMatchObject({ code: 'no-lead' })
    const sent = await w.form(id, LEADS)
    sent.items[1]!.ownDue = '2026-04-01'
    const late = cascadeDocumentInput.parse(sent)
    expect(await cascadeDocument(w.tools, w.secretary, late)).toMatchObject({ code: 'due-after' })
    expect((await w.get(id)).items[1]).toMatchObject({ ownDue: '2026-04-01', lead: [{ id: 'nv' }] })
    expect((await w.get(id)).state).toBe('draft')
    expect(await w.cascade(id, {}, { lateAllowed: 'on' })).toEqual({ kind: 'cascaded', tasks: 4 })
  })

  it('two who save at the same time: the second is told', async () => {
    const w = await aboveWorld(make)
    const id = await w.record()
    const mine = setItemsInput.parse(await w.form(id, LEADS))
    expect(await setItems(w.tools, w.secretary, mine)).toMatchObject({ kind: 'saved' })
    expect(await setItems(w.tools, await w.actor('chair'), mine)).toEqual({ kind: 'stale' })
    expect(await cascadeDocument(w.tools, w.secretary, { ...mine, lateAllowed: false })).toEqual({ kind: 'stale' })
    expect((await w.get(id)).state).toBe('draft')
  })

  it('rolls up n/N and the earliest late; whoever leads a task sees their part, others nothing', async () => {
    const w = await aboveWorld(make)
    const id = await w.record()
    await w.cascade(id, LEADS)
    const page = async (who: string) => w.reads.documentFromAbove(await w.actor(who), id, w.tools.clock.today())
    expect((await page('secretary'))?.result).toEqual({ total: 4, done: 0, late: 0, earliestLate: null })
    expect((await page('secretary'))?.answerDue).toBe('2026-03-27')
    expect((await page('head-dt'))?.items.map(i => i.item.path)).toEqual(['3'])
    expect((await page('head-nv'))?.items.map(i => i.item.path)).toEqual(['2.1', '2.2'])
    expect(await page('head-p1')).toBeNull()
    expect(await page('admin')).toBeNull()
    expect((await page('auditor'))?.items).toHaveLength(4)
    const list = async (who: string) =>
      (await w.reads.documentsFromAbove(await w.actor(who), {}, w.tools.clock.today())).lines.map(l => l.result.total)
    expect([await list('secretary'), await list('head-dt'), await list('head-p1')]).toEqual([[4], [1], []])

    const task = (await page('head-dt'))!.items[0]!.tasks[0]!
    const report = { taskId: task.id, text: 'Đã kiểm tra xong', documentNumber: null, documentDay: null, fileIds: [] }
    await reportTask(w.tools, await w.actor('head-dt'), report)
    await confirmReport(w.tools, w.secretary, { taskId: task.id, note: null })
    w.goTo(day('2026-03-30'))
    expect((await page('secretary'))?.result).toEqual({ total: 4, done: 1, late: 1, earliestLate: '2026-03-26' })
    expect((await w.reads.documentsFromAbove(w.secretary, { q: 'khe 88' }, w.tools.clock.today())).lines).toHaveLength(
      1,
    )
    expect((await w.reads.documentsFromAbove(w.secretary, { q: 'xyz' }, w.tools.clock.today())).lines).toEqual([])
  })

  it('is given by the secretariat and the leaders, by nobody else', async () => {
    const w = await aboveWorld(make)
    const id = await w.record()
    for (const who of ['head-nv', 'auditor', 'reform', 'admin'])
      await expect(w.cascade(id, LEADS, {}, await w.actor(who))).rejects.toThrow('forbidden')
    expect(await w.cascade(id, LEADS, {}, await w.actor('vice-dt'))).toMatchObject({ kind: 'cascaded' })
  })
})
