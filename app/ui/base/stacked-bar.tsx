import { formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { cx } from './cx.ts'
import type { Tone } from './tone.ts'

export type BarPart = { label: string; value: number; tone: Tone; href?: string }

const stripes = (size: number) =>
  `repeating-linear-gradient(135deg, rgb(255 255 255 / 0.28) 0 1.5px, transparent 1.5px ${size}px)`

const FILL: Record<Tone, string> = {
  ok: 'bg-bar-ok',
  soon: 'bg-bar-soon',
  wait: 'bg-bar-wait',
  late: 'bg-bar-late',
  none: 'bg-bar-none',
}

/** Stripes tell red from green for those who do not see the difference. */
const pattern = (tone: Tone) =>
  tone === 'late' ? { backgroundImage: stripes(5) } : tone === 'soon' ? { backgroundImage: stripes(9) } : undefined

type StackedBarProps = {
  parts: readonly BarPart[]
  /** Whose numbers: "Phòng Nội vụ". */
  label?: string
  /** Length against this whole, where bars of several rows are compared; the sum unless told. */
  of?: number
  size?: 's' | 'm'
  className?: string
}

/** Parts of a whole as one bar; the same numbers as words for screen readers. */
export function StackedBar({ parts, label, of, size = 'm', className }: StackedBarProps) {
  const shown = parts.filter(p => p.value > 0)
  const sum = shown.reduce((total, p) => total + p.value, 0)
  const words = parts.map(p => `${p.label} ${formatCount(p.value)}`).join(', ')
  return (
    <div
      role="img"
      aria-label={label ? `${label}: ${words}` : words}
      className={cx(
        'stacked-bar flex min-w-24 gap-px overflow-hidden rounded',
        size === 's' ? 'h-2' : 'h-4',
        className,
      )}
      style={of && of > 0 ? { width: `${(sum / of) * 100}%` } : undefined}
    >
      {sum === 0 && <span className="h-full flex-1 bg-line-soft" />}
      {shown.map(p => (
        <span
          key={p.label}
          title={`${p.label}: ${formatCount(p.value)}`}
          className={cx('h-full min-w-0.5', FILL[p.tone])}
          style={{ flex: `${p.value} 0 0`, ...pattern(p.tone) }}
        />
      ))}
    </div>
  )
}

/** What the colours of stacked bars mean; with `href` and `value` each is a number that opens its list. */
export function BarLegend({ parts }: { parts: readonly (Omit<BarPart, 'value'> & { value?: number })[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm text-soft">
      {parts.map(p => (
        <li key={p.label} className="inline-flex items-center gap-1.5">
          <span
            className={cx('stacked-bar size-2.5 rounded-xs', FILL[p.tone])}
            style={pattern(p.tone)}
            aria-hidden="true"
          />
          {p.href ? <a href={p.href}>{p.label}</a> : p.label}
          {p.value !== undefined && <span className="num font-medium text-ink">{formatCount(p.value)}</span>}
        </li>
      ))}
    </ul>
  )
}
