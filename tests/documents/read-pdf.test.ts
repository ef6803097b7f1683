import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readConclusionFile } from '#app/documents/read-conclusion-file.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { type Drawn, paragraphAt, pdfFile, stream } from './pdf.ts'

const read = async (bytes: Uint8Array): Promise<string[]> => {
  const result = await readConclusionFile(bytes, 'ket-luan.pdf')
  if (isRefusal(result)) throw new Error(`${result.code}: ${result.message}`)
  return result.text.split('\n')
}
const refusal = async (bytes: Uint8Array) => {
  const result = await readConclusionFile(bytes, 'ket-luan.pdf')
  if (!isRefusal(result)) throw new Error(`read: ${result.text.slice(0, 200)}`)
  return result
}

const LONG =
  '1. Giao Phòng Nội vụ chủ trì, phối hợp với Văn phòng HĐND-UBND rà soát toàn bộ các thủ tục hành chính đã công bố, báo cáo UBND quận trước ngày 15/6/2026.'
const SECOND =
  '2. Giao UBND các phường niêm yết công khai thủ tục hành chính tại bộ phận một cửa và báo cáo kết quả về Phòng Nội vụ trước ngày 20/6/2026 để tổng hợp.'

describe('text of a PDF', () => {
  it('puts the lines of a paragraph together and keeps the paragraphs apart', async () => {
    const first = paragraphAt(100, LONG)
    expect(first.length).toBeGreaterThan(2)
    const page = [...first, ...paragraphAt(100 + first.length * 20 + 6, SECOND)]
    expect(await read(pdfFile([page]))).toEqual([LONG, SECOND])
    expect(await read(pdfFile([page], { compress: true }))).toEqual([LONG, SECOND])
  })

  it('goes on over a page, without its number and what stands on every page', async () => {
    const lines = paragraphAt(0, LONG)
    const at = (y: number, drawn: Drawn[]) => drawn.map((d, i) => ({ ...d, y: y + i * 20 }))
    const number = (n: number): Drawn => ({ x: 290, y: 40, text: String(n) })
    const foot: Drawn = { x: 85, y: 810, text: 'TAICHIN/12345', size: 8 }
    const pages = [
      [foot, ...at(740, lines.slice(0, 2))],
      [foot, number(2), ...at(100, lines.slice(2)), ...at(200, paragraphAt(0, SECOND))],
      [foot, number(3), ...at(100, paragraphAt(0, '3. Giao Văn phòng theo dõi, đôn đốc thực hiện.'))],
    ]
    expect(await read(pdfFile(pages))).toEqual([LONG, SECOND, '3. Giao Văn phòng theo dõi, đôn đốc thực hiện.'])
  })

  it('the head is read column by column without the name and motto of the country; so is the signature', async () => {
    const page: Drawn[] = [
      { x: 90, y: 80, text: 'ỦY BAN NHÂN DÂN' },
      { x: 270, y: 80, text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM' },
      { x: 100, y: 100, text: 'QUẬN KHÊ' },
      { x: 300, y: 100, text: 'Độc lập - Tự do - Hạnh phúc' },
      { x: 100, y: 125, text: 'Số: 12/TB-UBND' },
      { x: 300, y: 125, text: 'Khê, ngày 05 tháng 6 năm 2026' },
      { x: 250, y: 160, text: 'THÔNG BÁO' },
      ...paragraphAt(200, LONG),
      { x: 85, y: 320, text: 'Nơi nhận:', size: 12 },
      { x: 380, y: 320, text: 'TL. CHỦ TỊCH' },
      { x: 85, y: 336, text: '- Như trên;', size: 11 },
      { x: 360, y: 340, text: 'CHÁNH VĂN PHÒNG' },
      { x: 85, y: 352, text: '- Lưu: VT.', size: 11 },
    ]
    expect(await read(pdfFile([page]))).toEqual([
      'ỦY BAN NHÂN DÂN',
      'QUẬN KHÊ',
      'Số: 12/TB-UBND',
      'Khê, ngày 05 tháng 6 năm 2026',
      'THÔNG BÁO',
      LONG,
      'TL. CHỦ TỊCH',
      'CHÁNH VĂN PHÒNG',
      'Nơi nhận:',
      '- Như trên;',
      '- Lưu: VT.',
    ])
  })

  it('a table with TT is read row by row, with cells over several lines', async () => {
    const row = (y: number, ...cells: string[]): Drawn[] =>
      cells.flatMap((text, i) => (text ? [{ x: [90, 120, 330, 450][i]!, y, text, size: 12 }] : []))
    const page = [
      ...paragraphAt(60, 'Giao các đơn vị thực hiện các nhiệm vụ sau:'),
      ...row(100, 'TT', 'Nội dung công việc', 'Đơn vị', 'Thời hạn'),
      ...row(120, '1', 'Xây dựng kế hoạch tuyên truyền', 'Phòng Văn hóa', '15/6/2026'),
      ...row(136, '', '6 tháng cuối năm', 'và Thông tin'),
      ...row(156, '2', 'Kiểm tra công vụ đột xuất', 'Thanh tra', '30/6/2026'),
      ...paragraphAt(190, LONG),
    ]
    expect((await read(pdfFile([page]))).slice(0, 4)).toEqual([
      'Giao các đơn vị thực hiện các nhiệm vụ sau:',
      'TT | Nội dung công việc | Đơn vị | Thời hạn',
      '1 | Xây dựng kế hoạch tuyên truyền 6 tháng cuối năm | Phòng Văn hóa và Thông tin | 15/6/2026',
      '2 | Kiểm tra công vụ đột xuất | Thanh tra | 30/6/2026',
    ])
  })

  it('leaves out what stands askew (a stamp, a watermark)', async () => {
    const askew = 'BT /F 40 Tf 0.7 0.7 -0.7 0.7 200 400 Tm <0044> Tj ET'
    const words = `BT /F 14 Tf 1 0 0 1 85 700 Tm <0041004200430044> Tj ET\n${askew}`
    expect(await read(pdfFile([[]], { raw: { 0: words } }))).toEqual(['ABCD'])
  })
})

describe('a PDF that is not read', () => {
  const picture = {
    raw: { 0: 'q 500 0 0 700 50 50 cm /I Do Q' },
    more: {
      100: stream(
        randomBytes(300),
        false,
        '/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceRGB/BitsPerComponent 8',
      ),
    },
  }

  it('a scan', async () => {
    const refused = await refusal(pdfFile([[]], picture))
    expect(refused.code).toBe('file.scan')
    expect(refused.message).toContain('bản quét')
  })

  it('a scanned page before pages with words: nothing is lost without a sign', async () => {
    const refused = await refusal(pdfFile([[], paragraphAt(100, LONG)], picture))
    expect(refused.code).toBe('file.scan')
    expect(refused.message).toContain('Trang 1')
  })

  it('a picture behind the last words is an annex, an empty page is nothing', async () => {
    const annex = { raw: { 2: picture.raw[0] }, more: picture.more }
    expect(await read(pdfFile([paragraphAt(100, LONG), [], []], annex))).toEqual([LONG])
    expect(await read(pdfFile([[], paragraphAt(100, LONG)]))).toEqual([LONG])
  })

  it('one with a password', async () => {
    const encrypt = {
      more: {
        101: `<</Filter/Standard/V 2/R 3/Length 128/P -44/O<${'ab'.repeat(32)}>/U<${'cd'.repeat(32)}>>>`,
      },
      trailer: '/Encrypt 101 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]',
    }
    const refused = await refusal(pdfFile([paragraphAt(100, LONG)], encrypt))
    expect(refused.code).toBe('file.locked')
  })

  it('one of thousands of pages', async () => {
    expect((await refusal(pdfFile(Array.from({ length: 3000 }, () => [])))).code).toBe('file.unsafe')
  })

  it('letters that are drawn apart from their words', async () => {
    const line = 'Ph ò ng N ộ i v ụ ch ủ tr ì r à so á t th ủ t ụ c h à nh ch í nh tr ướ c ng à y'
    const page = Array.from({ length: 4 }, (_, i) => paragraphAt(100 + i * 40, line)).flat()
    expect((await refusal(pdfFile([page]))).code).toBe('file.garbled')
  })

  it('pages that are their own parents, lengths that lie, bytes that are noise: text or a refusal, never an exception', async () => {
    const good = pdfFile([paragraphAt(100, LONG)], { compress: true })
    let seed = 11
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647
      return seed % below
    }
    for (let i = 0; i < 60; i++) {
      const bytes = good.slice()
      for (let k = 0; k < 6; k++) bytes[5 + random(bytes.length - 5)] = random(256)
      const result = await readConclusionFile(bytes, 'a.pdf')
      expect(isRefusal(result) || typeof result.text === 'string').toBe(true)
    }
    const loop = pdfFile([paragraphAt(100, LONG)], { more: { 2: '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>' } })
    expect((await refusal(loop)).code).toMatch(/^file\.(broken|no-text|scan)$/)
  })
})
