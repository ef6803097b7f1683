/**
 * A criteria set (bộ tiêu chí): fields, criteria, points, formulas, bands and thresholds. It is re-issued every year, so
 * all of it is data with a version; what a formula means is in formulas.ts, which tasks it counts in counted.ts.
 */
import type { PeriodKind } from './period.ts'

/**
 * The day in force, or the original one. A set should keep to one of them: a criterion without a basis is left out, and
 * with two kinds of basis one more late task could bring in a criterion that does better than the rest.
 */
export type Against = 'due' | 'original'
export const AGAINST_NAMES: Record<Against, string> = { due: 'Hạn hiện tại', original: 'Hạn gốc' }

export type Formula =
  /** Points by steps of the on-time rate: the first step whose `from` is reached gives its share of the points. */
  | { kind: 'on-time-steps'; against: Against; steps: { from: number; share: number }[] }
  /** Points in proportion to the on-time rate; none below the floor. */
  | { kind: 'on-time-linear'; against: Against; floor: number }
  /** Points in proportion to what was finished of what had to be; none below the floor. */
  | { kind: 'completion'; floor: number }
  /** Full points, less so many for every late task; never below 0. */
  | { kind: 'deduct-per-late-task'; against: Against; perTask: number }
  /** Full points, less so many for every day late, at most `capPerTask` for one task; never below 0. */
  | { kind: 'deduct-per-day-late'; against: Against; perDay: number; capPerTask: number }
  /** Each product has its share of the points, less `perDelay` of it for every delay (Nghị định 335/2025/NĐ-CP: 25 %). */
  | { kind: 'product-progress'; perDelay: number; countExtensions: boolean }
  /** Each product has its share of the points, less `perReturn` of it for every returned report (same decree: 25 %). */
  | { kind: 'product-quality'; perReturn: number }
  /** Given by people with evidence: never computed here. */
  | { kind: 'manual' }

export type Criterion = { id: string; name: string; max: number; formula: Formula }
export type CriteriaField = { id: string; name: string; criteria: Criterion[] }

/** From this per cent of the attainable points on. */
export type BandTone = 'ok' | 'wait' | 'soon' | 'late'
export type Band = { id: string; name: string; from: number; tone: BandTone }

/** Who is named in the lists of praise (biểu dương) and criticism (phê bình); every condition that is set must hold. */
export type Threshold = {
  minTasks?: number
  completionOver?: number
  completionUnder?: number
  lateUnder?: number
  lateOver?: number
}

export type CriteriaSet = {
  id: string
  name: string
  year: number
  /** The period that is scored where none is named. */
  period: PeriodKind
  fields: CriteriaField[]
  /** From the highest to the lowest; the last starts at 0. */
  bands: Band[]
  praise: Threshold | null
  criticism: Threshold | null
}

export const criteriaOf = (set: CriteriaSet): Criterion[] => set.fields.flatMap(f => f.criteria)

export const bandOf = (set: CriteriaSet, percent: number): Band | null =>
  set.bands.find(b => percent >= b.from) ?? set.bands.at(-1) ?? null

const percent = (share: number): string => `${decimal(share * 100)} %`

/** 2,5 – up to two decimals, with a comma. */
export const decimal = (n: number): string => String(Math.round(n * 100) / 100).replace('.', ',')

const ORIGINAL = ' (theo hạn gốc)'
const against = (a: Against): string => (a === 'original' ? ORIGINAL : '')

/** The formula in a sentence, as it stands beside the criterion. */
export function formulaText({ max, formula: f }: Criterion): string {
  switch (f.kind) {
    case 'on-time-steps':
      return `Theo bậc tỷ lệ hoàn thành đúng hạn${against(f.against)}: ${f.steps
        .map(s => `từ ${percent(s.from)} được ${decimal(max * s.share)} điểm`)
        .join('; ')}; dưới nữa 0 điểm.`
    case 'on-time-linear':
      return `${decimal(max)} điểm × số việc đúng hạn / số việc đến hạn${against(f.against)}${
        f.floor > 0 ? `; dưới ${percent(f.floor)} được 0 điểm` : ''
      }.`
    case 'completion':
      return `${decimal(max)} điểm × số việc hoàn thành / số việc phải hoàn thành${
        f.floor > 0 ? `; dưới ${percent(f.floor)} được 0 điểm` : ''
      }.`
    case 'deduct-per-late-task':
      return `${decimal(max)} điểm, trừ ${decimal(f.perTask)} điểm mỗi việc trễ hạn${against(f.against)}, không trừ quá ${decimal(max)} điểm.`
    case 'deduct-per-day-late':
      return `${decimal(max)} điểm, trừ ${decimal(f.perDay)} điểm mỗi ngày trễ${against(f.against)}, mỗi việc không quá ${decimal(f.capPerTask)} điểm, không trừ quá ${decimal(max)} điểm.`
    case 'product-progress':
      return `Điểm chia đều cho các sản phẩm; mỗi lần chậm tiến độ trừ ${percent(f.perDelay)} điểm của sản phẩm đó${
        f.countExtensions ? ', mỗi lần gia hạn tính là một lần chậm' : ''
      }.`
    case 'product-quality':
      return `Điểm chia đều cho các sản phẩm; mỗi lần phải làm lại trừ ${percent(f.perReturn)} điểm của sản phẩm đó, sản phẩm chưa có thì 0 điểm.`
    case 'manual':
      return 'Chấm trực tiếp theo tài liệu kiểm chứng.'
  }
}
