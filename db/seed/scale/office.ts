import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { PortfolioEntry, Post, PostKind } from '#app/domain/unit/office.ts'
import type { Stores } from '#app/features/ports.ts'
import { IS_DEMO, NOTICE_SYMBOL, OFFICE_NAME, OFFICE_PLACE } from '#app/features/settings.ts'

/** An office of any size, plain and numbered: for measuring, not for looking at. */
export type ScaleUnit = {
  id: string
  name: string
  isWard: boolean
  head: string
  officer: string
  /** Account of the vice-chair whose portfolio has it. */
  leader: string
}
export type ScaleOffice = { units: ScaleUnit[]; leaders: string[]; fields: string[] }

export const SECRETARY = 'thuky'
export const CHAIR = 'chutich'
const FIELDS = ['Cải cách hành chính', 'Kinh tế', 'Đô thị', 'Văn hóa – Xã hội', 'Tài chính', 'Nội vụ']
const UNITS_A_LEADER = 25

export function scaleOffice(count: number): ScaleOffice {
  const leaders = Array.from({ length: Math.max(2, Math.ceil(count / UNITS_A_LEADER)) }, (_, i) => `pct${i + 1}`)
  const offices = Math.ceil(count * 0.4)
  const units = Array.from({ length: count }, (_, i): ScaleUnit => {
    const isWard = i >= offices
    const number = String(isWard ? i - offices + 1 : i + 1).padStart(3, '0')
    const id = `${isWard ? 'phuong' : 'phong'}-${number}`
    return {
      id,
      name: isWard ? `UBND phường số ${number}` : `Phòng chuyên môn số ${number}`,
      isWard,
      head: id,
      officer: `cb.${id}`,
      leader: leaders[i % leaders.length]!,
    }
  })
  return { units, leaders, fields: FIELDS.map((_, i) => `linh-vuc-${i + 1}`) }
}

type Given = { passwordHash: string; from: Day; at: Instant; ids: () => string }

export async function saveScaleOffice(stores: Stores, office: ScaleOffice, given: Given): Promise<void> {
  const { passwordHash, from, at, ids } = given
  const valid = { validFrom: from, validTo: null }
  await stores.settings.set(OFFICE_NAME, `Cơ quan thử tải ${office.units.length} đơn vị`)
  await stores.settings.set(OFFICE_PLACE, 'Thử tải')
  await stores.settings.set(NOTICE_SYMBOL, 'TB-UBND')
  // invented addresses: nothing may leave for a real mail server
  await stores.settings.set(IS_DEMO, true)
  const root = { id: 'lanh-dao', name: 'Lãnh đạo UBND', kind: 'leadership', parentId: null, sort: 0, aliases: [] }
  await stores.office.saveUnit({ ...root, ...valid, version: 1 }, null)
  for (const [i, { id, name, isWard }] of office.units.entries()) {
    const unit = { id, name, kind: isWard ? 'ward' : 'office', parentId: root.id, sort: i + 1, aliases: [] }
    await stores.office.saveUnit({ ...unit, ...valid, version: 1 }, null)
  }
  for (const [id, name, isWard] of [
    ['cac-phong-ban', 'Các phòng, ban', false],
    ['cac-phuong', 'UBND các phường', true],
  ] as const) {
    const members = office.units.filter(u => u.isWard === isWard).map(u => ({ unitId: u.id, ...valid }))
    await stores.office.saveGroup({ id, name, aliases: [], members, version: 1 }, null)
  }
  for (const [i, id] of office.fields.entries()) await stores.office.saveField({ id, name: FIELDS[i]! }, i + 1)
  await stores.meetings.insertSeries({ id: 'giao-ban', name: 'Giao ban định kỳ', fieldId: null })

  const sit = async (account: string, kind: PostKind, title: string, unitId: string) => {
    const email = `${account}@thutai.example`
    await stores.people.insert({ id: account, name: title, email, account, passwordHash, active: true }, at)
    const post: Post = {
      id: `chuc.${account}`,
      kind,
      title,
      unitId,
      personId: account,
      deputies: [],
      version: 1,
      ...valid,
    }
    await stores.office.savePost(post, null)
  }
  await sit(CHAIR, 'chair', 'Chủ tịch UBND', root.id)
  await sit(SECRETARY, 'secretary', 'Thư ký tổng hợp', root.id)
  await sit('cchc', 'reform', 'Tổ Cải cách hành chính', root.id)
  await sit('quantri', 'admin', 'Quản trị hệ thống', root.id)
  await sit('giamsat', 'auditor', 'Giám sát', root.id)
  for (const leader of office.leaders) {
    await sit(leader, 'vice-chair', `Phó Chủ tịch UBND (${leader})`, root.id)
    const postId = `chuc.${leader}`
    const entries = office.units
      .filter(u => u.leader === leader)
      .map<PortfolioEntry>(u => ({ postId, unitId: u.id, fieldId: null, ...valid }))
    await stores.office.savePortfolio(postId, entries, ids)
  }
  for (const u of office.units) {
    await sit(u.head, 'unit-head', `Thủ trưởng ${u.name}`, u.id)
    await sit(u.officer, 'officer', `Chuyên viên ${u.name}`, u.id)
  }
}
