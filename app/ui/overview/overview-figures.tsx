import type { Overview, OverviewRow } from '#app/domain/scoring/overview.ts'
import { formatCount, formatRate } from '#app/domain/shared/vietnamese-text.ts'
import { FastLinks } from '../base/fast-links.tsx'
import { Stat, StatGrid } from '../base/stat.tsx'
import { Tag } from '../base/tag.tsx'
import { type BehindNumber, listHref } from './links.ts'

type Props = { overview: Pick<Overview, 'period' | 'against' | 'total' | 'slices' | 'addsUp'>; running: boolean }

const AGES = [
  ['aged-under-30', 'dưới 30 ngày'],
  ['aged-30-60', '30–59 ngày'],
  ['aged-60-90', '60–89 ngày'],
  ['aged-over-90', 'từ 90 ngày'],
] as const

/** The five figures of the matrix; each opens its list. */
export function OverviewFigures({ overview, running }: Props) {
  const { total, slices } = overview
  const m = total.matrix
  const to = (what: BehindNumber) => listHref(overview.period.id, overview.against, what)
  const count = (n: number, words: string) => (n > 0 ? `${formatCount(n)} ${words}` : undefined)
  return (
    <FastLinks>
      <StatGrid>
        <Stat
          label="Hoàn thành đúng hạn"
          value={m['done-on-time']}
          href={to({ standing: 'done-on-time' })}
          tone="ok"
          note={`${formatRate(total.onTime, total.judged)} / ${formatCount(total.judged)} đến hạn`}
          noteHref={to({ slice: 'judged' })}
        />
        <Stat
          label="Hoàn thành trễ hạn"
          value={m['done-late']}
          href={to({ standing: 'done-late' })}
          tone="soon"
          note={formatRate(m['done-late'], total.judged)}
        />
        <Stat
          label="Đang làm, trong hạn"
          value={m['in-time']}
          href={to({ standing: 'in-time' })}
          tone="wait"
          note={running ? count(slices['due-this-week'], 'đến hạn tuần này') : undefined}
          noteHref={to({ slice: 'due-this-week' })}
        />
        <Stat
          label="Đang làm, quá hạn"
          value={m.overdue}
          href={to({ standing: 'overdue' })}
          tone="late"
          note={count(slices['late-over-30'], 'quá 30 ngày')}
          noteHref={to({ slice: 'late-over-30' })}
        />
        <Stat
          label="Không thời hạn"
          value={total.noDay}
          href={to({ slice: 'no-day' })}
          tone="none"
          note={count(slices['aged-over-90'], 'từ 90 ngày') ?? count(m['done-no-due'], 'đã hoàn thành')}
          noteHref={slices['aged-over-90'] > 0 ? to({ slice: 'aged-over-90' }) : to({ standing: 'done-no-due' })}
        />
      </StatGrid>
      {total.matrix['no-due'] > 0 && (
        <p className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 px-1 text-[0.9375rem]">
          <span className="text-soft">Không thời hạn, đang mở, theo tuổi:</span>
          {AGES.map(([slice, name]) => (
            <a key={slice} href={to({ slice })} className="touch:min-h-11 touch:inline-flex touch:items-center">
              {name} <b className="num font-semibold">{formatCount(slices[slice])}</b>
            </a>
          ))}
        </p>
      )}
    </FastLinks>
  )
}

/** Đầu kỳ + giao mới − hoàn thành − thu hồi = cuối kỳ, and whether it agrees. */
export function FlowLine({ overview }: { overview: Props['overview'] }) {
  const { flow } = overview.total
  const part = (name: string, n: number, what: BehindNumber) => (
    <span className="whitespace-nowrap">
      {name}{' '}
      <a href={listHref(overview.period.id, overview.against, what)} className="num font-semibold text-ink">
        {formatCount(n)}
      </a>
    </span>
  )
  const sign = (s: string) => (
    <span className="text-soft" aria-hidden="true">
      {s}
    </span>
  )
  return (
    <FastLinks className="card mb-4 flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-3">
      {part('Đầu kỳ', flow.opening, { flow: 'opening' })}
      {sign('+')}
      {part('giao mới', flow.assigned, { flow: 'assigned' })}
      {sign('−')}
      {part('hoàn thành', flow.done, { flow: 'done' })}
      {sign('−')}
      {part('thu hồi', flow.withdrawn, { flow: 'withdrawn' })}
      {sign('=')}
      {part('cuối kỳ', flow.closing, { flow: 'closing' })}
      <span className="ml-auto">
        {overview.addsUp ? (
          <Tag tone="ok" title="Đầu kỳ + giao mới − hoàn thành − thu hồi = cuối kỳ, đúng ở từng đơn vị và toàn cơ quan">
            khớp
          </Tag>
        ) : (
          <Tag tone="late" title={`Không khớp: ${mismatches(overview.total)}`}>
            không khớp
          </Tag>
        )}
      </span>
    </FastLinks>
  )
}

const mismatches = ({ flow: f, matrix: m }: Pick<OverviewRow, 'flow' | 'matrix'>): string =>
  `${f.opening} + ${f.assigned} − ${f.done} − ${f.withdrawn} ≠ ${f.closing}, hoặc ma trận (${m.total} việc) hay tổng các đơn vị khác toàn cơ quan`
