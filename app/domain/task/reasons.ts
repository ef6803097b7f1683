import type { TaskEventKind } from './task.ts'

/** Why tasks go back and forth, as codes that can be counted. Data: an office edits the list (setting `task-reasons`). */
export const REASON_KINDS = ['send-back', 'reassign', 'redo', 'extension', 'withdraw', 'objective'] as const
export type ReasonKind = (typeof REASON_KINDS)[number]
/** `ended`: no longer offered, still read in old histories. */
export type ReasonCode = { code: string; label: string; ended?: boolean }
export type ReasonCodes = Record<ReasonKind, ReasonCode[]>

export const REASON_KIND_NAMES: Record<ReasonKind, string> = {
  'send-back': 'Đơn vị đề nghị trả lại',
  reassign: 'Giao lại cho đơn vị khác',
  redo: 'Yêu cầu làm lại',
  extension: 'Xin gia hạn',
  withdraw: 'Thu hồi',
  objective: 'Nguyên nhân khách quan',
}

export const DEFAULT_REASONS: ReasonCodes = {
  'send-back': [
    { code: 'TL1', label: 'Không thuộc chức năng, nhiệm vụ của đơn vị' },
    { code: 'TL2', label: 'Trùng nhiệm vụ đã giao' },
    { code: 'TL3', label: 'Nội dung giao chưa rõ' },
    { code: 'TL4', label: 'Vượt thẩm quyền của đơn vị' },
    { code: 'TL9', label: 'Lý do khác' },
  ],
  reassign: [
    { code: 'GL1', label: 'Đúng chức năng của đơn vị nhận' },
    { code: 'GL2', label: 'Tổ chức, sắp xếp lại đơn vị' },
    { code: 'GL3', label: 'Đơn vị cũ không bảo đảm tiến độ' },
    { code: 'GL9', label: 'Lý do khác' },
  ],
  redo: [
    { code: 'LL1', label: 'Chưa đủ nội dung được giao' },
    { code: 'LL2', label: 'Số liệu chưa chính xác' },
    { code: 'LL3', label: 'Thiếu văn bản, sản phẩm' },
    { code: 'LL4', label: 'Sai thể thức' },
    { code: 'LL9', label: 'Lý do khác' },
  ],
  extension: [
    { code: 'GH1', label: 'Chờ số liệu, ý kiến của đơn vị khác' },
    { code: 'GH2', label: 'Chờ hướng dẫn, ý kiến của cấp trên' },
    { code: 'GH3', label: 'Khối lượng, hồ sơ phát sinh' },
    { code: 'GH4', label: 'Thiếu kinh phí, thủ tục' },
    { code: 'GH9', label: 'Lý do khác' },
  ],
  withdraw: [
    { code: 'TH1', label: 'Trùng nội dung đã giao' },
    { code: 'TH2', label: 'Không còn phù hợp' },
    { code: 'TH3', label: 'Thay bằng văn bản khác' },
    { code: 'TH9', label: 'Lý do khác' },
  ],
  objective: [
    { code: 'KQ1', label: 'Chờ hướng dẫn, ý kiến của cấp trên' },
    { code: 'KQ2', label: 'Chờ ý kiến phối hợp' },
    { code: 'KQ3', label: 'Thiên tai, dịch bệnh' },
    { code: 'KQ4', label: 'Thay đổi chính sách, pháp luật' },
    { code: 'KQ9', label: 'Lý do khác' },
  ],
}

/** The defaults, with the lists an office made its own. */
export const reasonsWith = (own: Partial<ReasonCodes> | null): ReasonCodes => ({ ...DEFAULT_REASONS, ...own })

export const offered = (codes: ReasonCodes, kind: ReasonKind): ReasonCode[] => codes[kind].filter(c => !c.ended)

/** What a code says; the code itself where the list no longer has it. */
export function reasonLabel(codes: ReasonCodes, code: string | null | undefined): string | null {
  if (!code) return null
  for (const kind of REASON_KINDS) {
    const found = codes[kind].find(c => c.code === code)
    if (found) return found.label
  }
  return code
}

/** Under which events a code of a list stands in the histories. */
export const REASON_EVENTS: Record<ReasonKind, TaskEventKind> = {
  'send-back': 'send-back-asked',
  reassign: 'reassigned',
  redo: 'report-returned',
  extension: 'extension-asked',
  withdraw: 'withdrawn',
  objective: 'excluded',
}

/** What new codes of a list begin with. */
const PREFIXES: Record<ReasonKind, string> = {
  'send-back': 'TL',
  reassign: 'GL',
  redo: 'LL',
  extension: 'GH',
  withdraw: 'TH',
  objective: 'KQ',
}

/** One code means one thing in the whole office: figures count by it. */
export const allCodes = (codes: ReasonCodes): ReasonCode[] => REASON_KINDS.flatMap(kind => codes[kind])

/** The next free one: GH5 after GH4, leaving GH9 ("Lý do khác") at the end. */
export function nextCode(codes: ReasonCodes, kind: ReasonKind): string {
  const taken = new Set(allCodes(codes).map(c => c.code))
  for (let n = 1; ; n += 1) {
    const code = `${PREFIXES[kind]}${n}`
    if (!taken.has(code)) return code
  }
}

/** A list with one reason put in, or in the place of the one with the same code. A new one stands before "Lý do khác". */
export function withReason(list: readonly ReasonCode[], reason: ReasonCode): ReasonCode[] {
  if (list.some(c => c.code === reason.code)) return list.map(c => (c.code === reason.code ? reason : c))
  const last = list.findIndex(c => c.code.endsWith('9'))
  return last < 0 ? [...list, reason] : [...list.slice(0, last), reason, ...list.slice(last)]
}
