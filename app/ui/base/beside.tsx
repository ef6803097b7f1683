import { type ReactNode, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/** Shown in the place of that id while there is one (a card that is open), else where it stands. */
export function Beside({ place, children }: { place: string | null; children: ReactNode }) {
  const [target, setTarget] = useState<HTMLElement | null>(null)
  // the place may be gone or new after any render of the list around it
  useLayoutEffect(() => {
    const found = place === null ? null : document.getElementById(place)
    if (found !== target) setTarget(found)
  })
  return target?.isConnected ? createPortal(children, target) : children
}
