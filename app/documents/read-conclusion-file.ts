import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { clean } from './package.ts'
import { DocxError, type DocxFault, readDocx } from './reading/docx.ts'
import { fromTcvn3, fromVni, lettersOf } from './reading/legacy-letters.ts'
import { PdfError, type PdfFault, readPdf } from './reading/pdf.ts'
import { looksBinary, readPlainText } from './reading/plain-text.ts'
import { ZipError, type ZipFault } from './reading/zip.ts'

/** Bytes of a file that may be handed in. */
export const MAX_FILE = 10 * 1024 * 1024
/** Characters of text: some 300 pages. */
const MAX_TEXT = 1_000_000

const ACCEPTED = 'Chỉ nhận tệp Word .docx, tệp PDF có chữ hoặc văn bản thuần .txt, không quá 10 MB.'

/** The text of an uploaded conclusion, with the numbering as printed, or why it cannot be had. */
export async function readConclusionFile(bytes: Uint8Array, fileName: string): Promise<{ text: string } | Refusal> {
  if (bytes.length === 0) return no('empty', 'Tệp rỗng (0 byte). Hãy chọn lại tệp.')
  if (bytes.length > MAX_FILE) return no('too-large', `Tệp lớn quá 10 MB. ${ACCEPTED}`)

  const kind = kindOf(bytes)
  switch (/\.([a-z0-9]+)[\s.]*$/i.exec(fileName)?.[1]?.toLowerCase()) {
    case 'docx':
      if (kind === 'zip') return docx(bytes)
      if (kind === 'ole') return no('legacy', OLD_OR_LOCKED)
      return no('type', `Tệp có đuôi .docx nhưng bên trong ${NOT[kind] ?? 'không phải là tài liệu Word'}. ${ACCEPTED}`)
    case 'txt':
      if (kind !== 'unknown') return no('type', `Tệp có đuôi .txt nhưng bên trong ${NOT[kind]}. ${ACCEPTED}`)
      return txt(bytes)
    case 'doc':
      return no('legacy', `Tệp .doc kiểu cũ chưa đọc được. Hãy mở bằng Word, chọn “Lưu thành” .docx rồi tải lên lại.`)
    case 'pdf':
      if (kind === 'pdf') return pdf(bytes)
      return no('type', `Tệp có đuôi .pdf nhưng bên trong ${NOT[kind] ?? 'không phải là tài liệu PDF'}. ${ACCEPTED}`)
    default:
      return no('type', `Loại tệp này chưa đọc được. ${ACCEPTED}`)
  }
}

const no = (code: string, message: string): Refusal => refuse(`file.${code}`, message, 'file')

const OLD_OR_LOCKED =
  'Tệp này là .doc kiểu cũ đã đổi đuôi, hoặc .docx có mật khẩu. Hãy mở bằng Word, bỏ mật khẩu, lưu thành .docx rồi tải lên lại.'

type Kind = 'zip' | 'ole' | 'pdf' | 'program' | 'rtf' | 'image' | 'unknown'

const NOT: Partial<Record<Kind, string>> = {
  zip: 'là tệp nén hoặc tài liệu Office',
  ole: 'là tài liệu Office kiểu cũ',
  pdf: 'là tệp PDF',
  program: 'là chương trình máy tính',
  rtf: 'là tệp RTF',
  image: 'là hình ảnh',
}

const SIGNATURES: [Kind, number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
]

/** What the first bytes say, whatever the name says. */
function kindOf(bytes: Uint8Array): Kind {
  for (const [kind, signature] of SIGNATURES) if (signature.every((b, i) => bytes[i] === b)) return kind
  // "MZ" could begin a text; a program also has zero bytes right behind it.
  if (bytes[0] === 0x4d && bytes[1] === 0x5a && bytes.subarray(2, 64).includes(0)) return 'program'
  return 'unknown'
}

const ZIP_FAULTS: Record<ZipFault, Refusal> = {
  broken: no('broken', 'Tệp .docx bị hỏng hoặc tải lên chưa trọn. Hãy mở thử bằng Word, lưu lại rồi tải lên lại.'),
  encrypted: no('locked', 'Tệp có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.'),
  bomb: no('unsafe', 'Tệp giải nén ra quá lớn so với một văn bản bình thường nên không được mở.'),
}

const pictures = (pages: readonly number[]): Refusal =>
  no(
    'scan',
    `${pages.length === 0 ? 'Tệp PDF' : `Trang ${pages.slice(0, 5).join(', ')}${pages.length > 5 ? '…' : ''} của tệp PDF`} là bản quét (ảnh chụp), không có chữ để đọc. Hãy dùng tệp Word gốc hoặc PDF xuất từ Word; nếu chỉ có bản quét, hãy gõ lại hoặc dán nội dung.`,
  )

const PDF_FAULTS: Record<Exclude<PdfFault, 'scan'>, Refusal> = {
  broken: no('broken', 'Tệp PDF bị hỏng hoặc tải lên chưa trọn. Hãy mở thử tệp, xuất lại PDF rồi tải lên lại.'),
  locked: no('locked', 'Tệp PDF có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.'),
  'too-much': no('unsafe', 'Tệp PDF dài quá mức đọc được (trên 300 trang). Hãy tách phần kết luận ra một tệp riêng.'),
  garbled: no(
    'garbled',
    'Chữ trong tệp PDF bị xáo trộn (phông không được nhúng đúng). Hãy dùng tệp Word gốc, hoặc xuất lại PDF từ Word.',
  ),
}

const DOCX_FAULTS: Record<DocxFault, Refusal> = {
  'not-word': no('type', `Tệp này không phải là tài liệu Word .docx. ${ACCEPTED}`),
  'too-much': no('unsafe', 'Tài liệu dài quá mức đọc được. Hãy tách phần kết luận ra một tệp riêng.'),
  dtd: no('unsafe', 'Tệp chứa khai báo không an toàn (DTD) nên không được mở. Hãy lưu lại bằng Word rồi tải lên lại.'),
}

async function docx(bytes: Uint8Array): Promise<{ text: string } | Refusal> {
  try {
    return finished(await readDocx(bytes))
  } catch (error) {
    if (error instanceof ZipError) return ZIP_FAULTS[error.fault]
    if (error instanceof DocxError) return DOCX_FAULTS[error.fault]
    // Whatever a library says of XML that makes no sense: for the person the file is broken.
    return ZIP_FAULTS.broken
  }
}

async function pdf(bytes: Uint8Array): Promise<{ text: string } | Refusal> {
  try {
    return finished(await readPdf(bytes))
  } catch (error) {
    if (!(error instanceof PdfError)) return PDF_FAULTS.broken
    return error.fault === 'scan' ? pictures(error.pages) : PDF_FAULTS[error.fault]
  }
}

function txt(bytes: Uint8Array): { text: string } | Refusal {
  const text = readPlainText(bytes)
  if (looksBinary(text)) return no('type', `Tệp có đuôi .txt nhưng bên trong không phải là văn bản. ${ACCEPTED}`)
  return finished(text)
}

function finished(raw: string): { text: string } | Refusal {
  const text = unicode(clean(raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')).trim())
  if (text === null)
    return no(
      'legacy-font',
      'Văn bản lẫn chữ Unicode với chữ của phông cũ (TCVN3 .VnTime hoặc VNI). Hãy chuyển cả văn bản sang Unicode rồi tải lên lại.',
    )
  if (!/[\p{L}\p{N}]/u.test(text)) {
    return no('no-text', 'Tệp không có chữ nào (có thể chỉ là ảnh chụp, bản quét). Hãy dùng tệp có nội dung gõ được.')
  }
  if (text.length > MAX_TEXT)
    return no('too-long', 'Văn bản quá dài (trên 1 triệu ký tự). Hãy tách phần kết luận ra một tệp riêng.')
  return { text }
}

/** Old letters turned into today's; null where both stand in one text, so that neither reading is right. */
function unicode(text: string): string | null {
  switch (lettersOf(text)) {
    case 'unicode':
      return text
    case 'tcvn3':
      return fromTcvn3(text)
    case 'vni':
      return fromVni(text)
    case 'mixed':
      return null
  }
}
