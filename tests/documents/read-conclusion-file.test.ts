import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { MAX_FILE, readConclusionFile } from '#app/documents/read-conclusion-file.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { listed, paragraph, part, partsOf, wordFile } from './xml.ts'

const read = async (bytes: Uint8Array, name = 'ket-luan.docx'): Promise<string> => {
  const result = await readConclusionFile(bytes, name)
  if (isRefusal(result)) throw new Error(`${result.code}: ${result.message}`)
  return result.text
}

const refusal = async (bytes: Uint8Array, name = 'ket-luan.docx'): Promise<string> => {
  const result = await readConclusionFile(bytes, name)
  if (!isRefusal(result)) throw new Error(`read: ${result.text.slice(0, 100)}`)
  expect(result.field).toBe('file')
  expect(result.message).toMatch(/\p{L}{2,}/u)
  return result.code
}

const level = (i: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const definition = (id: number, levels: string): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`
const list = (id: number, of: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`
const numbering = (inner: string) => ({ 'word/numbering.xml': part('numbering', inner) })

describe('text of a Word file', () => {
  it('a paragraph a line, breaks and tabs as on paper, capitals by format as printed', async () => {
    const body =
      paragraph('Kết luận:') +
      '<w:p/>' +
      '<w:p><w:r><w:t>Dòng một</w:t><w:br/><w:t>dòng hai</w:t><w:tab/><w:t>hết</w:t></w:r></w:p>' +
      '<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>phòng tư pháp</w:t></w:r></w:p>'
    expect(await read(wordFile(body))).toBe('Kết luận:\nDòng một\ndòng hai hết\nPHÒNG TƯ PHÁP')
  })

  it('composes decomposed letters', async () => {
    expect(await read(wordFile(paragraph('Ủy ban nhân dân'.normalize('NFD'))))).toBe('Ủy ban nhân dân')
  })

  it('what was deleted or moved away is gone, what was inserted is there', async () => {
    const body =
      '<w:p><w:r><w:t>Hạn </w:t></w:r><w:del><w:r><w:delText>10/6</w:delText></w:r></w:del><w:ins><w:r><w:t>15/6</w:t></w:r></w:ins></w:p>'
    expect(await read(wordFile(body))).toBe('Hạn 15/6')
  })

  it('reads a text box once', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('Khung')}</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('Khung')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent><w:t>Chính</w:t></w:r></w:p>`
    expect((await read(wordFile(body))).split('\n').sort()).toEqual(['Chính', 'Khung'])
  })
})

describe("printed numbering of Word's own lists", () => {
  it('1. / 1.1 / a) / -, counted and restarted as Word does', async () => {
    const levels =
      level(0, 'decimal', '%1.') +
      level(1, 'decimal', '%1.%2') +
      level(2, 'lowerLetter', '%3)') +
      level(3, 'bullet', '-')
    const body = [0, 1, 1, 2, 2, 3, 1, 2, 0, 1].map(l => listed('x', 1, l)).join('')
    const text = await read(wordFile(body, numbering(definition(7, levels) + list(1, 7))))
    expect(text.split('\n')).toEqual([
      '1. x',
      '1.1 x',
      '1.2 x',
      'a) x',
      'b) x',
      '- x',
      '1.3 x',
      'a) x',
      '2. x',
      '2.1 x',
    ])
  })

  it.each([
    ['upperRoman', 'I. II. III. IV. V. VI. VII. VIII. IX. X.'],
    ['lowerRoman', 'i. ii. iii. iv. v. vi. vii. viii. ix. x.'],
    ['upperLetter', 'A. B. C. D. E. F. G. H. I. J.'],
    ['decimalZero', '01. 02. 03. 04. 05. 06. 07. 08. 09. 10.'],
  ])('%s', async (format, printed) => {
    const body = Array.from({ length: 10 }, () => listed('x', 1)).join('')
    const text = await read(wordFile(body, numbering(definition(0, level(0, format, '%1.')) + list(1, 0))))
    expect(text.replaceAll(' x', '').split('\n').join(' ')).toBe(printed)
  })

  it('two lists of one definition go on counting; an override starts again', async () => {
    const parts = numbering(
      definition(0, level(0, 'decimal', '%1.')) +
        list(1, 0) +
        list(2, 0) +
        list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    )
    const body = [1, 1, 2, 3, 3].map(n => listed('x', n)).join('')
    expect((await read(wordFile(body, parts))).replaceAll(' x', '')).toBe('1.\n2.\n3.\n1.\n2.')
  })

  it('a list that comes from the style, over the style it is based on, at the linked level', async () => {
    const parts = {
      ...numbering(
        definition(0, level(0, 'decimal', 'Điều %1.') + level(1, 'decimal', '%1.%2.', '<w:pStyle w:val="Khoan"/>')) +
          list(4, 0),
      ),
      'word/styles.xml': part(
        'styles',
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>' +
          '<w:style w:type="paragraph" w:styleId="DieuCon"><w:basedOn w:val="Dieu"/></w:style>' +
          '<w:style w:type="paragraph" w:styleId="Khoan"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style>',
      ),
    }
    const styled = (style: string, more = '') => paragraph('x', `<w:pStyle w:val="${style}"/>${more}`)
    const off = styled('Dieu', '<w:numPr><w:numId w:val="0"/></w:numPr>')
    const body = styled('Dieu') + styled('Khoan') + styled('Khoan') + off + styled('DieuCon') + styled('Khoan')
    expect(await read(wordFile(body, parts))).toBe('Điều 1. x\n1.1. x\n1.2. x\nx\nĐiều 2. x\n2.1. x')
  })

  it('symbol bullets become "-", plus and star stay', async () => {
    const parts = numbering(
      ['\uf0b7', '+', '*', 'o', '•', '–'].map((b, i) => definition(i, level(0, 'bullet', b)) + list(i + 1, i)).join(''),
    )
    const body = [1, 2, 3, 4, 5, 6].map(n => listed('x', n)).join('')
    expect(await read(wordFile(body, parts))).toBe('- x\n+ x\n* x\n- x\n- x\n- x')
  })

  it('deleted paragraphs and former properties are not counted', async () => {
    const parts = numbering(definition(0, level(0, 'decimal', '%1.')) + list(1, 0))
    const deleted = listed('', 1, 0, '<w:rPr><w:del w:id="1"/></w:rPr>')
    const former = paragraph('y', '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>')
    expect(await read(wordFile(listed('a', 1) + deleted + former + listed('b', 1), parts))).toBe('1. a\ny\n2. b')
  })

  it('a list in a text box is counted once, although Word stores the box twice', async () => {
    const parts = numbering(definition(0, level(0, 'decimal', '%1.')) + list(1, 0))
    const box = `<w:txbxContent>${listed('Khung', 1)}</w:txbxContent>`
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>${listed('x', 1)}`
    expect(await read(wordFile(body, parts))).toBe('1. Khung\n2. x')
  })

  it('an automatic STT column is printed although its cells are empty', async () => {
    const parts = numbering(definition(0, level(0, 'decimal', '%1')) + list(1, 0))
    const row = (text: string) => `<w:tr><w:tc>${listed('', 1)}</w:tc><w:tc>${paragraph(text)}</w:tc></w:tr>`
    expect(await read(wordFile(`<w:tbl>${row('Việc A')}${row('Việc B')}</w:tbl><w:p/>`, parts))).toBe(
      '1 | Việc A\n2 | Việc B',
    )
  })
})

describe('tables', () => {
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
  const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl><w:p/>`

  it('a row a line, cells divided by " | ", empty cells keep their place', async () => {
    const body = table(row(cell('STT'), cell('Nội dung'), cell('Hạn')), row(cell('1'), cell(''), cell('15/6')))
    expect(await read(wordFile(body))).toBe('STT | Nội dung | Hạn\n1 |  | 15/6')
  })

  it('a cell over several rows counts for each of them', async () => {
    const body = table(
      row(cell('1'), cell('A'), cell('Phòng Nội vụ', '<w:vMerge w:val="restart"/>')),
      row(cell('2'), cell('B'), cell('', '<w:vMerge/>')),
      row(cell('3'), cell('C'), cell('Văn phòng')),
    )
    expect(await read(wordFile(body))).toBe('1 | A | Phòng Nội vụ\n2 | B | Phòng Nội vụ\n3 | C | Văn phòng')
  })

  it('the head and the signature, tables only to stand side by side, are read column by column', async () => {
    const many = (...texts: string[]) => `<w:tc>${texts.map(t => paragraph(t)).join('')}</w:tc>`
    const head = table(
      row(many('UBND QUẬN KHÊ', '–––––'), many('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc')),
      row(many('Số: 12/TB-UBND'), many('Khê, ngày 05 tháng 6 năm 2026')),
    )
    const foot = table(row(many('Nơi nhận:', '- Như trên;', '- Lưu: VT.'), many('TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG')))
    expect((await read(wordFile(head + paragraph('1. Giao Phòng Nội vụ rà soát.') + foot))).split('\n')).toEqual([
      'UBND QUẬN KHÊ',
      'Số: 12/TB-UBND | Khê, ngày 05 tháng 6 năm 2026',
      '1. Giao Phòng Nội vụ rà soát.',
      'TL. CHỦ TỊCH',
      'CHÁNH VĂN PHÒNG',
      'Nơi nhận:',
      '- Như trên;',
      '- Lưu: VT.',
    ])
  })

  it('several paragraphs in a cell stand on one line; a table of one cell is a frame around text', async () => {
    const many = `<w:tc>${paragraph('Rà soát')}${paragraph('báo cáo')}</w:tc>`
    expect(await read(wordFile(table(row(cell('1'), many))))).toBe('1 | Rà soát báo cáo')
    expect(await read(wordFile(table(row(many))))).toBe('Rà soát\nbáo cáo')
  })
})

describe('plain text', () => {
  const TEXT = 'Kết luận: giao Phòng Nội vụ, trước ngày 15/6\r\nUBND phường Đông'
  const READ = TEXT.replace('\r\n', '\n')
  const utf16 = (bigEndian: boolean): Uint8Array => {
    const bytes = Buffer.from(`\ufeff${TEXT}`, 'utf16le')
    return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
  }
  it.each([
    ['UTF-8', strToU8(TEXT)],
    ['UTF-8 with mark', strToU8(`\ufeff${TEXT}`)],
    ['UTF-16LE with mark', utf16(false)],
    ['UTF-16BE with mark', utf16(true)],
  ])('%s', async (_, bytes) => expect(await read(bytes, 'KET LUAN.TXT')).toBe(READ))

  it('windows-1258', async () => {
    // "Đường phố, Việt" as Vietnamese Windows wrote it: marks are characters of their own.
    const bytes = Uint8Array.from([
      0xd0, 0xfd, 0xf5, 0xcc, 0x6e, 0x67, 0x20, 0x70, 0x68, 0xf4, 0xec, 0x20, 0x56, 0x69, 0xea, 0xf2, 0x74,
    ])
    expect(await read(bytes, 'a.txt')).toBe('Đường phố Việt')
  })

  it('UTF-16 without a mark', async () => {
    const bytes = new Uint8Array(Buffer.from(TEXT, 'utf16le'))
    expect(await read(bytes, 'a.txt')).toBe(READ)
    expect(await read(new Uint8Array(Buffer.from(bytes).swap16()), 'a.txt')).toBe(READ)
  })

  const TCVN3 =
    'Th«ng b¸o kÕt luËn cña Chñ tÞch, c¸c phßng ban b¸o c¸o kÕt qu¶ tr\u00adíc ngµy, giao Phßng Néi vô rµ so¸t'
  const VNI =
    'Thoâng baùo keát luaän cuûa Chuû tòch, caùc phoøng ban baùo caùo keát quaû tröôùc ngaøy, giao Phoøng Noäi vuï raø soaùt'
  const MEANT = 'Thông báo kết luận của Chủ tịch, các phòng ban báo cáo kết quả trước ngày, giao Phòng Nội vụ rà soát'
  const western = (text: string) => Uint8Array.from(text, c => c.charCodeAt(0))

  it.each([
    ['TCVN3 (.VnTime)', TCVN3],
    ['VNI', VNI],
  ])('%s is turned into the letters it stands for', async (_, text) => {
    expect(await read(western(text), 'a.txt')).toBe(MEANT)
    expect(await read(wordFile(paragraph(text)))).toBe(MEANT)
  })

  it('old letters among Unicode are named, not read as nonsense', async () => {
    const text = `${TCVN3}. Giao Phòng Nội vụ rà soát.`
    expect(await refusal(new TextEncoder().encode(text), 'a.txt')).toBe('file.legacy-font')
    expect(await refusal(wordFile(paragraph(text)))).toBe('file.legacy-font')
  })

  it('signs beside words are no old letters', async () => {
    const text = 'Diện tích 10 m², ± 5 %, ½ số hộ, ¼ số hộ, 30 °C, «Đề án» © ® ™ · µ: người dùng có ý kiến à'
    expect(await read(new TextEncoder().encode(text), 'a.txt')).toBe(text)
  })
})

describe('what is not read', () => {
  const exe = new Uint8Array(512)
  exe.set([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])
  const ole = new Uint8Array(1024)
  ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const good = wordFile(paragraph('Giao Phòng Nội vụ'))

  it.each([
    ['no bytes', new Uint8Array(0), 'a.docx', 'file.empty'],
    ['over 10 MB', new Uint8Array(MAX_FILE + 1), 'a.docx', 'file.too-large'],
    ['a program', exe, 'a.exe', 'file.type'],
    ['a program renamed .docx', exe, 'a.docx', 'file.type'],
    ['a program renamed .txt', exe, 'a.txt', 'file.type'],
    ['a .docx renamed .txt', good, 'a.txt', 'file.type'],
    ['PDF cut off', strToU8('%PDF-1.7 …'), 'a.pdf', 'file.broken'],
    ['text renamed .pdf', strToU8('Kết luận'), 'a.pdf', 'file.type'],
    ['PDF renamed .docx', strToU8('%PDF-1.7 …'), 'a.docx', 'file.type'],
    ['old Word', ole, 'a.doc', 'file.legacy'],
    ['old Word or a password', ole, 'a.docx', 'file.legacy'],
    ['text renamed .docx', strToU8('Kết luận'), 'a.docx', 'file.type'],
    ['no extension', strToU8('Kết luận'), 'ketluan', 'file.type'],
    ['two extensions', good, 'a.docx.exe', 'file.type'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('x') }), 'a.docx', 'file.type'],
    [
      'a workbook renamed',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<a/>') }),
      'a.docx',
      'file.type',
    ],
    ['bytes of an image in .txt', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256), 'a.txt', 'file.type'],
    ['blank text', strToU8(' \r\n\t '), 'a.txt', 'file.no-text'],
    ['a document without text', wordFile('<w:p/>'), 'a.docx', 'file.no-text'],
    ['a document of dashes', wordFile(paragraph('-----')), 'a.docx', 'file.no-text'],
    ['XML that ends in the middle', wordFile('<w:p><w:r>', {}), 'a.docx', 'file.broken'],
  ])('%s', async (_, bytes, name, code) => expect(await refusal(bytes, name)).toBe(code))

  it('every message for a wrong type names what is accepted', async () => {
    const result = await readConclusionFile(exe, 'anh.jpg')
    expect(isRefusal(result) && result.message).toMatch(/\.docx.*PDF.*\.txt.*10 MB/)
  })

  it('a file cut off anywhere', async () => {
    for (let length = 4; length < good.length; length += 97) {
      expect(await refusal(good.slice(0, length))).toMatch(/^file\.(broken|type)$/)
    }
  })

  it('damage anywhere ends in text or a refusal, never in an exception', async () => {
    let seed = 1
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647
      return seed % below
    }
    for (let i = 0; i < 300; i++) {
      const bytes = good.slice()
      for (let k = 0; k < 4; k++) bytes[4 + random(bytes.length - 4)] = random(256)
      const result = await readConclusionFile(bytes, 'a.docx')
      expect(isRefusal(result) || typeof result.text === 'string').toBe(true)
    }
  })
})

describe('hostile Word files', () => {
  const body = paragraph('Giao Phòng Nội vụ')
  const main = partsOf(wordFile(body))['word/document.xml']!

  /** A central directory that lies: the uncompressed size of an entry is set to `size`. */
  function lie(bytes: Uint8Array, name: string, size: number): Uint8Array {
    const out = bytes.slice()
    const view = new DataView(out.buffer)
    for (let at = 0; at < out.length - 46; at++) {
      if (view.getUint32(at, true) !== 0x02014b50) continue
      const length = view.getUint16(at + 28, true)
      if (new TextDecoder().decode(out.subarray(at + 46, at + 46 + length)) === name)
        view.setUint32(at + 24, size, true)
    }
    return out
  }

  it('a zip bomb that says what it is', async () => {
    const bomb = wordFile(body, { 'word/media/a.xml': ' '.repeat(61 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refusal(bomb)).toBe('file.unsafe')
  })

  it('a part that shrinks beyond belief, below the total', async () => {
    expect(await refusal(wordFile(body, { 'word/styles.xml': ' '.repeat(8 * 1024 * 1024) }))).toBe('file.unsafe')
  })

  it('a zip bomb that lies about its size stops where the lie ends', async () => {
    const bomb = wordFile(body, { 'word/styles.xml': ' '.repeat(50 * 1024 * 1024) })
    const before = process.memoryUsage().arrayBuffers
    expect(await refusal(lie(bomb, 'word/styles.xml', 1000))).toBe('file.unsafe')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * 1024 * 1024)
  })

  it('a part that is shorter than it says', async () => {
    expect(await refusal(lie(wordFile(body), 'word/document.xml', 900_000))).toBe('file.broken')
  })

  it('more than 2000 entries', async () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`a/${i}`, '']))
    expect(await refusal(wordFile(body, many))).toBe('file.unsafe')
  })

  it('much XML, honestly packed', async () => {
    let seed = 7
    let text = ''
    while (text.length < 17 * 1024 * 1024) {
      seed = (seed * 48271) % 2147483647
      text += `<w:p><w:r><w:t>${seed.toString(36)}${(seed * 31).toString(36)}</w:t></w:r></w:p>`
    }
    const file = wordFile(text)
    expect(['file.unsafe', 'file.too-large']).toContain(await refusal(file))
  })

  it.each([
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    '<!doctype a>',
    '<!DOCTYPE a SYSTEM "http://evil/x.dtd">',
  ])('a DTD: %s', async dtd => {
    const bad = main.replace('?>', `?>${dtd}`).replace('Giao', '&b;Giao')
    expect(await refusal(wordFile('', { 'word/document.xml': bad }))).toBe('file.unsafe')
    expect(await refusal(wordFile(body, { 'word/numbering.xml': `<?xml version="1.0"?>${dtd}<a/>` }))).toBe(
      'file.unsafe',
    )
  })

  it('a DTD in UTF-16', async () => {
    const bad = main.replace('?>', '?><!DOCTYPE a>')
    const bytes = wordFile('', { 'word/document.xml': 'PLACE' })
    const parts = Object.fromEntries(Object.entries(partsOf(bytes)).map(([n, t]) => [n, strToU8(t)]))
    parts['word/document.xml'] = new Uint8Array(Buffer.from(`\ufeff${bad}`, 'utf16le'))
    expect(await refusal(zipSync(parts))).toBe('file.unsafe')
  })

  it('a very deep document is refused, and the program goes on', async () => {
    const deep = '<w:sdt><w:sdtContent>'.repeat(50_000) + paragraph('x') + '</w:sdtContent></w:sdt>'.repeat(50_000)
    const code = await refusal(wordFile(deep))
    expect(['file.broken', 'file.unsafe']).toContain(code)
  })

  it('a linked picture is neither fetched nor read from the disk', async () => {
    const picture =
      '<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    const rels =
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    const text = await read(wordFile(picture + body, { 'word/_rels/document.xml.rels': rels }))
    expect(text).toBe('Giao Phòng Nội vụ')
  })

  it('two parts of one name', async () => {
    const bytes = wordFile(body, { 'word/documenu.xml': main.replace('Giao', 'Khác') })
    const text = Buffer.from(bytes).toString('latin1').replaceAll('word/documenu.xml', 'word/document.xml')
    expect(await refusal(new Uint8Array(Buffer.from(text, 'latin1')))).toBe('file.broken')
  })

  it('definitions that refer to each other do not go round for ever', async () => {
    const parts = {
      'word/numbering.xml': part(
        'numbering',
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="A"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      ),
      'word/styles.xml': part(
        'styles',
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="B"/></w:style>',
      ),
    }
    const text = await read(
      wordFile(paragraph('x', '<w:pStyle w:val="A"/>') + paragraph('y', '<w:pStyle w:val="B"/>'), parts),
    )
    expect(text).toBe('x\ny')
  })
})
