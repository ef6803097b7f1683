import { describe, expect, it } from 'vitest'
import { type DraftDirective, draftsFrom } from '#app/domain/directive/draft.ts'
import { draftByHand, withTouched } from '#app/domain/directive/reshape.ts'
import { candidatesIn, ownersOf, shortens, wordsToLearn } from '#app/domain/directive/words-to-learn.ts'
import { day } from '#app/domain/shared/day.ts'
import type { Office, Unit } from '#app/domain/unit/office.ts'

const ON = day('2026-06-01')
const unit = (id: string, name: string, aliases: string[] = []): Unit => ({
  id,
  name,
  kind: 'office',
  parentId: null,
  sort: 0,
  aliases: aliases.map(alias => ({ alias, validFrom: day('2026-01-01'), validTo: null })),
  validFrom: day('2020-01-01'),
  validTo: null,
  version: 1,
})
const OFFICE: Office = {
  name: 'UBND quận Khê',
  units: [
    unit('nv', 'Phòng Nội vụ'),
    unit('it', 'Trung tâm Ứng dụng công nghệ thông tin'),
    unit('dat', 'Trung tâm Phát triển quỹ đất'),
    unit('mc', 'Bộ phận Tiếp nhận và Trả kết quả'),
    unit('vp', 'Văn phòng HĐND-UBND', ['VP UB']),
  ],
  groups: [],
  people: [],
  posts: [],
  portfolio: [],
  fields: [],
}
const set = (text: string, field: 'lead' | 'coordinate' | 'reportTo', ids: string[]): DraftDirective[] => {
  const { directives } = draftsFrom(
    `1. ${text}`,
    OFFICE,
    ON,
    () => true,
    () => 'd',
  )
  const refs = ids.map(id => ({ kind: 'unit' as const, id }))
  const values = field === 'reportTo' ? { reportTo: refs[0]! } : { [field]: refs }
  const read = directives[0] ?? draftByHand({ id: 'd', path: '1', text, span: null })
  return [withTouched({ ...read, ...values }, field)]
}
const offered = (text: string, field: 'lead' | 'coordinate' | 'reportTo', ids: string[], office = OFFICE) =>
  wordsToLearn(set(text, field, ids), office, ON, () => true).map(w => [w.words, w.unitId])

describe('words the office may remember for a unit', () => {
  it.each([
    [
      'Giao TT ƯDCNTT chủ trì, phối hợp với VP UB rà soát các hệ thống, báo cáo trước ngày 15/6/2026.',
      'it',
      'TT ƯDCNTT',
    ],
    ['TT ƯDCNTT: nâng cấp cổng thông tin điện tử, hoàn thành trước ngày 15/6/2026.', 'it', 'TT ƯDCNTT'],
    ['Tổ Một cửa rà soát hồ sơ tồn đọng, xong trước 20/6.', 'mc', 'Tổ Một cửa'],
    ['Đề nghị Tổ GPMB khẩn trương hoàn thành giải phóng mặt bằng.', 'dat', 'Tổ GPMB'],
    ['Yêu cầu Tổ 1 cửa xử lý dứt điểm hồ sơ quá hạn.', 'mc', 'Tổ 1 cửa'],
    ['Thống nhất giao cho Tổ CNTT - CĐS tham mưu kế hoạch.', 'it', 'Tổ CNTT - CĐS'],
  ])('%s', (text, id, words) => expect(offered(text, 'lead', [id])).toEqual([[words, id]]))

  it('of a helper and of who receives the report', () => {
    const text =
      'Giao Phòng Nội vụ chủ trì, phối hợp với VP UB, Tổ Tin học rà soát hồ sơ, gửi về Tổ Giúp việc trước 20/6.'
    expect(offered(text, 'coordinate', ['it', 'vp'])).toEqual([['Tổ Tin học', 'it']])
    expect(offered(text, 'reportTo', ['mc'])).toEqual([['Tổ Giúp việc', 'mc']])
  })

  it('nothing where the words are known, say nobody, or could be anyone’s', () => {
    expect(offered('Giao Phòng Nội vụ rà soát hồ sơ.', 'lead', ['it'])).toEqual([]) // another unit's own name
    expect(offered('Giao VP UB rà soát hồ sơ.', 'lead', ['it'])).toEqual([]) // another unit's alias
    expect(offered('Giao TTPTQĐ rà soát hồ sơ.', 'lead', ['dat'])).toEqual([]) // shortened as the grammar knows
    expect(offered('Rà soát hồ sơ tồn đọng, xong trước 20/6.', 'lead', ['it'])).toEqual([])
    expect(offered('Các đơn vị liên quan rà soát hồ sơ.', 'lead', ['it'])).toEqual([])
    expect(offered('Giao Đội A và Đội B rà soát hồ sơ.', 'lead', ['it'])).toEqual([])
  })

  it('nothing where she set nothing, and nothing once it is remembered', () => {
    const text = 'Giao TT ƯDCNTT rà soát các hệ thống.'
    const { directives } = draftsFrom(
      `1. ${text}`,
      OFFICE,
      ON,
      () => true,
      () => 'd',
    )
    expect(wordsToLearn(directives, OFFICE, ON, () => true)).toEqual([])
    const learned: Office = {
      ...OFFICE,
      units: OFFICE.units.map(u => (u.id === 'it' ? unit('it', u.name, ['TT ƯDCNTT']) : u)),
    }
    expect(offered(text, 'lead', ['it'], learned)).toEqual([])
    expect(
      draftsFrom(
        `1. ${text}`,
        learned,
        ON,
        () => true,
        () => 'd',
      ).directives[0]!.lead,
    ).toEqual([{ kind: 'unit', id: 'it' }])
  })

  it('who answers to words on a day', () => {
    expect(ownersOf('vp ub', OFFICE, ON)).toEqual(['Văn phòng HĐND-UBND'])
    expect(ownersOf('VP UB', OFFICE, day('2025-12-31'))).toEqual([])
  })

  it('a short form begins as the name does and keeps its order', () => {
    expect(shortens('TT ƯDCNTT', 'Trung tâm Ứng dụng công nghệ thông tin')).toBe(true)
    expect(shortens('CNTT', 'Trung tâm Ứng dụng công nghệ thông tin')).toBe(false)
  })

  it('names end before what is to be done', () => {
    expect(candidatesIn('Giao Trung tâm Phát triển quỹ đất khẩn trương đo đạc', 'lead')).toEqual([
      'Trung tâm Phát triển quỹ đất',
    ])
    expect(candidatesIn('', 'lead')).toEqual([])
  })
})
