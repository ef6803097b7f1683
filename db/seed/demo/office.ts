import { type Day, day } from '#app/domain/shared/day.ts'
import type { Instant } from '#app/domain/shared/instant.ts'
import type { PortfolioEntry, Post, PostKind, Unit } from '#app/domain/unit/office.ts'
import type { Stores } from '#app/features/ports.ts'
import { IS_DEMO, NOTICE_SYMBOL, OFFICE_NAME, OFFICE_PLACE } from '#app/features/settings.ts'
import {
  DOMAIN,
  FIELDS,
  FORMER_DISTRICT,
  FORMER_WARD,
  LEADERSHIP,
  OFFICE,
  OFFICES,
  OFFICES_GROUP,
  PLACE,
  RENAMED,
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

/** Stands in for the head of a ward who is on leave on the day of seeding. */
export const WARD_DEPUTY_SEAT: Seat = seat(
  'pho.luytre',
  'unit-deputy',
  'Phó Chủ tịch UBND phường Lũy Tre',
  'phuong-luy-tre',
)
/** Acts for the head of a ward who retired: the post is vacant until somebody is appointed. */
export const ACTING_SEAT: Seat = seat('pho.bensay', 'unit-deputy', 'Phó Chủ tịch UBND phường Bến Sậy', 'phuong-ben-say')
export const RETIRED = 'phuong.bensay'

/** Takes over from an officer who was moved elsewhere; holds no post before that day. */
export const SUCCESSOR = { account: 'cb2.moitruong', name: 'Chuyên viên Phòng Tài nguyên và Môi trường (2)' }

export const SEATS: readonly Seat[] = [
  ...LEADING_SEATS,
  ...UNITS.flatMap(seatsOfUnit),
  ...seatsOfUnit(FORMER_WARD),
  DEPUTY_SEAT,
  WARD_DEPUTY_SEAT,
  ACTING_SEAT,
]

export const personIdOf = (account: string): string => `nguoi.${account}`
export const postIdOf = (account: string): string => `chuc.${account}`

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
  if (from > LAST_OF_THREE_TIERS) await saveDistrict(stores)
  for (const [i, { id, name, kind, aliases }] of [...UNITS, FORMER_WARD].entries()) {
    const unit: Unit = {
      id,
      name: id === RENAMED.id ? RENAMED.before : name,
      kind,
      parentId: LEADERSHIP.id,
      sort: i + 1,
      version: 1,
      ...valid,
      aliases: aliases.map(alias => ({ alias, ...valid })),
      ...(from > LAST_OF_THREE_TIERS ? inDistrict(id) : {}),
    }
    await stores.office.saveUnit(unit, null)
  }
  const groups = [
    { ...OFFICES_GROUP, aliases: ['các phòng ban', 'các phòng, ban, đơn vị', 'các phòng chuyên môn'], units: OFFICES },
    {
      ...WARDS_GROUP,
      aliases: ['UBND 10 phường', 'Ủy ban nhân dân 10 phường', '10 phường', 'các phường'],
      units: [...WARDS, FORMER_WARD],
    },
  ]
  for (const { units, ...group } of groups)
    await stores.office.saveGroup({ ...group, members: units.map(u => ({ unitId: u.id, ...valid })), version: 1 }, null)
  for (const [i, field] of FIELDS.entries()) await stores.office.saveField(field, i + 1)
  for (const series of SERIES) await stores.meetings.insertSeries(series)

  for (const { account, name } of [...SEATS, SUCCESSOR]) {
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
    const units = [...UNITS, FORMER_WARD].filter(u => u.leader === leader)
    const entries: PortfolioEntry[] = [
      ...units.map(u => ({ postId, unitId: u.id, fieldId: null, ...valid })),
      ...fields.map(fieldId => ({ postId, unitId: null, fieldId, ...valid })),
    ]
    await stores.office.savePortfolio(postId, entries, ids)
  }
}

const LAST_OF_THREE_TIERS = day('2025-06-30')
const LONG_AGO = day('2016-01-01')

/** A district of the old order, with the communes that stood under it. */
async function saveDistrict(stores: Stores): Promise<void> {
  const { id, name } = FORMER_DISTRICT
  const days = { validFrom: LONG_AGO, validTo: LAST_OF_THREE_TIERS }
  await stores.office.saveUnit(
    {
      id,
      name,
      kind: 'district',
      parentId: null,
      sort: 90,
      aliases: [{ alias: 'huyện Tùng Sơn', ...days }],
      version: 1,
      ...days,
    },
    null,
  )
}

/** What a ward was before: a commune of that district. */
function inDistrict(unitId: string): Pick<Unit, 'past' | 'validFrom'> | Record<string, never> {
  const commune = FORMER_DISTRICT.communes.find(c => c.id === unitId)
  if (!commune) return {}
  const days = { validFrom: LONG_AGO, validTo: LAST_OF_THREE_TIERS }
  return { validFrom: LONG_AGO, past: [{ name: commune.name, kind: 'ward', parentId: FORMER_DISTRICT.id, ...days }] }
}
