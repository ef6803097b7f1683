import { readFileSync } from 'node:fs'
import { byHand, type DraftDirective, noEvidence } from '#app/domain/directive/draft.ts'
import { day } from '#app/domain/shared/day.ts'
import type { Office, Post, Unit } from '#app/domain/unit/office.ts'

/** An office shaped like the one of the first seed: offices, a team, a centre, ten wards, two groups. */
const ALWAYS = { validFrom: day('2000-01-01'), validTo: null }
const NAMES: [id: string, name: string, kind: string, aliases?: string[]][] = [
  ['ld', 'Lãnh đạo UBND', 'leadership'],
  ['vp', 'Văn phòng HĐND-UBND', 'office'],
  ['cchc', 'Tổ Cải cách hành chính', 'team', ['Tổ CCHC']],
  ['cntt', 'Trung tâm Ứng dụng công nghệ thông tin', 'centre'],
  ['tckh', 'Phòng Tài chính - Kế hoạch', 'office', ['Phòng Tài chính kế hoạch']],
  ['nv', 'Phòng Nội vụ', 'office'],
  ['kt', 'Phòng Kinh tế', 'office'],
]
const WARDS = Array.from({ length: 10 }, (_, i): (typeof NAMES)[number] => [
  `p${i + 1}`,
  `UBND phường ${i + 1}`,
  'ward',
])

const units = [...NAMES, ...WARDS].map<Unit>(([id, name, kind, aliases = []], sort) => ({
  ...ALWAYS,
  id,
  name,
  kind,
  parentId: null,
  sort,
  aliases: aliases.map(alias => ({ alias, ...ALWAYS })),
  version: 1,
}))
const member = (unitId: string) => ({ unitId, ...ALWAYS })
const post = (id: string, kind: Post['kind'], title: string, unitId: string, personId: string): Post => ({
  ...ALWAYS,
  id,
  kind,
  title,
  unitId,
  personId,
  deputies: [],
  version: 1,
})

export const OFFICES = ['vp', 'cchc', 'tckh', 'nv', 'kt']
export const WARD_IDS = WARDS.map(w => w[0])
export const MEETING_DAY = day('2008-05-05')

export const seedOffice = (): Office => ({
  name: 'UBND quận Tân Lập',
  units,
  groups: [
    {
      id: 'phong-ban',
      name: 'Các phòng, ban',
      aliases: ['các phòng ban', 'các phòng ban, đơn vị liên quan'],
      members: OFFICES.map(member),
      version: 1,
    },
    {
      id: 'phuong',
      name: 'UBND các phường',
      aliases: ['Ủy ban nhân dân 10 phường', '10 phường'],
      members: WARD_IDS.map(member),
      version: 1,
    },
  ],
  people: [
    ...['chair', 'vice', 'secretary', 'secretary-2', 'auditor', ...units.slice(1).map(u => `head-${u.id}`)].map(id => ({
      id,
      name: `Ông ${id}`,
      email: `${id}@tanlap.example`,
      active: true,
    })),
  ],
  posts: [
    post('post-chair', 'chair', 'Chủ tịch UBND quận', 'ld', 'chair'),
    post('post-vice', 'vice-chair', 'Phó Chủ tịch UBND quận', 'ld', 'vice'),
    post('post-secretary', 'secretary', 'Chuyên viên Văn phòng', 'vp', 'secretary'),
    post('post-secretary-2', 'secretary', 'Phó Chánh Văn phòng', 'vp', 'secretary-2'),
    post('post-auditor', 'auditor', 'Thanh tra', 'ld', 'auditor'),
    ...units.slice(1).map(u => post(`post-${u.id}`, 'unit-head', `Thủ trưởng ${u.name}`, u.id, `head-${u.id}`)),
  ],
  portfolio: [],
  fields: [{ id: 'cchc', name: 'Cải cách hành chính' }],
})

/** The first seed as it is pasted: one line a paragraph. */
export const SEED = readFileSync(new URL('./seed-conclusion.txt', import.meta.url), 'utf8').trimEnd()

export const directive = (values: Partial<DraftDirective> = {}): DraftDirective => ({
  id: 'd1',
  path: '1',
  label: '1.',
  part: null,
  span: null,
  text: 'Phòng Nội vụ báo cáo kết quả thực hiện.',
  title: 'Báo cáo kết quả thực hiện',
  lead: [{ kind: 'unit', id: 'nv' }],
  coordinate: [],
  reportTo: null,
  due: null,
  dueTime: null,
  duePrecision: 'none',
  dueText: null,
  otherDues: [],
  recurrence: null,
  urgency: 'normal',
  starred: false,
  fieldId: null,
  evidence: noEvidence(),
  confidence: byHand(),
  unknownNames: [],
  confirmed: false,
  ...values,
})
