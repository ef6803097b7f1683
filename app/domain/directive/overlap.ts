/**
 * "Có thể trùng với 3.1, giao ban tháng 4": a draft directive beside the open ones of the same lead unit. Words and
 * pairs of words are weighed by how rare they are in the office's open work; what every directive says ("báo cáo kết
 * quả") counts for little. Only directives of a unit that leads in both are compared, so the cost grows with the work
 * of those units and not with the square of everything that is open.
 */
import { fold } from '../shared/vietnamese-text.ts'
import type { UnitId } from '../unit/office.ts'

/** An open directive as it is compared: its words once, however many units owe it. */
export type OpenDirective = { id: string; unitIds: readonly UnitId[]; title: string; text: string }
export type Resemblance = { directiveId: string; unitIds: UnitId[]; score: number }

/** What the secretary decided about a directive that resembles one that is open. */
export const OVERLAP_DECISIONS = ['link', 'replace', 'keep'] as const
export type OverlapDecision = (typeof OVERLAP_DECISIONS)[number]
export type DecidedOverlap = { directiveId: string; decision: OverlapDecision }

export const OVERLAP_DECISION_NAMES: Record<OverlapDecision, string> = {
  link: 'Dẫn chiếu',
  replace: 'Thay thế',
  keep: 'Giữ cả hai',
}

/** From here on two directives are worth a look. */
export const RESEMBLES = 0.42
const MOST = 3
/** Words that say how, when and to whom, not what about. With their accents: "cho" says nothing, "chợ" a lot. */
const COMMON = new Set(
  'giao cho chủ trì phối hợp với các và của về theo trong trên để báo cáo kết quả trước ngày tháng năm quý gửi thực hiện yêu cầu đề nghị đơn vị phòng ban ubnd ủy uỷ nhân dân này tại được có là một những cùng từng đến khi sau hoàn thành xong kịp thời khẩn trương tiếp tục định kỳ hàng hằng chủ tịch quận phường xã thành phố huyện'.split(
    ' ',
  ),
)

const COMMON_TYPED_PLAIN = new Set([...COMMON].map(fold))

function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLocaleLowerCase('vi')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const common = words.every(w => w === fold(w)) ? COMMON_TYPED_PLAIN : COMMON
  return words.filter(w => w.length > 1 && !common.has(w) && !/^\d+$/.test(w)).map(fold)
}

/** Words, and pairs of neighbours: "cải cách" and "cách hành" tell more than either word. */
function termsOf(text: string): Map<string, number> {
  const words = wordsOf(text)
  const terms = new Map<string, number>()
  const add = (term: string, weight: number) => terms.set(term, (terms.get(term) ?? 0) + weight)
  for (const [i, word] of words.entries()) {
    add(word, 1)
    if (i > 0) add(`${words[i - 1]} ${word}`, 1.4)
  }
  // a word said ten times is not ten times the word
  for (const [term, weight] of terms) terms.set(term, Math.log1p(weight))
  return terms
}

type Vector = Map<string, number>

export class OverlapIndex {
  private readonly rarity = new Map<string, number>()
  private readonly count: number
  private readonly units = new Map<string, readonly UnitId[]>()
  /** unit → term → directives with the weight of the term in them */
  private readonly postings = new Map<UnitId, Map<string, [id: string, weight: number][]>>()

  constructor(open: readonly OpenDirective[]) {
    this.count = open.length
    const read = open.map(d => ({ d, terms: termsOf(`${d.title} ${d.text}`) }))
    for (const { terms } of read)
      for (const term of terms.keys()) this.rarity.set(term, (this.rarity.get(term) ?? 0) + 1)
    for (const { d, terms } of read) {
      const vector = this.weighed(terms)
      this.units.set(d.id, d.unitIds)
      for (const unitId of new Set(d.unitIds)) {
        let terms = this.postings.get(unitId)
        if (!terms) {
          terms = new Map()
          this.postings.set(unitId, terms)
        }
        for (const [term, weight] of vector) {
          const list = terms.get(term)
          if (list) list.push([d.id, weight])
          else terms.set(term, [[d.id, weight]])
        }
      }
    }
  }

  /** The open directives that one of these units leads and whose words are much the same, the likest first. */
  resembling(draft: { title: string; text: string; unitIds: readonly UnitId[] }, least = RESEMBLES): Resemblance[] {
    const vector = this.weighed(termsOf(`${draft.title} ${draft.text}`))
    const scores = new Map<string, number>()
    const asked = new Set(draft.unitIds)
    for (const unitId of asked) {
      const terms = this.postings.get(unitId)
      if (!terms) continue
      const here = new Map<string, number>()
      for (const [term, weight] of vector)
        for (const [id, other] of terms.get(term) ?? []) here.set(id, (here.get(id) ?? 0) + weight * other)
      // the words are the same for each of its units
      for (const [id, score] of here) scores.set(id, score)
    }
    return [...scores]
      .filter(([, score]) => score >= least)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST)
      .map(([directiveId, score]) => ({
        directiveId,
        unitIds: (this.units.get(directiveId) ?? []).filter(id => asked.has(id)),
        score: Math.min(1, score),
      }))
  }

  /** Length one, so that the product of two is the cosine of their angle. */
  private weighed(terms: ReadonlyMap<string, number>): Vector {
    const vector: Vector = new Map()
    let square = 0
    for (const [term, weight] of terms) {
      const w = weight * Math.log(1 + (this.count + 1) / ((this.rarity.get(term) ?? 0) + 0.5))
      vector.set(term, w)
      square += w * w
    }
    const length = Math.sqrt(square) || 1
    for (const [term, w] of vector) vector.set(term, w / length)
    return vector
  }
}
