import type { ReactNode } from 'react'
import { TEXT_TONE, type Tone } from './tone.ts'

export type TimelineEntry = {
  id: string
  /** As shown: "07:41, 09/06/2008". */
  at: string
  /** The instant, for machines. */
  dateTime?: string
  who?: ReactNode
  /** What happened: "xin gia hạn đến 19/06". */
  what: ReactNode
  /** The words given with it: a reason, a report. */
  detail?: ReactNode
  tone?: Tone
}

/** What happened, in the order given; the shape beside each says of what kind it was. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {entries.map((e, i) => (
        <li key={e.id} className="relative flex gap-3 pb-4 last:pb-0">
          {i < entries.length - 1 && (
            <span className="absolute top-5 -bottom-1.5 left-[4.5px] w-px bg-line" aria-hidden="true" />
          )}
          <span
            className={`shape shape-${e.tone ?? 'none'} ${TEXT_TONE[e.tone ?? 'none']} mt-1.75 size-2.5!`}
            aria-hidden="true"
          />
          <div className="min-w-0 flex-1">
            <p>
              {e.who && <span className="font-medium">{e.who}</span>} {e.what}
            </p>
            <p className="meta num">
              <time dateTime={e.dateTime}>{e.at}</time>
            </p>
            {e.detail && <div className="mt-1 text-[0.875rem] text-soft">{e.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
