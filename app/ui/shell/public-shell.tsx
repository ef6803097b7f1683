import type { ReactNode } from 'react'
import { APP_NAME, BrandMark, NO_SECRETS } from './brand.tsx'

type PublicShellProps = {
  title: ReactNode
  subtitle?: ReactNode
  /** The office, where it is known before signing in. */
  officeName?: string | null
  children: ReactNode
  /** Under the card: another way, whom to ask. */
  footer?: ReactNode
}

/** The frame of pages for people who are not signed in: one calm card. */
export function PublicShell({ title, subtitle, officeName, children, footer }: PublicShellProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-100">
        <div className="mb-5 flex items-center gap-3">
          <BrandMark size={36} />
          <p className="min-w-0">
            <span className="block leading-tight font-bold">{APP_NAME}</span>
            {officeName && <span className="meta block">{officeName}</span>}
          </p>
        </div>
        <div className="card px-6 py-6">
          <h1>{title}</h1>
          {subtitle && <p className="meta mt-1">{subtitle}</p>}
          <div className="mt-5">{children}</div>
        </div>
        <div className="meta prose-links mt-4 flex flex-col gap-1.5 px-1">
          {footer}
          <p>{NO_SECRETS}</p>
        </div>
      </div>
    </main>
  )
}
