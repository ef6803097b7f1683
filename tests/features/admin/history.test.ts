import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { instant } from '#app/domain/shared/instant.ts'
import { changesAsText, describeEvent, namesIn } from '#app/features/admin/describe-event.ts'
import { historyFilter } from '#app/features/admin/history-address.ts'
import { readableLines } from '#app/features/admin/history-lines.ts'
import { saveOfficeSettings, saveOfficeSettingsInput } from '#app/features/admin/save-office-settings.ts'
import { savePerson, savePersonInput } from '#app/features/admin/save-person.ts'
import { savePortfolio, savePortfolioInput } from '#app/features/admin/save-portfolio.ts'
import { savePost, savePostInput } from '#app/features/admin/save-post.ts'
import { saveUnit, saveUnitInput } from '#app/features/admin/save-unit.ts'
import { anchorHistory } from '#app/features/history/anchor-history.ts'
import type { NewEvent } from '#app/features/ports.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { adminWorld } from './world.ts'

describeOnEachDatabase('the history', make => {
  it('is read by people: who, what, before and after', async () => {
    const { tools, stores, reads, admin, advance } = await adminWorld(await make())
    const save = { seenVersion: 1, validFrom: '06/01/2025' }
    await saveUnit(
      tools,
      admin,
      saveUnitInput.parse({
        ...save,
        unitId: 'noi-vu',
        name: 'Phòng Nội vụ',
        kind: 'team',
        parentId: '',
        sort: 10,
        aliases: 'P.NV',
      }),
    )
    advance(1)
    await savePost(
      tools,
      admin,
      savePostInput.parse({
        ...save,
        postId: 'chuc-truong',
        kind: 'unit-head',
        title: 'Chức truong',
        unitId: 'kinh-te',
        personId: '',
      }),
    )
    advance(1)
    await savePerson(
      tools,
      admin,
      savePersonInput.parse({
        personId: 'truong',
        seenVersion: 1,
        name: 'Người truong',
        email: 'truong@co.example',
        account: 'truong',
      }),
    )
    advance(1)
    await savePortfolio(
      tools,
      admin,
      savePortfolioInput.parse({ postId: 'chuc-pct', unitIds: 'noi-vu', fieldIds: 'cchc' }),
    )
    const { lines } = await reads.history({})
    const told = readableLines(lines, await stores.office.load(), [])
    expect(told.map(l => [l.what, l.kindLabel, l.subject, l.who, changesAsText(l.changes)])).toEqual([
      [
        'Sửa phân công phụ trách',
        'Chức vụ',
        'Chức pct',
        'Người quantri',
        'Phụ trách: Phòng Nội vụ; Cải cách hành chính',
      ],
      ['Sửa người dùng', 'Người dùng', 'Người truong', 'Người quantri', 'Được đăng nhập: có → không'],
      [
        'Sửa chức vụ',
        'Chức vụ',
        'Chức truong',
        'Người quantri',
        'Đơn vị: Phòng Nội vụ → Phòng Kinh tế; Người giữ: Người truong → để trống',
      ],
      [
        'Sửa đơn vị',
        'Đơn vị',
        'Phòng Nội vụ',
        'Người quantri',
        'Loại: Phòng, ban → Tổ công tác; Trực thuộc: Lãnh đạo → để trống',
      ],
    ])
  })

  it('says up to which day it is sealed, and with what', async () => {
    const { tools, stores, reads, admin, advance } = await adminWorld(await make())
    expect(await reads.historySeal()).toBeNull()
    await saveOfficeSettings(tools, admin, saveOfficeSettingsInput.parse({ name: 'UBND phường', symbol: 'TB-VP' }))
    advance(24 * 60)
    expect(await anchorHistory(tools)).toBe(1)
    const seal = await reads.historySeal()
    expect(seal).toMatchObject({ day: '2026-03-10', days: 1 })
    expect(seal?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect((await stores.events.list('settings', 'office')).at(-1)?.origin ?? null).toBe(admin.origin ?? null)
  })

  it('is found by kind, thing, person and days, a page at a time', async () => {
    const { tools, stores, reads, admin, advance } = await adminWorld(await make())
    const append = (subjectId: string, actorId: string | null) =>
      stores.events.append(
        {
          subjectKind: subjectId === 'd1' ? 'settings' : 'unit',
          subjectId,
          at: tools.clock.now(),
          actorId,
          actorTitle: 'Dòng lệnh',
          origin: null,
          data: { kind: 'unit-changed' },
        },
        tools.ids.next(),
      )
    await append('noi-vu', admin.personId)
    advance(24 * 60)
    await append('kinh-te', null)
    await append('d1', admin.personId)
    const ids = async (filter: Parameters<typeof reads.history>[0]) =>
      (await reads.history(filter)).lines.map(l => l.subjectId)
    expect(await ids({ subjectKind: 'unit' })).toEqual(['kinh-te', 'noi-vu'])
    expect(await ids({ subjectKind: 'unit', subjectId: 'noi-vu' })).toEqual(['noi-vu'])
    expect(await ids({ actorId: admin.personId })).toEqual(['d1', 'noi-vu'])
    expect(await ids({ from: day('2026-03-11') })).toEqual(['d1', 'kinh-te'])
    expect(await ids({ to: day('2026-03-10') })).toEqual(['noi-vu'])
    const first = await reads.history({ limit: 2 })
    expect(first.next).not.toBeNull()
    expect(await ids({ limit: 2, after: first.next! })).toEqual(['noi-vu'])
  })
})

const FILTER = (address: string) => historyFilter(new URLSearchParams(address))
it('reads its filter from the address, and leaves out days that are none', () => {
  expect(FILTER('loai=unit&muc=u1&nguoi=p1&tu=01/03/2026&den=2026-03-31')).toEqual({
    subjectKind: 'unit',
    subjectId: 'u1',
    actorId: 'p1',
    from: '2026-03-01',
    to: '2026-03-31',
  })
  expect(FILTER('muc=u1&tu=31/02/2026')).toEqual({})
})

const OFFICE = {
  name: '',
  units: [{ id: 'same', name: 'Phòng Đô thị' }],
  groups: [],
  people: [{ id: 'same', name: 'Lê An' }],
  posts: [],
  portfolio: [],
  fields: [{ id: 'same', name: 'Đô thị' }],
} as unknown as Parameters<typeof namesIn>[0]

it.each<[string, Pick<NewEvent, 'subjectKind' | 'data'>, string, string, string | null]>([
  [
    'an extension',
    {
      subjectKind: 'task',
      data: { kind: 'extended', from: day('2026-03-01'), due: day('2026-03-20'), reason: 'chờ số liệu', asked: true },
    },
    'Gia hạn',
    'Thời hạn: 01/03/2026 → 20/03/2026',
    'chờ số liệu',
  ],
  [
    'a re-assignment',
    {
      subjectKind: 'task',
      data: { kind: 'reassigned', fromUnitId: 'same', toUnitId: 'khac', reason: 'đúng chức năng', due: null },
    },
    'Giao lại cho đơn vị khác',
    'Đơn vị: Phòng Đô thị → khac',
    'đúng chức năng',
  ],
  [
    'progress',
    { subjectKind: 'task', data: { kind: 'progressed', percent: 40, note: 'đang làm', fileIds: [] } },
    'Cập nhật tiến độ',
    'Tiến độ: 40 %',
    'đang làm',
  ],
  [
    'a hand-on',
    { subjectKind: 'task', data: { kind: 'handed-on', officerId: 'same', note: null } },
    'Giao cán bộ thực hiện',
    'Cán bộ: Lê An',
    null,
  ],
  [
    'an edited meeting',
    { subjectKind: 'meeting', data: { kind: 'meeting-edited', day: { from: '2026-03-01', to: '2026-03-02' } } },
    'Sửa cuộc họp',
    'Ngày: 01/03/2026 → 02/03/2026',
    null,
  ],
  [
    'a day of the calendar',
    {
      subjectKind: 'calendar',
      data: {
        kind: 'calendar-day-saved',
        before: null,
        after: { day: '2026-04-24', kind: 'off', name: 'Nghỉ', source: 'TB 1' },
      },
    },
    'Ghi ngày nghỉ, ngày làm bù',
    'Tên: Nghỉ; Loại: ngày nghỉ; Ngày: 24/04/2026; Văn bản: TB 1',
    null,
  ],
  [
    'what it does not know',
    { subjectKind: 'criteria', data: { kind: 'something-new', odd: { a: 1 } } },
    'something-new',
    '',
    null,
  ],
])('describes %s', (_what, event, what, changes, note) => {
  const told = describeEvent(event, namesIn(OFFICE))
  expect([told.what, changesAsText(told.changes), told.note]).toEqual([what, changes, note])
})

it('shows the moment and the person even where the person is gone', () => {
  const line = {
    id: 'e',
    seq: 1,
    prevHash: '',
    hash: '',
    subjectKind: 'person' as const,
    subjectId: 'gone',
    at: instant('2026-03-10T08:00:00+07:00'),
    actorId: null,
    actorTitle: 'Dòng lệnh',
    origin: null,
    data: { kind: 'person-added', name: 'A' },
    actorName: null,
    subjectTitle: null,
  }
  expect(readableLines([line], OFFICE, [])).toMatchObject([{ who: 'Hệ thống', whoTitle: 'Dòng lệnh', subject: 'gone' }])
})
