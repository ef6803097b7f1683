import { useNavigation } from '@remix-run/react'

/** A thin line at the top while a page is being fetched for longer than a moment. */
export function NavProgress() {
  const { state } = useNavigation()
  return (
    <div role="status" className="print:hidden">
      {state !== 'idle' && (
        <>
          <span className="sr-only">Đang tải…</span>
          <span
            aria-hidden="true"
            className="fixed inset-x-0 top-0 z-60 h-0.5 origin-left animate-[run_6s_cubic-bezier(0.1,0.7,0.3,1)_250ms_both] bg-accent"
          />
        </>
      )}
    </div>
  )
}
