import { useEffect, useMemo, useState } from 'react'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import {
  type DecidedOverlap,
  OVERLAP_DECISION_NAMES,
  OVERLAP_DECISIONS,
  type OverlapDecision,
} from '#app/domain/directive/overlap.ts'
import { Beside } from '../base/beside.tsx'
import { Button } from '../base/button.tsx'
import { DECISION_HINTS } from './decision-choices.tsx'
import { type HintView, HintWords } from './hint-words.tsx'

type OverlapHintsProps = {
  meetingId: string
  directives: readonly DraftDirective[]
  current: string | null
  onDecide: (draftId: string, overlaps: DecidedOverlap[], what: string) => void
  onSelect: (draftId: string) => void
}

const QUIET = 1500

/** Beside the item in hand: the open directives it resembles, and what shall become of them. */
export function OverlapHints({ meetingId, directives, current, onDecide, onSelect }: OverlapHintsProps) {
  const hints = useHints(meetingId, directives)
  const waiting = hints.filter(h => !decisionOf(directives, h))
  const here = hints.filter(h => h.draftId === current)
  const elsewhere = [...new Set(waiting.map(h => h.draftId))].filter(id => id !== current)
  const decide = (hint: HintView, decision: OverlapDecision) => {
    const d = directives.find(x => x.id === hint.draftId)
    if (!d) return
    const others = (d.overlaps ?? []).filter(o => o.directiveId !== hint.directiveId)
    onDecide(d.id, [...others, { directiveId: hint.directiveId, decision }], OVERLAP_DECISION_NAMES[decision])
  }
  return (
    <section
      aria-label="Nội dung có thể trùng"
      className="mt-2 flex flex-col gap-2 not-has-[*]:hidden"
      data-overlaps=""
    >
      {here.length > 0 && (
        <Beside place={current && `beside-${current}`}>
          <div className="mt-2 flex flex-col gap-2">
            {here.map(h => {
              const decided = decisionOf(directives, h)
              return (
                <div key={h.directiveId} className="rounded-lg border border-line bg-wash px-3.5 py-3">
                  <HintWords hint={h} />
                  <fieldset className="mt-2 flex flex-wrap gap-1.5">
                    <legend className="sr-only">Xử lý thế nào</legend>
                    {OVERLAP_DECISIONS.map(decision => (
                      <Button
                        key={decision}
                        size="s"
                        aria-pressed={decided === decision}
                        variant={decided === decision ? 'primary' : 'secondary'}
                        title={DECISION_HINTS[decision]}
                        onClick={() => decide(h, decision)}
                      >
                        {OVERLAP_DECISION_NAMES[decision]}
                      </Button>
                    ))}
                  </fieldset>
                  {decided && (
                    <p className="meta mt-1.5" role="status">
                      {OVERLAP_DECISION_NAMES[decided]}: {DECISION_HINTS[decided]}.
                    </p>
                  )}
                </div>
              )
            })}
          </div>
        </Beside>
      )}
      {elsewhere.length > 0 && (
        <p className="meta">
          {here.length > 0 ? 'Còn ' : ''}
          {elsewhere.length} nội dung có thể trùng với việc đang mở.{' '}
          <button
            type="button"
            className="font-medium text-accent underline-offset-2 hover:underline touch:min-h-11"
            onClick={() => onSelect(elsewhere[0]!)}
          >
            Xem
          </button>
        </p>
      )}
    </section>
  )
}

const decisionOf = (directives: readonly DraftDirective[], hint: HintView): OverlapDecision | null =>
  directives.find(d => d.id === hint.draftId)?.overlaps?.find(o => o.directiveId === hint.directiveId)?.decision ?? null

/** Asked when the items rest; what cannot be asked is not shown, and nothing else waits for it. */
function useHints(meetingId: string, directives: readonly DraftDirective[]): HintView[] {
  const [hints, setHints] = useState<HintView[]>([])
  const asked = useMemo(
    () =>
      JSON.stringify({
        drafts: directives
          .filter(d => d.lead.length > 0)
          .map(({ id, title, text, lead }) => ({ id, title, text, lead })),
      }),
    [directives],
  )
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/cuoc-hop/${meetingId}/soan/trung/tim`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
          body: asked,
          signal: stop.signal,
        })
        if (response.ok) setHints(((await response.json()) as { hints: HintView[] }).hints)
      } catch {
        // asked again after the next change
      }
    }, QUIET)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [meetingId, asked])
  return hints
}
