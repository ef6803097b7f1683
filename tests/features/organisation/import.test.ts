import { expect, it } from 'vitest'
import { readTableFile } from '#app/documents/reading/table-file.ts'
import { renderWorkbook } from '#app/documents/workbook.ts'
import { day } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import type { ImportSheet } from '#app/features/organisation/import/columns.ts'
import { importOffice, importOfficeInput, previewImport } from '#app/features/organisation/import/import-office.ts'
import { importTemplate } from '#app/server/import-file.server.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { adminWorld } from '../admin/world.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
async function sheetsOf(bytes: Uint8Array, name = 'tep.csv'): Promise<ImportSheet[]> {
  const read = await readTableFile(name, bytes)
  if (read.kind !== 'table') throw new Error(read.message)
  return read.sheets
}
const input = (sheets: ImportSheet[], more = {}) => importOfficeInput.parse({ sheets: JSON.stringify(sheets), ...more })

const UNITS = `\uFEFFDANH SÁCH ĐƠN VỊ;;;;
Tên đơn vị;Loại;Trực thuộc;Tên gọi khác;Từ ngày
Đội Quản lý trật tự;Tổ công tác;Phòng Quản lý đô thị;"Đội TTĐT; TTĐT";01/02/2026
Phòng Quản lý đô thị;Phòng, ban;Lãnh đạo;P.QLĐT;01/01/2026

Phòng Nội vụ;Phòng, ban;;PNV;
`
const PEOPLE = `Họ và tên,Thư điện tử,Tài khoản,Vai trò,Chức vụ,Đơn vị,Từ ngày
Ngô Thị Đô,do@co.example,,Thủ trưởng đơn vị,Trưởng phòng Quản lý đô thị,P.QLĐT,
Ngô Thị Đô,do@co.example,,cán bộ,,Đội TTĐT,
Người truong,truong@co.example,truong,Phó thủ trưởng đơn vị,Phó Trưởng phòng,Phòng Kinh tế,01/03/2026
`

describeOnEachDatabase('importing units and people', make => {
  it('adds what is new, extends what is there, and the second time adds nothing', async () => {
    const w = await adminWorld(await make())
    const sheets = [...(await sheetsOf(utf8(UNITS))), ...(await sheetsOf(utf8(PEOPLE)))]
    const shown = await previewImport(w.tools, w.admin, sheets)
    if (isRefusal(shown)) throw new Error(shown.message)
    expect(shown.units.map(r => [r.line, r.label, r.outcome])).toEqual([
      [3, 'Đội Quản lý trật tự', 'added'],
      [4, 'Phòng Quản lý đô thị', 'added'],
      [6, 'Phòng Nội vụ', 'extended'],
    ])
    expect(shown.people.map(r => r.told)).toEqual([
      'thêm mới, Trưởng phòng Quản lý đô thị (Phòng Quản lý đô thị)',
      'đã có, thêm chức vụ Cán bộ (Đội Quản lý trật tự)',
      'đã có, thêm chức vụ Phó Trưởng phòng (Phòng Kinh tế)',
    ])
    expect(await w.events()).toBe(0)
    expect(await importOffice(w.tools, w.admin, input(sheets))).toMatchObject({ kind: 'saved', id: '6' })
    const office = await w.stores.office.load()
    const unit = (name: string) => office.units.find(u => u.name === name)!
    expect(unit('Đội Quản lý trật tự')).toMatchObject({
      kind: 'team',
      parentId: unit('Phòng Quản lý đô thị').id,
      validFrom: '2026-02-01',
    })
    expect(unit('Phòng Nội vụ').aliases.map(a => a.alias)).toEqual(['P.NV', 'PNV'])
    const person = office.people.find(p => p.name === 'Ngô Thị Đô')!
    expect(
      office.posts
        .filter(p => p.personId === person.id)
        .map(p => p.kind)
        .sort(),
    ).toEqual(['officer', 'unit-head'])
    const events = await w.events()
    const again = await previewImport(w.tools, w.admin, sheets)
    expect(again).toMatchObject({ added: 0, extended: 0, wrong: 0 })
    expect(await importOffice(w.tools, w.admin, input(sheets))).toMatchObject({ kind: 'saved', id: '0' })
    expect(await w.events()).toBe(events)
    expect(await w.stores.office.load()).toEqual(office)
  })

  it('reads a table of two columns, or of one, whatever stands between them', async () => {
    const w = await adminWorld(await make())
    for (const text of ['Tên đơn vị;Loại\nĐội Một;Loại không có\n', 'Tên đơn vị\tLoại\nĐội Một\tLoại không có\n\n']) {
      const shown = await previewImport(w.tools, w.admin, await sheetsOf(utf8(text)))
      expect(isRefusal(shown) ? shown.message : [shown.wrong, shown.units[0]?.label]).toEqual([1, 'Đội Một'])
    }
    const one = await previewImport(w.tools, w.admin, await sheetsOf(utf8('Tên đơn vị\nĐội Một\nĐội Hai\n')))
    expect(isRefusal(one) ? one.message : [one.wrong, one.added]).toEqual([0, 2])
  })

  it('says per row and column what is wrong, and imports nothing of it', async () => {
    const w = await adminWorld(await make())
    const rows = [
      'Tên đơn vị,Loại,Trực thuộc,Tên gọi khác,Nhóm,Từ ngày,Đến ngày',
      'X,Phòng ban lạ,,,,,',
      'Phòng Một,,Không có,,Nhóm lạ,31/02/2026,',
      'Phòng Hai,,Phòng Ba,,,01/03/2026,01/01/2026',
      'Phòng Ba,,Phòng Bốn,P.KT,,,',
      'Phòng Bốn,,Phòng Ba,,,,',
      'phong bon,,,,,,',
      'Phòng Tốt,,Lãnh đạo,,,,',
    ]
    const sheets = await sheetsOf(utf8(rows.join('\r\n')))
    const shown = await previewImport(w.tools, w.admin, sheets)
    if (isRefusal(shown)) throw new Error(shown.message)
    const wrong = Object.fromEntries(shown.units.map(r => [r.line, r.errors.map(e => e.column)]))
    expect(wrong).toEqual({
      2: ['Tên đơn vị', 'Loại'],
      3: ['Từ ngày', 'Nhóm', 'Trực thuộc'],
      4: ['Đến ngày'],
      5: ['Trực thuộc'],
      6: ['Trực thuộc'],
      7: ['Tên đơn vị'],
      8: [],
    })
    expect(shown.wrong).toBe(6)
    expect(await importOffice(w.tools, w.admin, input(sheets))).toMatchObject({ kind: 'refused', code: 'rows' })
    expect((await w.stores.office.load()).units).toHaveLength(3)
    expect(await w.events()).toBe(0)
  })

  it('knows people by what they sign in with', async () => {
    const w = await adminWorld(await make())
    const rows = [
      'Họ tên;Email;Tài khoản;Vai trò;Chức vụ;Đơn vị;Từ ngày',
      'Người khác hẳn;truong@co.example;;;;;',
      'Không đăng nhập;;;;;;',
      'Thư sai;khong-phai-thu;;;;;',
      'Vai trò lạ;a@co.example;;Vua;;Phòng Nội vụ;',
      'Thiếu đơn vị;b@co.example;;Cán bộ;;;',
      'Đơn vị lạ;c@co.example;;Cán bộ;;Phòng Trăng;',
      'Thiếu vai trò;d@co.example;;;Chuyên viên;Phòng Nội vụ;',
    ]
    const shown = await previewImport(w.tools, w.admin, await sheetsOf(utf8(rows.join('\n'))))
    if (isRefusal(shown)) throw new Error(shown.message)
    expect(shown.people.map(r => r.errors.map(e => e.column).join())).toEqual([
      'Thư điện tử',
      'Thư điện tử',
      'Thư điện tử',
      'Vai trò',
      'Đơn vị',
      'Đơn vị',
      'Vai trò',
    ])
  })

  it('reads the template it hands out, from a workbook, without adding anything', async () => {
    const w = await adminWorld(await make())
    const office = await w.stores.office.load()
    const sheets = await sheetsOf(await importTemplate(office, day('2026-03-10')), 'mau.xlsx')
    const shown = await previewImport(w.tools, w.admin, sheets)
    expect(shown).toMatchObject({ added: 0, extended: 0, wrong: 0 })
    expect(isRefusal(shown) ? [] : shown.units.map(r => r.outcome)).toEqual(['same', 'same', 'same'])
  })

  it('takes days of a workbook as days, and refuses what is no table', async () => {
    const w = await adminWorld(await make())
    const bytes = await renderWorkbook([
      {
        name: 'Đơn vị',
        title: 'Đơn vị mới',
        columns: [
          { header: 'Tên đơn vị', type: 'text' },
          { header: 'Từ ngày', type: 'day' },
        ],
        rows: [['Phòng Mới', '2026-02-05']],
      },
    ])
    await importOffice(w.tools, w.admin, input(await sheetsOf(bytes, 'a.xlsx')))
    expect((await w.stores.office.load()).units.find(u => u.name === 'Phòng Mới')?.validFrom).toBe('2026-02-05')
    const other = await previewImport(w.tools, w.admin, await sheetsOf(utf8('Cột A,Cột B\n1,2')))
    expect(other).toMatchObject({ kind: 'refused', code: 'no-table' })
    for (const bad of [new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), new Uint8Array([0xff, 0xfe, 0x41, 0])])
      expect((await readTableFile('x', bad)).kind).toBe('unreadable')
  })

  it('is the administrator’s, once a form', async () => {
    const w = await adminWorld(await make())
    const sheets = await sheetsOf(utf8(UNITS))
    await expect(async () => previewImport(w.tools, w.secretary, sheets)).rejects.toThrow('forbidden')
    await expect(async () => importOffice(w.tools, w.secretary, input(sheets))).rejects.toThrow('forbidden')
    const requestKey = w.key()
    const both = await Promise.all([1, 2].map(() => importOffice(w.tools, w.admin, input(sheets, { requestKey }))))
    expect(both.map(o => o.kind).sort()).toEqual(['repeated', 'saved'])
    expect((await w.stores.office.load()).units).toHaveLength(5)
  })
})
