import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { allCodes, DEFAULT_REASONS, nextCode, reasonsWith } from '#app/domain/task/reasons.ts'
import { readableLines } from '#app/features/admin/history-lines.ts'
import { retireReason, retireReasonInput } from '#app/features/admin/retire-reason.ts'
import { addReason, addReasonInput, renameReason, renameReasonInput } from '#app/features/admin/save-reason.ts'
import { askTaskExtension } from '#app/features/tasks/ask-extension.ts'
import { reasonOptions } from '#app/features/tasks/form-options.ts'
import { taskHistory } from '#app/features/tasks/task-history.ts'
import { readsOn } from '#db/reads/reads.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { type TaskWorld, taskWorld } from '../tasks/world.ts'

const add = (fields: Record<string, unknown>) => addReasonInput.parse({ reasonKind: 'extension', code: '', ...fields })
const fate = (code: string, to: string) =>
  retireReasonInput.parse({ reasonKind: 'extension', reasonCode: code, fate: to })

const offered = async (w: TaskWorld) =>
  reasonOptions(await readsOn(w.db).reasonCodes(), 'extension').map(o => `${o.value} ${o.label}`)

describeOnEachDatabase('the reasons of the office', make => {
  it('grow, are renamed and retire; what was chosen stays readable and is never removed', async () => {
    const w = await taskWorld(await make())
    const admin = await w.actor('admin')
    expect(await addReason(w.tools, admin, add({ label: 'Cán bộ phụ trách nghỉ dài ngày' }))).toMatchObject({
      kind: 'saved',
      id: 'GH5',
    })
    // before "Lý do khác", which stays the last one
    expect((await offered(w)).slice(-2)).toEqual(['GH5 Cán bộ phụ trách nghỉ dài ngày', 'GH9 Lý do khác'])
    const task = await w.assign('nv')
    const head = await w.actor('head-nv')
    const ask = { taskId: task.id, wantedDue: day('2026-03-30'), reason: 'Chuyên viên nghỉ thai sản', code: 'GH5' }
    expect((await askTaskExtension(w.tools, head, ask)).kind).toBe('changed')

    expect(await retireReason(w.tools, admin, fate('GH5', 'removed'))).toMatchObject({ code: 'in-use' })
    expect(await retireReason(w.tools, admin, fate('GH5', 'ended'))).toMatchObject({ kind: 'saved' })
    expect(await offered(w)).not.toContain('GH5 Cán bộ phụ trách nghỉ dài ngày')
    // whoever had the form open is told instead of being taken at an old word
    const other = await w.assign('dt')
    const late = { ...ask, taskId: other.id }
    expect(await askTaskExtension(w.tools, await w.actor('head-dt'), late)).toMatchObject({ code: 'no-code' })

    const rename = { reasonKind: 'extension', reasonCode: 'GH5', label: 'Cán bộ nghỉ chế độ dài ngày' }
    expect(await renameReason(w.tools, admin, renameReasonInput.parse(rename))).toMatchObject({ kind: 'saved' })
    const codes = await readsOn(w.db).reasonCodes()
    const events = (await w.stores.events.list('task', task.id)).map(e => ({ ...e, actorName: null }))
    const [asked] = taskHistory(task.id, events, await w.stores.office.load(), codes)
    expect(asked?.reason).toBe('Cán bộ nghỉ chế độ dài ngày')

    expect(await retireReason(w.tools, admin, fate('GH5', 'offered'))).toMatchObject({ kind: 'saved' })
    expect(await offered(w)).toContain('GH5 Cán bộ nghỉ chế độ dài ngày')
    // nobody ever chose it: gone, and the office may empty a list altogether
    for (const code of ['GH1', 'GH2', 'GH3', 'GH4', 'GH9'])
      expect(await retireReason(w.tools, admin, fate(code, 'removed'))).toMatchObject({ kind: 'saved' })
    expect(await offered(w)).toEqual(['GH5 Cán bộ nghỉ chế độ dài ngày'])

    const { lines } = await readsOn(w.db).history({ subjectKind: 'settings' })
    const told = readableLines(lines, await w.stores.office.load(), [], codes)
    expect(told.at(-1)).toMatchObject({ what: 'Thêm lý do', subject: 'Lý do: Xin gia hạn' })
    expect(told.map(l => l.what)).toContain('Đổi cách ghi lý do')
  })

  it('are for administrators, unique, and see what is stale', async () => {
    const w = await taskWorld(await make())
    const admin = await w.actor('admin')
    await expect(addReason(w.tools, await w.actor('secretary'), add({ label: 'Một lý do' }))).rejects.toThrow(
      'forbidden',
    )
    // one code means one thing in every list
    expect(await addReason(w.tools, admin, add({ label: 'Một lý do', code: 'tl1' }))).toMatchObject({ field: 'code' })
    expect(await addReason(w.tools, admin, add({ label: 'ly do KHAC' }))).toMatchObject({ field: 'label' })
    const stale = { reasonKind: 'extension', reasonCode: 'GH1', label: 'Khác đi', seenVersion: 'Cũ' }
    expect(await renameReason(w.tools, admin, renameReasonInput.parse(stale))).toMatchObject({ kind: 'stale' })
    const none = { reasonKind: 'extension', reasonCode: 'GH77', label: 'Khác đi' }
    await expect(renameReason(w.tools, admin, renameReasonInput.parse(none))).rejects.toThrow('not-found')
    expect(addReasonInput.safeParse({ reasonKind: 'x', code: 'có dấu', label: '' }).success).toBe(false)
  })

  it('sent twice are added once', async () => {
    const w = await taskWorld(await make({ file: true }))
    const admin = await w.actor('admin')
    const form = add({ label: 'Chờ đấu thầu', requestKey: 'key-reason' })
    const outcomes = await Promise.all([addReason(w.tools, admin, form), addReason(w.tools, admin, form)])
    expect(outcomes.map(o => o.kind).sort()).toEqual(['repeated', 'saved'])
    expect((await offered(w)).filter(o => o.includes('Chờ đấu thầu'))).toHaveLength(1)
  })
})

it('an office that made some lists its own keeps the usual others', () => {
  const codes = reasonsWith({ redo: [{ code: 'X1', label: 'Một', ended: true }] })
  expect(codes.redo).toHaveLength(1)
  expect(codes.extension).toEqual(DEFAULT_REASONS.extension)
  expect(new Set(allCodes(DEFAULT_REASONS).map(c => c.code)).size).toBe(allCodes(DEFAULT_REASONS).length)
  expect(nextCode(codes, 'send-back')).toBe('TL5')
})
