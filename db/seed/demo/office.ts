import type { Day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { PortfolioEntry, Post, PostKind } from '#app/domain/unit/office.ts'
import type { Stores } from '#app/features/ports.ts'
import { IS_DEMO, NOTICE_SYMBOL, OFFICE_NAME, OFFICE_PLACE } from '#app/features/settings.ts'
import {
  DOMAIN,
  FIELDS,
  LEADERSHIP,
  OFFICE,
  OFFICES,
  OFFICES_GROUP,
  PLACE,
  SERIES,
  UNITS,
  type UnitRow,
  WARDS,
  WARDS_GROUP,
} from './place.ts'

export type Seat = { account: string; kind: PostKind; title: string; name: string; unitId: string }

/** Chair, vice-chairs, secretariat, reform office, admin, auditor: who is not the head or an officer of a unit. */
export const LEADING_SEATS: readonly Seat[] = [
  seat('chutich', 'chair', 'Chủ tịch UBND thành phố', LEADERSHIP.id),
  {
    ...seat('pct.kinhte', 'vice-chair', 'Phó Chủ tịch UBND thành phố', LEADERSHIP.id),
    name: 'Phó Chủ tịch phụ trách Kinh tế – Đô thị',
  },
  {
    ...seat('pct.xahoi', 'vice-chair', 'Phó Chủ tịch UBND thành phố', LEADERSHIP.id),
    name: 'Phó Chủ tịch phụ trách Văn hóa – Xã hội',
  },
  seat('thuky', 'secretary', 'Thư ký tổng hợp', 'van-phong'),
  seat('thuky2', 'secretary', 'Phó Chánh Văn phòng', 'van-phong'),
  seat('cchc', 'reform', 'Chuyên viên theo dõi, chấm điểm cải cách hành chính', 'to-cchc'),
  seat('quantri', 'admin', 'Quản trị hệ thống', 'cong-nghe'),
  seat('giamsat', 'auditor', 'Giám sát của Thường trực HĐND', LEADERSHIP.id),
]

function seat(account: string, kind: PostKind, title: string, unitId: string): Seat {
  return { account, kind, title, name: title, unitId }
}

const seatsOfUnit = (u: UnitRow): Seat[] => [
  seat(u.account, 'unit-head', u.head, u.id),
  ...u.officers.map((account, i) => {
    const title = `Chuyên viên ${u.name}`
    return { ...seat(account, 'officer', title, u.id), name: i === 0 ? title : `${title} (${i + 1})` }
  }),
]

/** A deputy head: stands in for the head of the busiest office while he is away. */
export const DEPUTY_SEAT: Seat = seat('pho.dothi', 'unit-deputy', 'Phó Trưởng phòng Quản lý đô thị', 'do-thi')

export const SEATS: readonly Seat[] = [...LEADING_SEATS, ...UNITS.flatMap(seatsOfUnit), DEPUTY_SEAT]

export const personIdOf = (account: string): string => `nguoi.${account}`
const postIdOf = (account: string): string => `chuc.${account}`

type Given = {
  passwordHash: string
  /** Since when all of it is valid. */
  from: Day
  at: Instant
  /** Days the head of the urban office is away and his deputy acts for him. */
  leave: { from: Day; to: Day }
  ids: () => string
}

export async function saveOffice(stores: Stores, given: Given): Promise<void> {
  const { passwordHash, from, at, leave, ids } = given
  const valid = { validFrom: from, validTo: null }
  await stores.settings.set(OFFICE_NAME, OFFICE)
  await stores.settings.set(OFFICE_PLACE, PLACE)
  await stores.settings.set(NOTICE_SYMBOL, 'TB-UBND')
  await stores.settings.set(IS_DEMO, true)

  const root = { ...LEADERSHIP, kind: 'leadership', parentId: null, sort: 0, aliases: [], version: 1, ...valid }
  await stores.office.saveUnit(root, null)
  for (const [i, { id, name, kind, aliases }] of UNITS.entries()) {
    const unit = { id, name, kind, parentId: LEADERSHIP.id, sort: i + 1, version: 1, ...valid }
    await stores.office.saveUnit({ ...unit, aliases: aliases.map(alias => ({ alias, ...valid })) }, null)
  }
  const groups = [
    { ...OFFICES_GROUP, aliases: ['các phòng ban', 'các phòng, ban, đơn vị', 'các phòng chuyên môn'], units: OFFICES },
    {
      ...WARDS_GROUP,
      aliases: ['UBND 10 phường', 'Ủy ban nhân dân 10 phường', '10 phường', 'các phường'],
      units: WARDS,
    },
  ]
  for (const { units, ...group } of groups)
    await stores.office.saveGroup({ ...group, members: units.map(u => ({ unitId: u.id, ...valid })), version: 1 }, null)
  for (const [i, field] of FIELDS.entries()) await stores.office.saveField(field, i + 1)
  for (const series of SERIES) await stores.meetings.insertSeries(series)

  for (const { account, name } of SEATS) {
    const email = `${account}@${DOMAIN}`
    await stores.people.insert({ id: personIdOf(account), name, email, account, passwordHash, active: true }, at)
  }
  for (const { account, kind, title, unitId } of SEATS) {
    const deputies =
      account === 'dothi'
        ? [{ personId: personIdOf(DEPUTY_SEAT.account), validFrom: leave.from, validTo: leave.to }]
        : []
    const personId = personIdOf(account)
    const post: Post = { id: postIdOf(account), kind, title, unitId, personId, deputies, version: 1, ...valid }
    await stores.office.savePost(post, null)
  }
  const vacant = { kind: 'officer', title: 'Chuyên viên UBND phường Thượng Khê', unitId: 'phuong-thuong-khe' } as const
  await stores.office.savePost(
    { id: 'chuc.khuyet', ...vacant, personId: null, deputies: [], version: 1, ...valid },
    null,
  )

  for (const [account, leader, fields] of [
    ['pct.kinhte', 'economy', ['kinh-te', 'do-thi', 'tai-chinh']],
    ['pct.xahoi', 'society', ['cchc', 'chuyen-doi-so', 'van-hoa', 'noi-vu']],
  ] as const) {
    const postId = postIdOf(account)
    const units = UNITS.filter(u => u.leader === leader)
    const entries: PortfolioEntry[] = [
      ...units.map(u => ({ postId, unitId: u.id, fieldId: null, ...valid })),
      ...fields.map(fieldId => ({ postId, unitId: null, fieldId, ...valid })),
    ]
    await stores.office.savePortfolio(postId, entries, ids)
  }
}
