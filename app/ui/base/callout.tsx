import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { SOFT_TONE, type Tone } from './tone.ts'

type CalloutProps = { tone?: Tone; title?: ReactNode; actions?: ReactNode; className?: string; children?: ReactNode }

/** A remark that belongs to the page: what is missing, what will happen, why something cannot be done. */
export function Callout({ tone = 'wait', title, actions, className, children }: CalloutProps) {
  return (
    <div
      className={cx('flex flex-wrap items-start gap-x-4 gap-y-2 rounded-card px-4 py-3', SOFT_TONE[tone], className)}
    >
      <div className="min-w-0 flex-1 text-[0.875rem]">
        {title && (
          <p className="flex items-baseline gap-2 font-semibold">
            <span className={`shape shape-${tone}`} aria-hidden="true" />
            {title}
          </p>
        )}
        {children && <div className={cx('prose-links text-ink', title ? 'mt-0.5 pl-4' : '')}>{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
