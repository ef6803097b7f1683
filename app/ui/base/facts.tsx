import { Fragment, type ReactNode } from 'react'

export type Fact = {
  label: string
  value: ReactNode /** Where it comes from: “chậm nhất ngày 05/6”. */
  why?: ReactNode
}

/** Names and values: what is known of one thing. Facts without a value (null, undefined, false) are left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(5.5rem,max-content)_1fr] gap-x-4 gap-y-1.5 text-[0.875rem]">
      {facts
        .filter(f => f.value !== null && f.value !== undefined && f.value !== false)
        .map(f => (
          <Fragment key={f.label}>
            <dt className="text-soft">{f.label}</dt>
            <dd className="min-w-0">
              {f.value}
              {f.why && <span className="meta ml-2">{f.why}</span>}
            </dd>
          </Fragment>
        ))}
    </dl>
  )
}
