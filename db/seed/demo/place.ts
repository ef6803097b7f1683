/**
 * The place of the demo is invented, its wards, streets and offices with it: nobody real is shown as late. Accounts
 * are named by post, so that no invented person resembles a real one.
 */
export const PLACE = 'Tùng Khê'
export const OFFICE = `UBND thành phố ${PLACE}`
export const DOMAIN = 'tungkhe.example'
/** For everybody in the demo, and only there; printed when the demo is loaded. */
export const DEMO_PASSWORD = 'dung-thu-tung-khe'

export type UnitRow = {
  id: string
  name: string
  kind: 'leadership' | 'office' | 'ward' | 'centre' | 'team'
  aliases: string[]
  head: string
  /** Account name of the head. */
  account: string
  /** Officers by the account they get; their title is "Chuyên viên <unit>". */
  officers: string[]
  /** Whose portfolio the unit is in. */
  leader: 'economy' | 'society'
}

export const LEADERSHIP = { id: 'lanh-dao', name: `Lãnh đạo HĐND và UBND thành phố ${PLACE}` }
export const OFFICES_GROUP = { id: 'cac-phong-ban', name: 'Các phòng, ban' }
export const WARDS_GROUP = { id: 'cac-phuong', name: 'UBND các phường' }

export const OFFICES: readonly UnitRow[] = [
  {
    id: 'van-phong',
    name: 'Văn phòng HĐND và UBND thành phố',
    kind: 'office',
    aliases: ['Văn phòng', 'Văn phòng HĐND-UBND', 'Văn phòng UBND thành phố', 'Văn phòng HĐND và UBND', 'VP HĐND-UBND'],
    head: 'Chánh Văn phòng',
    account: 'vanphong',
    officers: ['cb.vanphong'],
    leader: 'society',
  },
  {
    id: 'to-cchc',
    name: 'Tổ Cải cách hành chính',
    kind: 'team',
    aliases: ['Tổ CCHC', 'Tổ Cải cách hành chính thành phố'],
    head: 'Tổ trưởng Tổ Cải cách hành chính',
    account: 'tocchc',
    officers: ['cb.tocchc'],
    leader: 'society',
  },
  {
    id: 'noi-vu',
    name: 'Phòng Nội vụ',
    kind: 'office',
    aliases: ['P.NV', 'PNV', 'Nội vụ'],
    head: 'Trưởng phòng Nội vụ',
    account: 'noivu',
    officers: ['cb.noivu'],
    leader: 'society',
  },
  {
    id: 'tai-chinh',
    name: 'Phòng Tài chính – Kế hoạch',
    kind: 'office',
    aliases: ['P.TCKH', 'Phòng TCKH', 'Phòng TC-KH', 'Phòng Tài chính kế hoạch', 'Tài chính – Kế hoạch'],
    head: 'Trưởng phòng Tài chính – Kế hoạch',
    account: 'taichinh',
    officers: ['cb.taichinh'],
    leader: 'economy',
  },
  {
    id: 'kinh-te',
    name: 'Phòng Kinh tế',
    kind: 'office',
    aliases: ['P.KT', 'PKT', 'Kinh tế'],
    head: 'Trưởng phòng Kinh tế',
    account: 'kinhte',
    officers: ['cb.kinhte'],
    leader: 'economy',
  },
  {
    id: 'do-thi',
    name: 'Phòng Quản lý đô thị',
    kind: 'office',
    aliases: ['P.QLĐT', 'Phòng QLĐT', 'Quản lý đô thị'],
    head: 'Trưởng phòng Quản lý đô thị',
    account: 'dothi',
    officers: ['cb.dothi', 'cb2.dothi'],
    leader: 'economy',
  },
  {
    id: 'moi-truong',
    name: 'Phòng Tài nguyên và Môi trường',
    kind: 'office',
    aliases: ['P.TNMT', 'Phòng TNMT', 'Phòng TN&MT', 'Tài nguyên và Môi trường'],
    head: 'Trưởng phòng Tài nguyên và Môi trường',
    account: 'moitruong',
    officers: ['cb.moitruong'],
    leader: 'economy',
  },
  {
    id: 'van-hoa',
    name: 'Phòng Văn hóa – Xã hội',
    kind: 'office',
    aliases: ['P.VHXH', 'Phòng VH-XH', 'Phòng VHXH', 'Văn hóa – Xã hội'],
    head: 'Trưởng phòng Văn hóa – Xã hội',
    account: 'vanhoa',
    officers: ['cb.vanhoa'],
    leader: 'society',
  },
  {
    id: 'tu-phap',
    name: 'Phòng Tư pháp',
    kind: 'office',
    aliases: ['P.TP', 'PTP', 'Tư pháp'],
    head: 'Trưởng phòng Tư pháp',
    account: 'tuphap',
    officers: ['cb.tuphap'],
    leader: 'society',
  },
  {
    id: 'cong-nghe',
    name: 'Trung tâm Ứng dụng công nghệ thông tin',
    kind: 'centre',
    aliases: ['TT ƯDCNTT', 'Trung tâm CNTT', 'Trung tâm Ứng dụng CNTT', 'TT CNTT'],
    head: 'Giám đốc Trung tâm Ứng dụng công nghệ thông tin',
    account: 'congnghe',
    officers: ['cb.congnghe'],
    leader: 'society',
  },
  {
    id: 'hanh-chinh-cong',
    name: 'Trung tâm Phục vụ hành chính công',
    kind: 'centre',
    aliases: ['TT PVHCC', 'Trung tâm Hành chính công', 'Trung tâm PVHCC'],
    head: 'Giám đốc Trung tâm Phục vụ hành chính công',
    account: 'hanhchinhcong',
    officers: ['cb.hanhchinhcong'],
    leader: 'society',
  },
  {
    id: 'thue',
    name: 'Chi cục Thuế thành phố',
    kind: 'office',
    aliases: ['Chi cục Thuế', 'CCT'],
    head: 'Chi cục trưởng Chi cục Thuế thành phố',
    account: 'thue',
    officers: ['cb.thue'],
    leader: 'economy',
  },
]

const WARD_NAMES: readonly (readonly [id: string, name: string, officers: number])[] = [
  ['an-luu', 'An Lựu', 1],
  ['ben-say', 'Bến Sậy', 0],
  ['dong-que', 'Đông Quế', 1],
  ['go-sim', 'Gò Sim', 0],
  ['hoa-moc', 'Hòa Mộc', 1],
  ['luy-tre', 'Lũy Tre', 0],
  ['ngoc-luu', 'Ngọc Lựu', 0],
  ['rach-nhai', 'Rạch Nhài', 1],
  ['tay-que', 'Tây Quế', 0],
  ['thuong-khe', 'Thượng Khê', 0],
]

export const WARDS: readonly UnitRow[] = WARD_NAMES.map(([id, name, officers], i) => ({
  id: `phuong-${id}`,
  name: `UBND phường ${name}`,
  kind: 'ward',
  aliases: [`phường ${name}`, name],
  head: `Chủ tịch UBND phường ${name}`,
  account: `phuong.${id.replaceAll('-', '')}`,
  officers: officers === 1 ? [`cb.phuong.${id.replaceAll('-', '')}`] : [],
  leader: i < 5 ? 'economy' : 'society',
}))

export const UNITS: readonly UnitRow[] = [...OFFICES, ...WARDS]

/** Merged into a neighbour in the demo's year: no text names it, the group of wards had it until then. */
export const FORMER_WARD: UnitRow = {
  id: 'phuong-que-ha',
  name: 'UBND phường Quế Hạ',
  kind: 'ward',
  aliases: ['phường Quế Hạ', 'Quế Hạ'],
  head: 'Chủ tịch UBND phường Quế Hạ',
  account: 'phuong.queha',
  officers: ['cb.phuong.queha'],
  leader: 'economy',
}
export const MERGED_INTO = 'phuong-dong-que'

/** Three tiers until 30/6/2025: communes of a district that is no more. */
export const FORMER_DISTRICT = {
  id: 'huyen-tung-son',
  name: 'UBND huyện Tùng Sơn',
  communes: [
    { id: 'phuong-tay-que', name: 'UBND xã Tây Quế' },
    { id: 'phuong-thuong-khe', name: 'UBND xã Thượng Khê' },
    { id: 'phuong-rach-nhai', name: 'UBND xã Rạch Nhài' },
  ],
} as const

/** What an office was called when the demo's year began. */
export const RENAMED = { id: 'van-hoa', before: 'Phòng Văn hóa và Thông tin' }

export const FIELDS = [
  { id: 'cchc', name: 'Cải cách hành chính' },
  { id: 'chuyen-doi-so', name: 'Chuyển đổi số' },
  { id: 'kinh-te', name: 'Kinh tế' },
  { id: 'do-thi', name: 'Đô thị – Môi trường' },
  { id: 'tai-chinh', name: 'Tài chính – Ngân sách' },
  { id: 'van-hoa', name: 'Văn hóa – Xã hội' },
  { id: 'noi-vu', name: 'Nội vụ – Tư pháp' },
] as const
export type FieldId = (typeof FIELDS)[number]['id']

export const SERIES = [
  { id: 'giao-ban-cchc', name: 'Giao ban cải cách hành chính hằng tháng', fieldId: 'cchc' },
  { id: 'giao-ban-ubnd', name: 'Giao ban Ủy ban nhân dân thành phố', fieldId: null },
  { id: 'chuyen-de-do-thi', name: 'Họp chuyên đề kinh tế – đô thị', fieldId: 'do-thi' },
  { id: 'chuyen-de-xa-hoi', name: 'Họp chuyên đề văn hóa – xã hội', fieldId: 'van-hoa' },
] as const
export type SeriesId = (typeof SERIES)[number]['id']

/** Who is meant when an office says "this is not ours". */
export const NEIGHBOURS: Readonly<Record<string, string>> = {
  'van-phong': 'noi-vu',
  'to-cchc': 'noi-vu',
  'noi-vu': 'to-cchc',
  'tai-chinh': 'kinh-te',
  'kinh-te': 'thue',
  'do-thi': 'moi-truong',
  'moi-truong': 'do-thi',
  'van-hoa': 'kinh-te',
  'tu-phap': 'noi-vu',
  'cong-nghe': 'hanh-chinh-cong',
  'hanh-chinh-cong': 'cong-nghe',
  thue: 'tai-chinh',
}
