/**
 * Rule: bullets that only fill in a form – "- Chủ trì: …", "- Thời hạn: …" – belong to the item above them and are no
 * items of their own.
 */
import type { Source } from './items.ts'
import type { Block } from './outline.ts'
import { phraseAt, phrases } from './phrases.ts'
import { is } from './time-types.ts'

const FIELDS = phrases(
  'chủ trì | đơn vị chủ trì | cơ quan chủ trì | phối hợp | đơn vị phối hợp | cơ quan phối hợp | thời hạn | thời gian | thời gian hoàn thành | thời hạn hoàn thành | thời gian thực hiện | thời hạn thực hiện | hạn | hạn hoàn thành | hạn chót | hạn cuối | sản phẩm | kết quả | đơn vị thực hiện | cơ quan thực hiện | người thực hiện | thực hiện | nội dung | nội dung công việc | yêu cầu | ghi chú | trách nhiệm | báo cáo | nơi nhận báo cáo | nơi nhận sản phẩm | nơi nhận | đầu mối | tiến độ | phân công | đơn vị đầu mối | phụ trách | kinh phí | lãnh đạo chỉ đạo | thời điểm hoàn thành | sản phẩm đầu ra',
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
