import type { ReactNode } from 'react'

/** A key. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd>{children}</kbd>
}

/** What the keys of this page do; not shown where there is no keyboard. */
export function KeyHints({ keys }: { keys: readonly { keys: readonly string[]; does: string }[] }) {
  return (
    <p className="kbd-hint meta flex flex-wrap gap-x-4 gap-y-1.5 max-sm:hidden" data-no-print="">
      {keys.map(k => (
        <span key={k.does} className="whitespace-nowrap">
          {k.keys.map(key => (
            <kbd key={key} className="mr-1">
              {key}
            </kbd>
          ))}
          {k.does}
        </span>
      ))}
    </p>
  )
}
