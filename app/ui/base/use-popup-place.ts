import { type RefObject, useEffect } from 'react'

const GAP = 6
const EDGE = 8

/**
 * Puts the panel of an open `<details>` under (or above) its summary in window coordinates, so that no scrolling frame
 * around it cuts it off. The second child is the panel. Without script it stays where the style sheet has it.
 */
export function usePopupPlace(ref: RefObject<HTMLDetailsElement>, align: 'start' | 'end' = 'start'): void {
  useEffect(() => {
    const details = ref.current
    const summary = details?.querySelector('summary')
    const panel = details?.children[1] as HTMLElement | undefined
    if (!details || !summary || !panel) return
    const place = () => {
      if (!details.open) return
      const at = summary.getBoundingClientRect()
      const { offsetWidth: width, offsetHeight: height } = panel
      const below = at.bottom + GAP + height <= window.innerHeight - EDGE || at.top < height + GAP
      const wish = align === 'end' ? at.right - width : at.left
      const left = Math.max(EDGE, Math.min(wish, window.innerWidth - width - EDGE))
      const top = below ? at.bottom + GAP : at.top - GAP - height
      Object.assign(panel.style, { position: 'fixed', inset: 'auto', margin: '0', left: `${left}px`, top: `${top}px` })
    }
    const soon = () => requestAnimationFrame(place) // `toggle` may come a frame late
    summary.addEventListener('click', soon)
    details.addEventListener('toggle', place)
    window.addEventListener('scroll', place, { capture: true, passive: true })
    window.addEventListener('resize', place)
    return () => {
      summary.removeEventListener('click', soon)
      details.removeEventListener('toggle', place)
      window.removeEventListener('scroll', place, { capture: true })
      window.removeEventListener('resize', place)
    }
  }, [ref, align])
}
