import { shortNumberOf } from '#app/domain/directive/citation.ts'
import { type DecidedOverlap, OVERLAP_DECISION_NAMES } from '#app/domain/directive/overlap.ts'
import { formatDay } from '#app/domain/shared/day.ts'

type Cited = { id: string; path: string; meetingTitle: string; meetingDay: string; open: number }

/** For whoever approves: what publishing does to earlier directives. */
export function SettledOverlaps({
  overlaps,
  cited,
}: {
  overlaps?: readonly DecidedOverlap[]
  cited: readonly Cited[]
}) {
  const told = (overlaps ?? []).flatMap(o => {
    const c = cited.find(x => x.id === o.directiveId)
    return c && o.decision !== 'keep' ? [{ ...o, c }] : []
  })
  if (told.length === 0) return null
  return (
    <ul className="mt-1.5 flex flex-col gap-0.5 text-[0.875rem]">
      {told.map(({ directiveId, decision, c }) => (
        <li key={directiveId}>
          <span className={decision === 'replace' ? 'font-medium text-late' : 'font-medium text-accent'}>
            {OVERLAP_DECISION_NAMES[decision]}
          </span>{' '}
          {shortNumberOf(c.path)}, {c.meetingTitle} ({formatDay(c.meetingDay as never)})
          {decision === 'replace' && `: thu hồi nhiệm vụ của cùng đơn vị (đang mở ${c.open})`}
        </li>
      ))}
    </ul>
  )
}
