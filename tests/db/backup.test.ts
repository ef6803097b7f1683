import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { instant } from '#app/domain/shared/instant.ts'
import { folderStorage } from '#app/server/storage.server.ts'
import { auditOn } from '#db/audit.ts'
import { backUp, restore } from '#db/backup.ts'
import type { OpenDatabase } from '#db/open.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { describeOnEachDatabase, memoryDatabase } from '#tests/support/databases.ts'

const AT = instant('2026-03-02T01:00:00Z')
const valid = { validFrom: '2026-01-01' as never, validTo: null }

describeOnEachDatabase('backup', (make, dialect) => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gv-backup-test-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const storage = (name: string) => folderStorage(join(folder, name))

  /** An office with a child unit sorted before its parent, a person, a session, a history and a file. */
  async function filled(): Promise<OpenDatabase> {
    const open = await make({ file: true })
    const s = storesOn(open.db)
    const unit = { kind: 'office', sort: 1, aliases: [], version: 1, ...valid }
    await s.office.saveUnit({ ...unit, id: 'z-parent', name: 'UBND', parentId: null }, null)
    await s.office.saveUnit({ ...unit, id: 'a-child', name: 'Phòng Nội vụ', parentId: 'z-parent' }, null)
    await s.people.insert(
      { id: 'p1', name: 'Trưởng phòng', email: 'nv@x.example', account: null, passwordHash: 'h', active: true },
      AT,
    )
    await s.settings.set('office.name', 'UBND quận Thử')
    await s.sessions.insert({
      id: 's1',
      tokenHash: 't',
      personId: 'p1',
      createdAt: AT,
      seenAt: AT,
      expiresAt: AT,
      revokedAt: null,
      client: '',
    })
    for (let i = 0; i < 1_500; i++)
      await s.events.append(
        {
          subjectKind: 'unit',
          subjectId: `u${i % 3}`,
          at: AT,
          actorId: 'p1',
          actorTitle: 'Quản trị',
          origin: null,
          data: { kind: 'x', i },
        },
        `e${String(i).padStart(5, '0')}`,
      )
    const { sha256 } = await storage('from').put('ab/file1', Buffer.from('nội dung'))
    await s.files.insert({
      id: 'f1',
      subjectKind: 'task',
      subjectId: 't1',
      name: 'a.pdf',
      type: 'application/pdf',
      size: 9,
      sha256,
      storageKey: 'ab/file1',
      uploadedBy: 'p1',
      uploadedAt: AT,
    })
    return open
  }

  it('comes back whole, with its files, silent and signed out – also on the other database', async () => {
    const from = await filled()
    const file = join(folder, 'copy.gv')
    const written = await backUp(from, storage('from'), file)
    expect(written.files).toBe(1)
    for (const to of [await make({ empty: true }), ...(dialect === 'postgres' ? [await memoryDatabase()] : [])]) {
      expect(await restore(to, storage('to'), file)).toEqual(written)
      const s = storesOn(to.db)
      expect((await s.office.load()).units.map(u => u.name).sort()).toEqual(['Phòng Nội vụ', 'UBND'])
      expect((await s.people.get('p1'))?.passwordHash).toBe('h')
      expect(await s.settings.get('mail.paused')).toBe(true)
      expect(await s.sessions.findByTokenHash('t')).toBeNull()
      expect(Buffer.from(await storage('to').get('ab/file1')).toString()).toBe('nội dung')
      expect(await auditOn(to.db).verify()).toMatchObject({ events: 1_500, problems: [] })
      await to.close()
    }
  }, 60_000)

  it('restores nothing from a file that was cut off or changed, nor over existing data', async () => {
    const from = await filled()
    const file = join(folder, 'copy.gv')
    await backUp(from, storage('from'), file)
    const whole = gunzipSync(readFileSync(file)).toString()
    const to = await make({ empty: true })
    const attempt = async (text: string) => {
      writeFileSync(join(folder, 'bad.gv'), gzipSync(text))
      await restore(to, storage('to'), join(folder, 'bad.gv'))
    }
    await expect(attempt(whole.slice(0, whole.length / 2))).rejects.toThrow(/hỏng|cắt/)
    await expect(attempt(whole.split('\n').slice(0, -3).join('\n'))).rejects.toThrow('cắt')
    await expect(attempt(whole.replace('UBND quận Thử', 'UBND quận Khác'))).rejects.toThrow('sửa')
    await expect(attempt('{"x":1}\n')).rejects.toThrow('không phải')
    await expect(restore(to, storage('to'), join(folder, 'none.gv'))).rejects.toThrow('Không tìm thấy')
    await expect(restore(from, storage('to'), file)).rejects.toThrow('đã có dữ liệu')
  }, 60_000)
})
