import ChevronRight from 'lucide-react/dist/esm/icons/chevron-right.mjs'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

type DisclosureProps = {
  summary: ReactNode
  /** At the right of the summary line: a count, a tag. */
  aside?: ReactNode
  open?: boolean
  /** A card of its own, or a quiet line inside another. */
  plain?: boolean
  className?: string
  children: ReactNode
}

/** Details that open in place; works without script and is printed open where the reader opened it. */
export function Disclosure({ summary, aside, open, plain, className, children }: DisclosureProps) {
  return (
    <details open={open} className={cx('group', !plain && 'card', className)}>
      <summary
        className={cx(
          'flex items-center gap-2 rounded-card touch:min-h-11',
          plain ? 'py-1 text-accent' : 'px-4 py-3 font-medium',
        )}
      >
        <ChevronRight
          size={16}
          aria-hidden="true"
          className="flex-none text-soft transition-transform group-open:rotate-90"
        />
        <span className="min-w-0 flex-1">{summary}</span>
        {aside}
      </summary>
      <div className={plain ? 'pt-1 pb-2 pl-6' : 'px-4 pb-4'}>{children}</div>
    </details>
  )
}
