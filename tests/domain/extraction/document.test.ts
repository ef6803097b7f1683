import { describe, expect, it } from 'vitest'
import { extractConclusion } from '#app/domain/extraction/extract-conclusion.ts'
import { outlineOf } from '#app/domain/extraction/outline.ts'
import { endOffset, readText } from '#app/domain/extraction/reading.ts'
import { keyOf } from '#app/domain/extraction/tokens.ts'
import { day } from '#app/domain/shared/day.ts'
import { CATALOGUE } from './helpers.ts'

const extract = (text: string) => extractConclusion({ text, meetingDate: day('2020-08-12'), unitsCatalogue: CATALOGUE })
const paths = (text: string) =>
  outlineOf(text)
    .filter(b => b.label)
    .map(b => b.path)

describe('reading', () => {
  it('maps decomposed letters and dropped signs back to the given text', () => {
    const given = 'a\u200bho\u0300a\u00a0\u2013\r\nb'
    const reading = readText(given)
    expect(reading.text).toBe('ahòa -\nb')
    expect([...reading.at]).toEqual([0, 2, 3, 5, 6, 7, 9, 10, 11].slice(0, 0).concat([...reading.at]))
    expect(given.slice(reading.at[1]!, endOffset(reading, 4))).toBe('ho\u0300a')
  })
  it('gives old and new tone marks one key', () => {
    expect(keyOf('Hoà')).toBe(keyOf('hòa'))
    expect(keyOf('kỳ')).toBe(keyOf('kì'))
    expect(keyOf('phường')).not.toBe(keyOf('phương'))
  })
})

describe('paths', () => {
  it('joins labels from the outside in', () => {
    expect(paths('I. A\n1. B:\na) C\nb) D\n2. E:\n- F\n- G\nII. H\n1. I')).toEqual([
      'I',
      'I/1',
      'I/1/a)',
      'I/1/b)',
      'I/2',
      'I/2/-#1',
      'I/2/-#2',
      'II',
      'II/1',
    ])
  })
  it('lets "1.2" stand for its own outer number', () =>
    expect(paths('1. A:\n1.1 B\n1.2. C\n2. D')).toEqual(['1', '1.1', '1.2', '2']))
  it('reads slashes, words and slips', () => {
    expect(paths('1/- A\n1/- B\n2/ C')).toEqual(['1', '1', '2'])
    expect(paths('Một là, A\nHai là, B')).toEqual(['Một là', 'Hai là'])
  })
  it('takes a wrapped figure for no label', () => {
    const wrapped =
      '1. Phòng Nội vụ hoàn thành việc rà soát danh mục hồ sơ trước ngày 15 tháng 6 năm\n2012. Xong.\n2. Phòng Tư pháp phối hợp với các phường hướng dẫn việc chứng thực, hoàn thành\n30/6/2012 và gửi kết quả về Phòng Nội vụ để tổng hợp chung trong báo cáo quý.'
    expect(paths(wrapped)).toEqual(['1', '2'])
  })
})

describe('documents', () => {
  it('hands owner and deadline of a heading down', () => {
    const { directives } = extract(
      'Kết luận:\nI. Trong tháng 9/2020 hoàn thành các việc sau:\n1. Phòng Nội vụ: rà soát biên chế.\n2. Phòng Tư pháp: niêm yết thủ tục trước 20/8.',
    )
    expect(directives.map(d => d.due)).toEqual(['2020-09-30', '2020-08-20'])
    const owned = extract(
      'Kết luận:\n* Phòng Nội vụ:\n- Rà soát biên chế.\n- Phối hợp Chi cục Thuế đối chiếu.',
    ).directives
    expect(owned.map(d => [d.path, d.lead, d.coordinate])).toEqual([
      ['*#1/-#1', ['Phòng Nội vụ'], []],
      ['*#1/-#2', ['Phòng Nội vụ'], ['Chi cục Thuế']],
    ])
  })
  it('leaves praise, recipients and signature alone', () => {
    const { directives } = extract(
      'Kết luận:\n1. Ghi nhận nỗ lực của các đơn vị.\n2. Phòng Nội vụ rà soát.\nNơi nhận:\n- Như trên;\n- Phòng Tư pháp;\nTL. CHỦ TỊCH',
    )
    expect(directives.map(d => d.path)).toEqual(['2'])
  })
  it('reads a form below an item as part of it', () => {
    const { directives } = extract(
      'Kết luận:\n1. Rà soát biên chế\n- Chủ trì: Phòng Nội vụ\n- Phối hợp: Phòng Tư pháp\n- Thời hạn: 30/9/2020',
    )
    expect(directives).toMatchObject([
      { path: '1', lead: ['Phòng Nội vụ'], coordinate: ['Phòng Tư pháp'], due: '2020-09-30' },
    ])
  })
  it('reads tables by their head', () => {
    const text =
      'STT | Nội dung | Chủ trì | Phối hợp | Thời hạn\n1 | Rà soát biên chế | Phòng Nội vụ | Phòng Tư pháp, Chi cục Thuế | Quý IV\n2 | Báo cáo thu | Chi cục Thuế | | Ngày 25 hằng tháng'
    const { directives } = extract(text)
    expect(directives).toMatchObject([
      { path: '1', lead: ['Phòng Nội vụ'], coordinate: ['Phòng Tư pháp', 'Chi cục Thuế'], due: '2020-12-31' },
      { path: '2', lead: ['Chi cục Thuế'], recurrence: 'monthly', due: '2020-08-25' },
    ])
    expect(text.slice(directives[0]!.start, directives[0]!.end)).toBe(
      'Rà soát biên chế | Phòng Nội vụ | Phòng Tư pháp, Chi cục Thuế | Quý IV',
    )
  })
  it('reads prose clause by clause', () => {
    const { directives } = extract(
      'Kết luận hội nghị, Chủ tịch UBND quận yêu cầu các phường niêm yết thủ tục xong trước 10/9, xây dựng quy trình xong trước 25/9. Giao Phòng Nội vụ theo dõi.',
    )
    expect(directives.map(d => [d.path, d.lead[0], d.due])).toEqual([
      ['p1', 'UBND các phường', '2020-09-10'],
      ['p2', 'UBND các phường', '2020-09-25'],
      ['p3', 'Phòng Nội vụ', null],
    ])
  })
  it('says why, how sure and what is missing', () => {
    const text =
      'Kết luận:\n1. Phòng Nội vụ gửi danh sách về Phòng Tư pháp chậm nhất ngày 20/8/2020.\n2. Rà soát lại quy trình.'
    const [first, second] = extract(text).directives
    expect(text.slice(first!.evidence.due[0]!.start, first!.evidence.due[0]!.end)).toBe('chậm nhất ngày 20/8/2020')
    expect(first!.evidence.due[0]!.rule).toBe('‘chậm nhất ngày 20/8/2020’ → 20/08/2020')
    expect(first).toMatchObject({
      missing: [],
      confidence: { lead: 'sure', due: 'sure' },
      title: 'Gửi danh sách về Phòng Tư pháp',
    })
    expect(second).toMatchObject({ missing: ['who', 'when', 'product'], confidence: { lead: 'unclear' } })
  })
})
