import { type RefObject, useEffect } from 'react'

/** Makes a `<details>` behave like a menu once there is script: Escape and a click elsewhere close it, the focus goes back. */
export function useDetailsDismiss(ref: RefObject<HTMLDetailsElement>): void {
  useEffect(() => {
    const details = ref.current
    if (!details) return
    const outside = (event: PointerEvent) => {
      if (details.open && !details.contains(event.target as Node)) details.open = false
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.open) return
      details.open = false
      details.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', outside)
    details.addEventListener('keydown', closeOnEscape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      details.removeEventListener('keydown', closeOnEscape)
    }
  }, [ref])
}
