import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { attachFile, FILE_MAX } from '#app/features/files/attach-file.ts'
import { forgetUnattachedFiles } from '#app/features/files/forget-unattached-files.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { progressTask, progressTaskInput } from '#app/features/tasks/progress-task.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { folderStorage } from '#app/server/storage.server.ts'
import { readsOn } from '#db/reads/reads.ts'
import { taskWorld } from '#tests/features/tasks/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

const folder = mkdtempSync(join(tmpdir(), 'giaoviec-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const storage = folderStorage(folder)

const bytes = (...head: number[]) => new Uint8Array([...head, ...new Array(40).fill(7)])
const PDF = bytes(0x25, 0x50, 0x44, 0x46)
const ZIP = bytes(0x50, 0x4b, 3, 4)

describeOnEachDatabase('a file of a task', make => {
  it('is kept outside the site and read back whole, by those who may see the task', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv', { coordinate: [{ kind: 'unit', id: 'dt' }] })
    const outcome = await attachFile(w.tools, storage, await w.actor('head-nv'), {
      taskId: task.id,
      name: 'C:\\Văn bản\\Báo cáo quý I.pdf',
      bytes: PDF,
    })
    if (outcome.kind !== 'attached') throw new Error(outcome.message)
    const reads = readsOn(w.db)
    const seen = async (person: string) => (await reads.file(await w.actor(person), outcome.fileId))?.name ?? null
    const names = await Promise.all(
      ['head-nv', 'secretary', 'head-dt', 'auditor', 'head-p1', 'officer-dt', 'admin'].map(seen),
    )
    expect(names).toEqual([...new Array(4).fill('Báo cáo quý I.pdf'), null, null, null])
    const file = (await reads.file(await w.actor('secretary'), outcome.fileId))!
    expect(file).toMatchObject({ type: 'application/pdf', size: PDF.length, uploadedBy: 'head-nv' })
    expect(file.storageKey).not.toContain('pdf')
    expect(await storage.get(file.storageKey)).toEqual(Buffer.from(PDF))
    expect(await reads.file(await w.actor('secretary'), 'no-such-file')).toBeNull()
  })

  it.each([
    ['virus.exe', PDF, 'file-type'],
    ['no-ending', PDF, 'file-type'],
    ['trang.html', bytes(0x3c, 0x68), 'file-type'],
    ['ảnh.svg', bytes(0x3c), 'file-type'],
    ['thật-ra-là-zip.pdf', ZIP, 'file-content'],
    ['rỗng.pdf', new Uint8Array(), 'file-content'],
    ['lớn.pdf', Object.assign(new Uint8Array(FILE_MAX + 1), { 0: 0x25, 1: 0x50, 2: 0x44, 3: 0x46 }), 'file-size'],
  ])('%s is refused (%#)', async (name, content, code) => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const before = readdirSync(folder, { recursive: true }).length
    expect(
      await attachFile(w.tools, storage, await w.actor('head-nv'), { taskId: task.id, name, bytes: content }),
    ).toMatchObject({
      kind: 'refused',
      code,
    })
    expect(readdirSync(folder, { recursive: true }).length).toBe(before)
  })

  it('loses from its name what would look like another', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const attached = await attachFile(w.tools, storage, await w.actor('head-nv'), {
      taskId: task.id,
      name: '../../bao\u202Ecao\u0000  số 1.docx',
      bytes: ZIP,
    })
    const id = attached.kind === 'attached' ? attached.fileId : ''
    expect((await w.stores.files.get(id))?.name).toBe('baocao số 1.docx')
  })

  it('comes only from whoever works on the task', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    for (const person of ['head-p1', 'secretary', 'officer-nv', 'auditor'])
      await expect(
        attachFile(w.tools, storage, await w.actor(person), { taskId: task.id, name: 'a.pdf', bytes: PDF }),
      ).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      attachFile(w.tools, storage, await w.actor('head-nv'), { taskId: 'no-such-task', name: 'a.pdf', bytes: PDF }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('goes with a report of that very task, never of another', async () => {
    const w = await taskWorld(await make())
    const [task, other] = [await w.assign('nv'), await w.assign('nv')]
    const head = await w.actor('head-nv')
    const attached = await attachFile(w.tools, storage, head, { taskId: task.id, name: 'a.pdf', bytes: PDF })
    const fileIds = attached.kind === 'attached' ? [attached.fileId] : []
    await acceptTask(w.tools, head, { taskId: other.id })
    const report = { text: 'Đã hoàn thành', documentNumber: null, documentDay: null, fileIds }
    expect(await reportTask(w.tools, head, { taskId: other.id, ...report })).toMatchObject({ code: 'no-file' })
    expect(await progressTask(w.tools, head, { taskId: other.id, percent: 10, note: '', fileIds })).toMatchObject({
      code: 'no-file',
    })
    expect(await reportTask(w.tools, head, { taskId: task.id, ...report })).toMatchObject({
      kind: 'changed',
      task: { report: { fileIds } },
    })
    expect(
      progressTaskInput.safeParse({ taskId: 'x', percent: '5', fileIds: ['1', '2', '3', '4', '5', '6'] }).success,
    ).toBe(false)
  })

  it('is never half there: a write that fails leaves no row', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const broken = { ...storage, put: async () => Promise.reject(new Error('the disk is full')) }
    await expect(
      attachFile(w.tools, broken, await w.actor('head-nv'), { taskId: task.id, name: 'a.pdf', bytes: PDF }),
    ).rejects.toThrow('the disk is full')
    expect(await w.stores.files.listBySubject('task', task.id)).toEqual([])
  })
})

describeOnEachDatabase('a file whose form never went through', make => {
  it('is forgotten after a day; one that a report or a note names stays', async () => {
    const w = await taskWorld(await make())
    const task = await w.assign('nv')
    const head = await w.actor('head-nv')
    const attach = async (name: string) => {
      const outcome = await attachFile(w.tools, storage, head, { taskId: task.id, name, bytes: PDF })
      if (outcome.kind !== 'attached') throw new Error(outcome.message)
      return outcome.fileId
    }
    const [noted, reported, stray] = [await attach('a.pdf'), await attach('b.pdf'), await attach('c.pdf')]
    const key = (await w.tools.unitOfWork(({ files }) => files.get(stray)))!.storageKey
    await progressTask(w.tools, head, { taskId: task.id, percent: 40, note: 'Đang làm', fileIds: [noted] })
    await reportTask(w.tools, head, {
      taskId: task.id,
      text: 'Đã xong việc được giao',
      documentNumber: null,
      documentDay: null,
      fileIds: [reported],
    })
    expect(await forgetUnattachedFiles(w.tools, storage)).toBe(0)
    w.advance(25 * 60)
    expect(await forgetUnattachedFiles(w.tools, storage)).toBe(1)
    const left = await w.tools.unitOfWork(({ files }) => files.listBySubject('task', task.id))
    expect(left.map(f => f.id).sort()).toEqual([noted, reported].sort())
    await expect(storage.get(key)).rejects.toThrow()
    expect(await forgetUnattachedFiles(w.tools, storage)).toBe(0)
  })
})
