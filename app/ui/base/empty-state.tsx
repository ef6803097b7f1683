import type { ReactNode } from 'react'

type EmptyStateProps = {
  title: ReactNode
  /** Why it is empty, or what to do. */
  children?: ReactNode
  action?: ReactNode
  icon?: ReactNode
}

/** Where a list would be: says why there is nothing, and the next step. */
export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1.5 px-6 py-12 text-center">
      {icon && <div className="mb-1 text-faint">{icon}</div>}
      <p className="font-semibold">{title}</p>
      {children && <p className="meta max-w-md">{children}</p>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
