import {
  bodyParagraph,
  type Content,
  type HeadView,
  head,
  officialDocument,
  type SignatureView,
  signature,
  title,
  withEndMark,
} from './official/parts.ts'
import { cleanLine } from './package.ts'

export type { Content, HeadView, Run, SignatureView } from './official/parts.ts'

export type NoticeItem = {
  /** 1 is the outermost. */
  level: number
  /** The numbering as it is to be printed: "1.", "1.2", "đ)", "-"; null for a paragraph without. */
  label: string | null
  content: Content
  bold?: boolean
  /** Where the directives that begin here are cited, on the page; paper has their numbers. */
  addresses?: readonly string[]
}

/** A *Thông báo kết luận* after Nghị định 30/2020/NĐ-CP. */
export type ConclusionNoticeView = HeadView & {
  /** Trích yếu, a line each: "Kết luận của …", "tại cuộc họp …". */
  subject: readonly string[]
  opening: readonly Content[]
  items: readonly NoticeItem[]
  /** "Văn phòng … thông báo để các đơn vị biết, thực hiện": `./.` is put at its end. */
  closing?: Content
  signature: SignatureView
  recipients: readonly string[]
}

/** A longer text that has items below it is a directive, not a heading: keeping it whole would leave pages half empty. */
const HEADING_LENGTH = 120

export async function renderConclusionNotice(view: ConclusionNoticeView): Promise<Uint8Array> {
  type Piece = { content: Content; label?: string; bold?: boolean; level: number }
  const all: Piece[] = [
    ...view.opening.map(content => ({ content, level: 1 })),
    ...view.items.map(item => ({ ...item, label: item.label ?? '' })),
    ...(view.closing === undefined ? [] : [{ content: view.closing, level: 1 }]),
  ]
  const pieces = all.filter(piece => plain(piece.content) !== '' || piece.label)

  const body = pieces.map((piece, i) => {
    const next = pieces[i + 1]
    return bodyParagraph(next ? piece.content : withEndMark(piece.content), {
      label: piece.label,
      bold: piece.bold,
      // A heading stays with what it heads; the signature never stands on a page alone.
      keepNext: next ? next.level > piece.level && plain(piece.content).length <= HEADING_LENGTH : true,
    })
  })

  return officialDocument(
    [head(view), ...title('THÔNG BÁO', view.subject), ...body, ...signature(view.signature, view.recipients)],
    { title: ['Thông báo', ...view.subject].join(' '), creator: view.issuingBody, day: view.day },
  )
}

const plain = (content: Content): string =>
  cleanLine(typeof content === 'string' ? content : content.map(run => run.text).join(''))
