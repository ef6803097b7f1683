import { forwardRef, type SelectHTMLAttributes } from 'react'
import { cx } from './cx.ts'
import { useFieldAttributes } from './field-context.ts'

export type SelectOption = { value: string; label: string; group?: string; disabled?: boolean }

export type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & {
  options: readonly SelectOption[]
  /** The first, empty choice ("Tất cả đơn vị", "– chọn –"). */
  emptyLabel?: string
}

/** Options in the order given, under their groups. */
export function OptionItems({ options }: { options: readonly SelectOption[] }) {
  const groups = new Map<string, SelectOption[]>()
  for (const option of options) {
    const key = option.group ?? ''
    const list = groups.get(key)
    if (list) list.push(option)
    else groups.set(key, [option])
  }
  const item = (o: SelectOption) => (
    <option key={o.value} value={o.value} disabled={o.disabled}>
      {o.label}
    </option>
  )
  return [...groups].map(([name, list]) =>
    name ? (
      <optgroup key={name} label={name}>
        {list.map(item)}
      </optgroup>
    ) : (
      list.map(item)
    ),
  )
}

/** A native select: right for up to a dozen choices; more, or units: Combobox. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { className, options, emptyLabel, ...rest },
  ref,
) {
  const wired = useFieldAttributes(rest)
  return (
    <select ref={ref} {...rest} {...wired} className={cx('control', className)}>
      {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
      <OptionItems options={options} />
    </select>
  )
})
