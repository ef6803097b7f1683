import Check from 'lucide-react/dist/esm/icons/check.mjs'
import { useEffect, useRef } from 'react'
import { cx } from './cx.ts'
import type { ComboOption } from './filter-options.ts'

type OptionListProps = {
  id: string
  labelledBy?: string
  label?: string
  options: readonly ComboOption[]
  active: number
  chosen: ReadonlySet<string>
  multiple?: boolean
  onChoose: (option: ComboOption) => void
  onHover: (index: number) => void
}

export const optionId = (listId: string, index: number): string => `${listId}-${index}`

/** The list under a combobox. The focus stays in the text field; the active option is pointed at. */
export function OptionList(props: OptionListProps) {
  const { id, labelledBy, label, options, active, chosen, multiple, onChoose, onHover } = props
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`#${CSS.escape(optionId(id, active))}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-labelledby={labelledBy}
      aria-label={label}
      aria-multiselectable={multiple || undefined}
      className="pop-in card absolute inset-x-0 top-full z-40 mt-1 max-h-64 overflow-y-auto p-1 shadow-pop"
    >
      {options.length === 0 && <p className="meta px-3 py-2">Không thấy tên nào như vậy. Thử gõ ít chữ hơn.</p>}
      {options.map((o, i) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text field (aria-activedescendant)
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled in the text field
        <div
          key={o.value}
          id={optionId(id, i)}
          role="option"
          aria-selected={chosen.has(o.value)}
          onPointerDown={event => event.preventDefault()}
          onPointerMove={() => onHover(i)}
          onClick={() => onChoose(o)}
          className={cx(
            'flex cursor-pointer items-baseline gap-2 rounded-md px-3 py-1.5 touch:min-h-11 touch:items-center',
            i === active && 'bg-accent-soft',
          )}
        >
          <span className="min-w-0 flex-1">{o.label}</span>
          {o.hint && <span className="meta flex-none">{o.hint}</span>}
          {chosen.has(o.value) && <Check size={15} aria-hidden="true" className="flex-none self-center text-accent" />}
        </div>
      ))}
    </div>
  )
}
