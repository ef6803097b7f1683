import ChevronLeft from 'lucide-react/dist/esm/icons/chevron-left.mjs'
import ChevronRight from 'lucide-react/dist/esm/icons/chevron-right.mjs'
import type { ReactNode } from 'react'
import { FastLinks } from './fast-links.tsx'

type PagerProps = {
  /** Addresses; null or missing where there is no such page. */
  previous?: string | null
  next?: string | null
  /** "50 việc trong trên 1.000" – never a count that has to be counted. */
  summary?: ReactNode
}

/** Next and previous by key, not by page number. */
export function Pager({ previous, next, summary }: PagerProps) {
  if (!previous && !next && !summary) return null
  return (
    <FastLinks>
      <nav aria-label="Trang của danh sách" className="flex flex-wrap items-center gap-2 pt-3">
        <p className="meta min-w-0 flex-1">{summary}</p>
        {previous && (
          <a href={previous} rel="prev" className="btn">
            <ChevronLeft size={16} aria-hidden="true" /> Trước
          </a>
        )}
        {next && (
          <a href={next} rel="next" className="btn">
            Tiếp <ChevronRight size={16} aria-hidden="true" />
          </a>
        )}
      </nav>
    </FastLinks>
  )
}
