/**
 * Rule: bullets and lines that only fill in a form – "- Chủ trì: …", "Thời hạn: …" – belong to the item above them and
 * are no items of their own.
 */
import type { Source } from './items.ts'
import type { Block } from './outline.ts'
import { phraseAt, phrases } from './phrases.ts'
import { is } from './time-types.ts'

const FIELDS = phrases(
  'chủ trì | đơn vị chủ trì | cơ quan chủ trì | phối hợp | đơn vị phối hợp | cơ quan phối hợp | thời hạn | thời gian | thời gian hoàn thành | thời hạn hoàn thành | thời gian thực hiện | thời hạn thực hiện | hạn | hạn hoàn thành | hạn chót | hạn cuối | sản phẩm | kết quả | đơn vị thực hiện | cơ quan thực hiện | người thực hiện | thực hiện | nội dung | nội dung công việc | yêu cầu | ghi chú | trách nhiệm | báo cáo | nơi nhận báo cáo | nơi nhận sản phẩm | nơi nhận | đầu mối | tiến độ | phân công | đơn vị đầu mối | phụ trách | kinh phí | lãnh đạo chỉ đạo | thời điểm hoàn thành | sản phẩm đầu ra',
  'giao | giao cho | đơn vị | cơ quan | trách nhiệm chính | trách nhiệm thực hiện | chịu trách nhiệm | đơn vị chịu trách nhiệm | đơn vị phụ trách | phối hợp thực hiện',
)

export function attributesOf(
  source: Source,
  block: Block,
  range: (b: Block) => [number, number],
): { to: number } | null {
  const { tokens } = source
  let filled = 0
  for (const child of block.children) {
    const [from, to] = range(child)
    const field = phraseAt(tokens, from, to, FIELDS)
    if (field && is(tokens, field.to, to, ':')) filled += 1
    if (child.children.length > 0) return null
  }
  if (filled < 2 || filled < block.children.length) return null
  return { to: range(block.children.at(-1)!)[1] }
}

/** These also open paragraphs of their own. */
const OPEN_TEXT = new Set(['yêu cầu', 'nội dung', 'kết quả', 'báo cáo', 'thực hiện', 'cơ quan'])

/** Lines without a label that fill in the form of the item above them are taken into it. */
export function takeInFields(
  source: Source,
  blocks: readonly Block[],
  range: (b: Block) => [number, number],
): readonly Block[] {
  const kept: Block[] = []
  for (const block of blocks) {
    const item = kept.at(-1)
    if (item?.label && item.children.length === 0 && !block.label && isField(source, ...range(block)))
      item.end = block.end
    else kept.push(block)
  }
  return kept
}

function isField({ tokens }: Source, from: number, to: number): boolean {
  const field = phraseAt(tokens, from, to, FIELDS)
  return field !== null && !OPEN_TEXT.has(field.wording) && is(tokens, field.to, to, ':') && field.to + 1 < to
}
