import type { ReactNode } from 'react'
import { cx } from './cx.ts'

type CardProps = {
  title?: ReactNode
  /** One line under the title. */
  subtitle?: ReactNode
  /** Buttons or links at the right of the title. */
  actions?: ReactNode
  /** Heading level of the title; 2 unless told. */
  level?: 2 | 3
  /** No inner padding: for tables and lists that reach the border. */
  flush?: boolean
  id?: string
  className?: string
  children?: ReactNode
}

export function Card({ title, subtitle, actions, level = 2, flush, id, className, children }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <section id={id} className={cx('card', className)}>
      {(title || actions) && (
        <header className={cx('flex flex-wrap items-start gap-x-3 gap-y-2 px-4 pt-3.5', flush && 'pb-3')}>
          <div className="min-w-0 flex-1">
            {title && <Heading>{title}</Heading>}
            {subtitle && <p className="meta mt-0.5">{subtitle}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      {flush ? children : <div className={cx('px-4 pb-4', title || actions ? 'pt-2.5' : 'pt-4')}>{children}</div>}
    </section>
  )
}
