import { Form } from '@remix-run/react'
import X from 'lucide-react/dist/esm/icons/x.mjs'
import type { ReactNode } from 'react'
import { Disclosure } from './disclosure.tsx'
import { FastLinks } from './fast-links.tsx'
import { leaveOutEmpty } from './leave-out-empty.ts'

/** A condition that holds now, and the address without it. */
export type FilterChip = { label: string; removeHref: string }

type FilterBarProps = {
  action?: string
  /** What is filtered, for screen readers: "Lọc nhiệm vụ". */
  label: string
  /** The few fields that are used daily (Field, Select, Combobox…). */
  children?: ReactNode
  /** The others, behind "Thêm điều kiện". */
  more?: ReactNode
  /** Open the others at once: one of them is set. */
  moreOpen?: boolean
  chips?: readonly FilterChip[]
  /** The address without any condition. */
  clearHref?: string
  /** At the right: saved views, export. */
  actions?: ReactNode
  submitLabel?: string
}

/** Conditions of a list as a GET form: the address can be sent to a colleague. Conditions that hold are chips with their own ×. */
export function FilterBar(props: FilterBarProps) {
  const { action, label, children, more, moreOpen, chips = [], clearHref, actions, submitLabel = 'Lọc' } = props
  return (
    <section aria-label={label} className="mb-3.5 flex flex-col gap-2.5" data-no-print="">
      <div className="flex flex-wrap items-start gap-2.5">
        {(children || more) && (
          <Form method="get" action={action} onSubmit={leaveOutEmpty} className="flex min-w-0 flex-1 flex-col gap-2.5">
            <div className="grid grid-cols-2 items-end gap-2.5 sm:flex sm:flex-wrap [&>*]:min-w-0 sm:[&>*]:max-w-64">
              {children}
              <button type="submit" className="btn self-end max-sm:col-span-2">
                {submitLabel}
              </button>
            </div>
            {more && (
              <Disclosure plain summary="Thêm điều kiện" open={moreOpen}>
                <div className="grid grid-cols-1 items-end gap-2.5 sm:grid-cols-3">{more}</div>
              </Disclosure>
            )}
          </Form>
        )}
        {actions && <div className="flex flex-wrap gap-2 sm:mt-6.25">{actions}</div>}
      </div>
      {chips.length > 0 && (
        <FastLinks>
          <ul className="flex flex-wrap items-center gap-2" aria-label="Điều kiện đang dùng">
            {chips.map(chip => (
              <li key={chip.label + chip.removeHref}>
                <a
                  href={chip.removeHref}
                  className="inline-flex items-center gap-1.5 rounded-full bg-accent-soft py-1 pr-2 pl-3 text-sm font-medium text-accent touch:min-h-11"
                >
                  {chip.label}
                  <X size={14} aria-hidden="true" />
                  <span className="sr-only">– bỏ điều kiện này</span>
                </a>
              </li>
            ))}
            {clearHref && (
              <li>
                <a href={clearHref} className="inline-flex items-center px-1 text-sm touch:min-h-11">
                  Bỏ tất cả
                </a>
              </li>
            )}
          </ul>
        </FastLinks>
      )}
    </section>
  )
}
