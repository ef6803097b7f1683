import { useState } from 'react'
import { useFieldAttributes } from '../base/field-context.ts'
import { useHydrated } from '../base/use-hydrated.ts'

/** Nobody measures progress to the percent: five steps by thumb, any number by key. */
const STEPS = [20, 40, 60, 80, 100]

export function PercentField({ defaultValue }: { defaultValue: string }) {
  const wired = useFieldAttributes({})
  const hydrated = useHydrated()
  const [value, setValue] = useState(defaultValue)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="control flex w-24! items-center gap-1 py-0!">
        <input
          {...wired}
          type="number"
          inputMode="numeric"
          min={0}
          max={100}
          value={value}
          onChange={event => setValue(event.currentTarget.value)}
          className="num w-full min-w-0 bg-transparent py-1.5 outline-none [appearance:textfield]"
        />
        <span aria-hidden="true" className="text-soft">
          %
        </span>
      </span>
      {hydrated &&
        STEPS.map(step => (
          <button
            key={step}
            type="button"
            className="btn btn-s num min-w-12"
            aria-pressed={value === String(step)}
            onClick={() => setValue(String(step))}
          >
            {step}
          </button>
        ))}
    </div>
  )
}
