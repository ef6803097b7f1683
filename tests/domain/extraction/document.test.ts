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
    expect(reading.text).toBe('ahòa \u2013\nb')
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

/** Every way of numbering that came to mind; paths parted by a space, or by a bar where labels hold one. */
describe('ways of numbering', () => {
  it.each([
    ['– A làm.\n– B làm.', '–#1 –#2'],
    ['● A\n● B', '●#1 ●#2'],
    ['1) A\n2) B', '1) 2)'],
    ['(1) A\n(2) B', '(1) (2)'],
    ['1/ A\n2/ B', '1 2'],
    ['a. A\nb. B', 'a b'],
    ['I.1. A\nI.2. B\nII.1. C', 'I.1 I.2 II.1'],
    ['I. X:\nI.1. A\nI.2 B\nII. Y:\nII.1. C', 'I I.1 I.2 II II.1'],
    ['Điều 1. A\nĐiều 2. B:\n1. C\n2. D\nĐiều 3. E', 'Điều 1|Điều 2|Điều 2/1|Điều 2/2|Điều 3'],
    ['Thứ nhất, A\nThứ hai, B', 'Thứ nhất|Thứ hai'],
    ['Nhiệm vụ 1: A\nNhiệm vụ 2: B', 'Nhiệm vụ 1|Nhiệm vụ 2'],
    ['Phòng A:\n1. x\n2. y\nPhòng B:\n1. z\n2. t', '1 2 1 2'],
    ['I. X\n1. a\n2. b\nII. Y\n1. c', 'I I/1 I/2 II II/1'],
    ['I. X\nA. p\n1. a\nB. q\n1. c\nII. Y\nA. r', 'I I/A I/A/1 I/B I/B/1 II II/A'],
    ['A. X\nI. p\n1. a\nII. q\n1. c\nB. Y\nI. r', 'A A/I A/I/1 A/II A/II/1 B B/I'],
    ['- X:\n+ a\n+ b\n- Y:\n+ c', '-#1 -#1/+#1 -#1/+#2 -#2 -#2/+#1'],
    ['* X:\n- a\n  + b\n- c\n* Y', '*#1 *#1/-#1 *#1/-#1/+#1 *#1/-#2 *#2'],
    ['1. X:\n1) a\n2) b\n2. Y:\n1) c', '1 1/1) 1/2) 2 2/1)'],
    ['1. X:\n1. a\n2. b\n2. Y:\n1. c\n3. Z', '1 1/1 1/2 2 2/1 3'],
    ['1/- A\n1/- B\n2/ C', '1 1 2'],
    ['1- A\n2- B', '1 2'],
    ['1 - A\n2 - B', '1 2'],
    ['a) A\nb) B\nc) C\nd) D\nđ) Đ\ne) E\ng) G\nh) H\ni) I\nk) K', 'a) b) c) d) đ) e) g) h) i) k)'],
    ['1. X:\ni) a\nii) b\niii) c\niv) d', '1 1/i) 1/ii) 1/iii) 1/iv)'],
    ['1. X:\n(i) a\n(ii) b', '1 1/(i) 1/(ii)'],
    ['A/ X\n1. a\nB/ Y\n1. b', 'A A/1 B B/1'],
    ['I/ X\n1/ a\n2/ b\nII/ Y\n1/ c', 'I I/1 I/2 II II/1'],
    ['1. X\n1.1. a\n1.1.1. b\n1.2. c\n2. Y\n2.1 d', '1 1.1 1.1.1 1.2 2 2.1'],
    ['II. X\n2.1. a\n2.2. b', 'II II/2.1 II/2.2'],
    ['1. X.\na) a;\nb) b.\n- c\n- d\n2. Y', '1 1/a) 1/b) 1/b)/-#1 1/b)/-#2 2'],
    ['Mục I. X\n1. a\nMục II. Y\n1. b', 'Mục I|Mục I/1|Mục II|Mục II/1'],
    ['① A\n② B', '① ②'],
    ['Mười một là, A\nMười hai là, B', 'Mười một là|Mười hai là'],
    ['Việc thứ nhất: A\nViệc thứ hai: B', 'Việc thứ nhất|Việc thứ hai'],
    ['1. A làm.\n\nII. B\n1. c', '1 II II/1'],
    ['IV. a\nV. b\nVI. c', 'IV V VI'],
    ['✅ A\n✅ B', '✅#1 ✅#2'],
    ['[1] A\n[2] B', '[1] [2]'],
    ['1.a) A\n1.b) B', '1.a) 1.b)'],
    ['01. A\n02. B', '01 02'],
    ['1.\nPhòng A làm\n2.\nPhòng B làm', '1 2'],
    ['1.Phòng A làm\n2.Phòng B làm', '1 2'],
    ['-Phòng A làm\n-Phòng B làm', '-#1 -#2'],
    ['1: Phòng A làm\n2: Phòng B làm', '1 2'],
    ['1\tPhòng A làm\n2\tPhòng B làm', '1 2'],
    ['o Phòng A làm\no Phòng B làm', 'o#1 o#2'],
    ['\uf0b7 Phòng A\n\uf0b7 Phòng B', '\uf0b7#1 \uf0b7#2'],
    ['Kết luận: (1) Phòng A rà soát hồ sơ; (2) Phòng B báo cáo số liệu; (3) Phòng C làm việc khác.', '(1) (2) (3)'],
    ['1. Về đê: a) Phòng A rà soát hồ sơ; b) Phòng B báo cáo số liệu.\n2. Khác.', '1 1/a) 1/b) 2'],
    ['Theo điểm a) khoản 2 và b) khoản 3, Phòng A làm.', ''],
    ['Chủ tịch yêu cầu: một là, Phòng A rà soát hồ sơ; hai là, Phòng B báo cáo số liệu.', 'một là|hai là'],
    ['Chủ tịch yêu cầu: - Phòng A rà soát hồ sơ; - Phòng B báo cáo số liệu.', '-#1 -#2'],
    ['Thứ Sáu, 12/10/2018\nPhòng A làm', ''],
    ['Thứ Hai, Phòng A làm', ''],
    ['2 - 3 tổ công tác đi kiểm tra', ''],
    ['P. Nội vụ làm.', ''],
    ['TP. Hà Đông', ''],
    ['8: 30 họp', ''],
    ['1/9 họp', ''],
    ['15/8/2020 họp', ''],
    ['Đ/c Chánh Văn phòng làm', ''],
    ['Đ/C Chánh Văn phòng làm', ''],
    ['Điều chỉnh quy hoạch', ''],
    ['Việc 3 hộ dân khiếu nại, Phòng A xử lý', ''],
    ['Nhóm 2 làm', ''],
    ['Năm 2019 làm', ''],
    ['-------', ''],
    ['1. X:\n– a\n- b\n2. Y:\n– c', '1 1/–#1 1/-#1 2 2/–#1'],
    ['NHIỆM VỤ 1. A\nNHIỆM VỤ 2. B', 'NHIỆM VỤ 1|NHIỆM VỤ 2'],
    ['Câu 1. A\nCâu 2. B', 'Câu 1|Câu 2'],
    ['Phần I. X\n1. a\nPhần II. Y\n1. b', 'Phần I|Phần I/1|Phần II|Phần II/1'],
    [
      'I. X\n* Phòng A:\n- a\n- b\n* Phòng B:\n- c\nII. Y\n* Phòng C:\n- d',
      'I I/*#1 I/*#1/-#1 I/*#1/-#2 I/*#2 I/*#2/-#1 II II/*#1 II/*#1/-#1',
    ],
    ['1. X:\n  a. p\n  b. q\n2. Y:\n  a. r', '1 1/a 1/b 2 2/a'],
    ['1. X:\n1.1) p\n1.2) q', '1 1.1) 1.2)'],
    ['a- Phòng A làm\nb- Phòng B làm', 'a b'],
    ['1./ Phòng A\n2./ Phòng B', '1 2'],
    ['1.- Phòng A\n2.- Phòng B', '1 2'],
    ['I.- Phòng A\nII.- Phòng B', 'I II'],
    ['I - KẾT QUẢ\n1 - a\nII - NHIỆM VỤ\n1 - b', 'I I/1 II II/1'],
  ])('%j', (text, expected) => expect(paths(text).join(expected.includes('|') ? '|' : ' ')).toBe(expected))
})

describe('sections', () => {
  const read = (text: string) => extract(text).directives.map(d => d.path)
  it('reads nothing said before the conclusion', () => {
    const minutes =
      'BIÊN BẢN\nPhần thứ nhất: phát biểu\n1. Công an quận: đề nghị thêm người trước 30/9/2020.\n2. Phòng Tư pháp báo cáo.\nPhần thứ hai: kết luận\n(1) Phòng Nội vụ rà soát biên chế.\n(2) Phòng Tư pháp niêm yết.'
    expect(read(minutes)).toEqual(['(1)', '(2)'])
    const lettered =
      'A/ Báo cáo: Phòng Nội vụ thiếu người.\nB/ Trao đổi: Phòng Tư pháp đề nghị mua máy trước 30/9.\nC/ Chủ tịch UBND quận quyết định:\n1. Phòng Nội vụ tuyển người.\n2. Phòng Tư pháp mua máy.'
    expect(read(lettered)).toEqual(['C/1', 'C/2'])
    const titled =
      'I. TÌNH HÌNH. Thu đạt 60%; Chi cục Thuế đề nghị xong trước 30/9.\nII. CÁC ĐƠN VỊ KIẾN NGHỊ. Phòng Nội vụ đề nghị thêm người.\nIII. NỘI DUNG THỐNG NHẤT\na. Phòng Nội vụ tuyển người.\nb. Phòng Tư pháp mua máy.'
    expect(read(titled)).toEqual(['III/a', 'III/b'])
  })
  it('reads on behind the names of who presided and who took the minutes', () =>
    expect(
      read(
        'I/ Thành phần\n1/ Chủ tọa: Chủ tịch UBND quận\n2/ Thư ký: Văn phòng\nII/ Kết luận\n1/ Phòng Nội vụ rà soát.',
      ),
    ).toEqual(['II/1']))
  it('keeps the work of every section where none announces a conclusion', () =>
    expect(
      read(
        'I. KINH TẾ\n1. Chi cục Thuế thu nợ.\nII. VĂN HÓA\n1. Phòng Nội vụ tổ chức hội thi.\nIII. TỔ CHỨC THỰC HIỆN\n1. Phòng Tư pháp theo dõi.',
      ),
    ).toEqual(['I/1', 'II/1', 'III/1']))
})

describe('the head of the text', () => {
  it.each([
    [
      'ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nQUẬN BẾN NƯỚC        Độc lập - Tự do - Hạnh phúc\nSố: 9/TB-UBND         Bến Nước, ngày 14 tháng 8 năm 2020\n\nTHÔNG BÁO\nKết luận của Phó Chủ tịch Thường trực UBND quận tại cuộc họp ngày 12/8/2020\n1. Phòng Nội vụ rà soát.',
      '2020-08-12',
      'Phó Chủ tịch Thường trực UBND quận',
      'UBND quận Bến Nước',
    ],
    [
      'SỞ Y TẾ\nBỆNH VIỆN ĐA KHOA KHU VỰC HÒA AN\n\nKẾT LUẬN GIAO BAN NGÀY 12/8/2020\n\nGiám đốc Bệnh viện kết luận:\n1) Phòng Nội vụ rà soát.',
      '2020-08-12',
      'Giám đốc Bệnh viện',
      'Bệnh viện đa khoa khu vực Hòa An',
    ],
    [
      'Bến Nước họp bàn chống ngập\nThứ Năm, 13/08/2020\n\nChiều 12/8, Chủ tịch UBND quận chủ trì họp về chống ngập tại quận Bến Nước. UBND phường Tân Mai được giao rà soát.',
      '2020-08-12',
      'Chủ tịch UBND quận',
      'UBND quận Bến Nước',
    ],
    [
      'BIÊN BẢN\nHôm nay, ngày 12/8/2020, họp giao ban.\n1/ Thành phần\nChủ tọa: Chủ tịch UBND quận. Thư ký: Văn phòng.\n2/ Kết luận\na) UBND phường Tân Mai rà soát.',
      '2020-08-12',
      'Chủ tịch UBND quận',
      null,
    ],
  ])('%j', (text, date, chair, body) => expect(extract(text).meeting).toEqual({ date, chair, body }))
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
  it('reads cells that run over several lines', () => {
    const text =
      'STT\tNội dung\tPhân công\tThời hạn\n1\tKiểm đếm trụ sở dôi dư\nLập hồ sơ từng cơ sở\tChủ trì: Phòng Nội vụ\nPhối hợp: Phòng Tư pháp\t29/8/2020\n2\tBáo cáo thu\tChi cục Thuế\tTrong tuần'
    const { directives } = extract(text)
    expect(directives).toMatchObject([
      { path: '1', lead: ['Phòng Nội vụ'], coordinate: ['Phòng Tư pháp'], due: '2020-08-29' },
      { path: '2', lead: ['Chi cục Thuế'], due: '2020-08-14' },
    ])
    expect(text.slice(directives[0]!.start, directives[0]!.end)).toMatch(/^Kiểm đếm[\s\S]*29\/8\/2020$/)
  })
  it('keeps the words of a day that is past and of milestones', () => {
    const [late, papers, steps] = extract(
      'Kết luận:\n1. Phòng Nội vụ rà soát biên chế, chậm nhất ngày 15/6/2020.\n2. Phòng Tư pháp rà soát văn bản ban hành trước ngày 01/7/2018.\n3. Phòng Nội vụ gửi đề cương trước 20/8, dự thảo trước 30/8.',
    ).directives
    expect(late).toMatchObject({ due: null, duePrecision: 'none', dueText: 'chậm nhất ngày 15/6/2020' })
    expect(late!.evidence.due[0]!.rule).toBe('‘chậm nhất ngày 15/6/2020’ → 15/06/2020, trước ngày họp')
    expect(late!.confidence.due).toBe('unclear')
    expect(papers).toMatchObject({ due: null, dueText: null, evidence: { due: [] } })
    expect(steps!.otherDues).toEqual(['2020-08-30'])
    expect(steps!.evidence.due.map(e => e.rule)).toEqual(['‘trước 20/8’ → 20/08/2020', '‘trước 30/8’ → mốc 30/08/2020'])
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
