import { formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { cx } from './cx.ts'
import { FastLinks } from './fast-links.tsx'
import type { Tone } from './tone.ts'

export type TabItem = { label: string; href: string; active?: boolean; count?: number | string; tone?: Tone }

/** Views of one thing, each with an address of its own. Scrolls sideways where there is no room. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <FastLinks>
      <nav aria-label={label} className="mb-4 overflow-x-auto border-b border-line">
        <ul className="flex gap-1">
          {items.map(item => (
            <li key={item.href} className="flex-none">
              <a
                href={item.href}
                aria-current={item.active ? 'page' : undefined}
                className={cx(
                  'flex items-center gap-2 rounded-t-md border-b-2 px-3 py-2 text-[0.875rem] no-underline -outline-offset-2 hover:text-ink hover:no-underline touch:min-h-11',
                  item.active ? 'border-accent font-semibold text-accent' : 'border-transparent text-soft',
                )}
              >
                {item.label}
                {item.count !== undefined && (
                  <span className={cx('num text-xs', item.tone === 'late' && 'font-semibold text-late')}>
                    {item.tone === 'late' && <span className="shape shape-late mr-1 size-1.75!" aria-hidden="true" />}
                    {typeof item.count === 'number' ? formatCount(item.count) : item.count}
                  </span>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </FastLinks>
  )
}
