import { OVERLAP_DECISION_NAMES, OVERLAP_DECISIONS, type OverlapDecision } from '#app/domain/directive/overlap.ts'

export const DECISION_HINTS: Record<OverlapDecision, string> = {
  link: 'việc cũ vẫn chạy, việc mới dẫn chiếu việc cũ',
  replace: 'khi ban hành, việc cũ được thu hồi, việc mới nối tiếp',
  keep: 'hai việc khác nhau',
}

type DecisionChoicesProps = {
  name: string
  value: OverlapDecision | null
  encode: (decision: OverlapDecision) => string
  /** Read aloud: what is decided about what. */
  about: string
}

/** Link, replace, keep both: three ways, each with what it does. */
export function DecisionChoices({ name, value, encode, about }: DecisionChoicesProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="sr-only">Xử lý {about}</legend>
      {OVERLAP_DECISIONS.map(decision => (
        <label key={decision} className="flex min-h-8 items-baseline gap-2 touch:min-h-11">
          <input type="radio" name={name} value={encode(decision)} defaultChecked={value === decision} />
          <span>
            <b className="font-medium">{OVERLAP_DECISION_NAMES[decision]}</b>
            <span className="meta"> – {DECISION_HINTS[decision]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
