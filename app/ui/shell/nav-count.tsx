import { formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { cx } from '../base/cx.ts'
import type { NavItem } from './nav-item.ts'

/** The number beside an item; a late one is red and has its square. Zero is not worth a number. */
export function NavCount({ item, className }: { item: NavItem; className?: string }) {
  if (item.count === undefined || item.count === 0 || item.count === '') return null
  return (
    <span
      className={cx(
        'num inline-flex items-center gap-1 text-xs',
        item.tone === 'late' ? 'font-semibold text-late' : item.active ? 'text-accent' : 'text-soft',
        className,
      )}
    >
      {item.tone === 'late' && <span className="shape shape-late size-1.75!" aria-hidden="true" />}
      {typeof item.count === 'number' ? formatCount(item.count) : item.count}
    </span>
  )
}
