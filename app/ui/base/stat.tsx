import type { ReactNode } from 'react'
import { formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { cx } from './cx.ts'
import { TEXT_TONE, type Tone } from './tone.ts'

type StatProps = {
  label: ReactNode
  value: number | string
  /** The list behind the number: the whole card opens it. */
  href?: string
  tone?: Tone
  /** A line under the number: the rate and its denominator; with `noteHref` a link of its own. */
  note?: ReactNode
  noteHref?: string
}

/** One number that opens its list. */
export function Stat({ label, value, href, tone, note, noteHref }: StatProps) {
  const number = typeof value === 'number' ? formatCount(value) : value
  return (
    <div className={cx('card relative px-4 py-3.5', href && 'hover:border-faint')}>
      <p className="meta flex items-baseline gap-1.5">
        {tone && <span className={cx('shape', `shape-${tone}`, TEXT_TONE[tone])} aria-hidden="true" />}
        {label}
      </p>
      <p className={cx('num text-3xl font-semibold tracking-tight', tone === 'late' ? 'text-late' : 'text-ink')}>
        {href ? (
          <a href={href} className="text-inherit no-underline after:absolute after:inset-0 after:rounded-card">
            {number}
          </a>
        ) : (
          number
        )}
      </p>
      {note && (
        <p className="text-[0.875rem]">
          {noteHref ? (
            <a href={noteHref} className="relative z-10 inline-flex min-h-6 items-center touch:min-h-11">
              {note}
            </a>
          ) : (
            <span className="text-soft">{note}</span>
          )}
        </p>
      )}
    </div>
  )
}

/** Stats side by side: two on a phone, as many as fit on a screen. */
export function StatGrid({ children }: { children: ReactNode }) {
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 max-sm:[&>:last-child:nth-child(odd)]:col-span-2 sm:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]">
      {children}
    </div>
  )
}
