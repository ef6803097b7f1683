/** What each formula makes of the counted tasks: points, what they are divided by, and what every task gave or cost. */
import { type CountedTask, hadToBeDone, isDoneCounted, isJudged, isLateCounted } from './counted.ts'
import { type Against, type Criterion, decimal } from './criteria.ts'

export type TaskPart = CountedTask & {
  /** What it gives (rates, products) or costs (deductions); 0 where it does not count. */
  points: number
  /** Part of what is divided by, or of what is deducted. */
  counts: boolean
}

/** `points` null: nothing to compute from. Not rounded. */
export type Computed = { points: number | null; denominator: number; parts: TaskPart[]; remark: string | null }

type Books = Record<Against, readonly CountedTask[]>

export function computeCriterion({ max, formula: f }: Criterion, books: Books): Computed {
  switch (f.kind) {
    case 'on-time-linear':
    case 'on-time-steps': {
      const tasks = books[f.against]
      const judged = tasks.filter(isJudged)
      const rate = judged.length === 0 ? 0 : judged.filter(c => c.counted === 'on-time').length / judged.length
      const share =
        f.kind === 'on-time-linear'
          ? rate < f.floor
            ? 0
            : rate
          : (f.steps.toSorted((a, b) => b.from - a.from).find(s => rate >= s.from)?.share ?? 0)
      return rated(tasks, max, isJudged, c => c.counted === 'on-time', share)
    }
    case 'completion': {
      const tasks = books.due
      const all = tasks.filter(hadToBeDone)
      const rate = all.length === 0 ? 0 : all.filter(isDoneCounted).length / all.length
      return rated(tasks, max, hadToBeDone, isDoneCounted, rate < f.floor ? 0 : rate)
    }
    case 'deduct-per-late-task':
      return deducted(books[f.against], max, () => f.perTask)
    case 'deduct-per-day-late':
      return deducted(books[f.against], max, c => Math.min(f.capPerTask, f.perDay * c.daysLate))
    case 'product-progress':
      return shared(books.due, max, isJudged, c => {
        const delays = (isLateCounted(c) ? 1 : 0) + (f.countExtensions ? c.task.extensions : 0)
        return { share: 1 - f.perDelay * delays, why: delays > 0 ? `Chậm tiến độ ${delays} lần` : null }
      })
    case 'product-quality':
      return shared(books.due, max, hadToBeDone, c => {
        if (c.counted === 'open-overdue') return { share: 0, why: 'Chưa có sản phẩm' }
        const returns = c.task.returnedReports
        return { share: 1 - f.perReturn * returns, why: returns > 0 ? `Phải làm lại ${returns} lần` : null }
      })
    case 'manual':
      return { points: null, denominator: 0, parts: [], remark: 'Chấm trực tiếp; chưa có điểm.' }
  }
}

type Test = (c: CountedTask) => boolean

/** `share` of the points, given in equal parts by the tasks that meet the aim (by all that count where none does). */
function rated(tasks: readonly CountedTask[], max: number, counts: Test, meets: Test, share: number): Computed {
  const denominator = tasks.filter(counts).length
  const met = tasks.filter(meets).length
  const gives = met > 0 ? meets : counts
  const each = denominator === 0 ? 0 : (max * share) / (met || denominator)
  const parts = tasks.map(c => ({ ...c, counts: counts(c), points: gives(c) ? each : 0 }))
  if (denominator === 0) return noBasis(parts)
  const remark = share === 0 && met > 0 ? 'Tỷ lệ dưới mức được tính điểm.' : null
  return { points: max * share, denominator, parts, remark }
}

/**
 * Full points less what the late tasks cost. Where that is more than there is, the costs are scaled down so that the
 * parts still sum to what was taken.
 */
function deducted(tasks: readonly CountedTask[], max: number, cost: (c: CountedTask) => number): Computed {
  const denominator = tasks.filter(hadToBeDone).length
  const owed = tasks.reduce((sum, c) => sum + (isLateCounted(c) ? cost(c) : 0), 0)
  const taken = Math.min(max, owed)
  const scale = owed > 0 ? taken / owed : 0
  const parts = tasks.map(c => ({
    ...c,
    counts: isLateCounted(c),
    points: isLateCounted(c) ? -cost(c) * scale : 0,
  }))
  if (denominator === 0) return noBasis(parts)
  const remark = owed > max ? `Đã trừ hết điểm (mức trừ tính ra là ${decimal(owed)}).` : null
  return { points: max - taken, denominator, parts, remark }
}

/** The points in equal shares, of which each product keeps a part between 0 and 1; `why` it keeps less. */
function shared(
  tasks: readonly CountedTask[],
  max: number,
  counts: Test,
  keep: (c: CountedTask) => { share: number; why: string | null },
): Computed {
  const denominator = tasks.filter(counts).length
  const parts = tasks.map((c): TaskPart => {
    if (!counts(c)) return { ...c, counts: false, points: 0 }
    const { share, why } = keep(c)
    const kept = Math.min(1, Math.max(0, share))
    const words = why === null ? c.why : `${c.why} ${why}: còn ${decimal(kept * 100)} % điểm của sản phẩm.`
    return { ...c, counts: true, points: (max / denominator) * kept, why: words }
  })
  if (denominator === 0) return noBasis(parts)
  return { points: parts.reduce((sum, p) => sum + p.points, 0), denominator, parts, remark: null }
}

const noBasis = (parts: TaskPart[]): Computed => ({
  points: null,
  denominator: 0,
  parts,
  remark: 'Không có việc nào để tính trong kỳ: không có căn cứ, không tính vào tổng.',
})
