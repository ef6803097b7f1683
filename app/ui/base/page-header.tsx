import ChevronRight from 'lucide-react/dist/esm/icons/chevron-right.mjs'
import type { ReactNode } from 'react'
import { FastLinks } from './fast-links.tsx'

export type Crumb = { label: string; href?: string }

type PageHeaderProps = {
  title: ReactNode
  /** Where the page stands; the page itself is not repeated. */
  breadcrumb?: readonly Crumb[]
  /** One line: whose, until when, how many. */
  subtitle?: ReactNode
  /** Tags beside the title. */
  tags?: ReactNode
  /** At the right; below the title on a phone. */
  actions?: ReactNode
}

/** Head of every page: exactly one per page, it holds the h1. */
export function PageHeader({ title, breadcrumb, subtitle, tags, actions }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3 sm:mb-4.5">
      <div className="min-w-0 flex-1 basis-72">
        {breadcrumb && breadcrumb.length > 0 && (
          <FastLinks>
            <nav aria-label="Vị trí" className="mb-0.5">
              <ol className="meta flex flex-wrap items-center gap-x-1 gap-y-1.5">
                {breadcrumb.map((crumb, i) => (
                  <li key={i} className="inline-flex items-center gap-1">
                    {i > 0 && <ChevronRight size={13} aria-hidden="true" />}
                    {crumb.href ? (
                      <a href={crumb.href} className="text-soft hover:text-accent touch:-my-3 touch:py-3.5">
                        {crumb.label}
                      </a>
                    ) : (
                      crumb.label
                    )}
                  </li>
                ))}
              </ol>
            </nav>
          </FastLinks>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1>{title}</h1>
          {tags}
        </div>
        {subtitle && <p className="meta mt-0.5">{subtitle}</p>}
      </div>
      {actions && (
        <div className="flex flex-wrap items-center gap-2 max-sm:w-full" data-no-print="">
          {actions}
        </div>
      )}
    </header>
  )
}
