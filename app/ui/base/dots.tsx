type DotsProps = { value: number; max?: number /** "3 lần" */; text: string }

/** A small count as dots with its words: how often somebody was reminded. */
export function Dots({ value, max = 4, text }: DotsProps) {
  return (
    <span className="num inline-flex items-center gap-1.5 whitespace-nowrap">
      <span className="inline-flex gap-0.75" aria-hidden="true">
        {Array.from({ length: max }, (_, i) => (
          <i key={i} className={`size-1.75 rounded-full ${i < value ? 'bg-late' : 'border border-faint'}`} />
        ))}
      </span>
      {text}
    </span>
  )
}
