import type { ReactNode } from 'react'
import { cx } from './cx.ts'

type ProgressProps = {
  value: number
  max?: number
  /** What advances, for screen readers: "Đã xác nhận". */
  label: string
  /** Shown under (or beside) the bar: "Đã xác nhận 4/6 · tự lưu 10:42". */
  text?: ReactNode
  /** Text beside the bar, for rows. */
  inline?: boolean
  className?: string
}

/** How far something is: a bar and its words. */
export function Progress({ value, max = 100, label, text, inline, className }: ProgressProps) {
  const share = max <= 0 ? 0 : Math.min(100, Math.max(0, (value / max) * 100))
  return (
    <div className={cx(inline ? 'flex items-center gap-2' : 'flex flex-col gap-1', className)}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={typeof text === 'string' ? text : `${value}/${max}`}
        className={cx('h-1.5 overflow-hidden rounded-full bg-line', inline ? 'w-20 flex-none' : 'w-full min-w-32')}
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${share}%` }} />
      </div>
      {text && <span className="meta num">{text}</span>}
    </div>
  )
}
