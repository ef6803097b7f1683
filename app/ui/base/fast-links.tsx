import { useNavigate } from '@remix-run/react'
import type { MouseEvent, ReactNode } from 'react'

/** The address inside the application that a click should go to without a page load; null where the browser should do it. */
export function inAppTarget(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const anchor = (event.target as Element).closest?.('a[href]') as HTMLAnchorElement | null
  if (!anchor || (anchor.target && anchor.target !== '_self')) return null
  if (anchor.hasAttribute('download') || anchor.dataset.document !== undefined) return null
  const url = new URL(anchor.href)
  if (url.origin !== window.location.origin) return null
  if (/\.[a-z0-9]{2,5}$/i.test(url.pathname)) return null
  if (url.hash && url.pathname === window.location.pathname && url.search === window.location.search) return null
  return url.pathname + url.search + url.hash
}

type FastLinksProps = { children: ReactNode; className?: string }

/**
 * One click handler for all the plain `<a>` inside: no page load, and none of the cost of fifty `<Link>` on the server.
 * Left to the browser: `download`, `target`, `data-document`, other sites, and paths that end like a file (`.xlsx`).
 */
export function FastLinks({ children, className = 'contents' }: FastLinksProps) {
  const navigate = useNavigate()
  const follow = (event: MouseEvent) => {
    const to = inAppTarget(event)
    if (to === null) return
    event.preventDefault()
    navigate(to)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the links inside, which are reachable by key
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    <div className={className} onClick={follow}>
      {children}
    </div>
  )
}
