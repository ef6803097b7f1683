import { useLocation } from '@remix-run/react'
import { buttonClass } from '../base/button.tsx'
import { useHydrated } from '../base/use-hydrated.ts'
import type { ErrorText } from './error-text.ts'

/** A page that could not be shown: what happened, what to do, a way back. Inside a shell, or alone in root.tsx. */
export function ErrorPage({ error }: { error: ErrorText }) {
  const hydrated = useHydrated()
  const { pathname, search } = useLocation()
  return (
    <section aria-labelledby="loi" className="mx-auto flex max-w-130 flex-col items-start px-1 py-10 sm:py-16">
      <p className="num mb-1 text-sm font-medium text-soft">Lỗi {error.status}</p>
      <h1 id="loi">{error.title}</h1>
      <p className="mt-2 text-soft">{error.message}</p>
      <div className="mt-6 flex flex-wrap gap-2">
        <a href="/" className={buttonClass('primary')}>
          Về trang chính
        </a>
        {hydrated && (
          <button type="button" className="btn" onClick={() => window.history.back()}>
            Quay lại trang trước
          </button>
        )}
        {error.retry && (
          <a href={pathname + search} className="btn">
            Tải lại trang
          </a>
        )}
      </div>
    </section>
  )
}
