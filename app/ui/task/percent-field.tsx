import { useState } from 'react'
import { useFieldAttributes } from '../base/field-context.ts'
import { useHydrated } from '../base/use-hydrated.ts'

/** Nobody measures progress to the percent: four steps by thumb, any number by key. */
const STEPS = [25, 50, 75, 100]

export function PercentField({ defaultValue }: { defaultValue: string }) {
  const wired = useFieldAttributes({})
  const hydrated = useHydrated()
  const [value, setValue] = useState(defaultValue)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="control flex w-24! items-center gap-1 py-0!">
        <input
          {...wired}
          type="text"
          inputMode="numeric"
          maxLength={3}
          autoComplete="off"
          value={value}
          onChange={event => setValue(event.currentTarget.value)}
          className="num w-full min-w-0 bg-transparent py-1.5 outline-none"
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
