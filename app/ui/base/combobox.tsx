import ChevronDown from 'lucide-react/dist/esm/icons/chevron-down.mjs'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useFieldAttributes } from './field-context.ts'
import { type ComboOption, filterOptions, indexOptions } from './filter-options.ts'
import { OptionList, optionId } from './option-list.tsx'
import { OptionItems } from './select.tsx'
import { useHydrated } from './use-hydrated.ts'

export type { ComboOption } from './filter-options.ts'

export type ComboboxProps = {
  name?: string
  id?: string
  options: readonly ComboOption[]
  defaultValue?: string | null
  /** The first, empty choice; leave out where one must be chosen. */
  emptyLabel?: string
  placeholder?: string
  required?: boolean
  onChange?: (value: string) => void
  /** Read aloud, where there is no Field around it. */
  label?: string
}

/**
 * Choose one of many by typing three letters without accents ("qld" → Phòng Quản lý đô thị); ↑ ↓ Enter Escape.
 * Without script it is a native select; what was chosen there is kept.
 */
export function Combobox(props: ComboboxProps) {
  const { options, defaultValue, emptyLabel, placeholder = 'Gõ vài chữ, không cần dấu…', onChange, label } = props
  const wired = useFieldAttributes(props)
  const hydrated = useHydrated()
  const [upgraded, setUpgraded] = useState(false)
  const select = useRef<HTMLSelectElement>(null)
  const [value, setValue] = useState(defaultValue ?? '')
  useEffect(() => {
    if (!hydrated || upgraded) return
    if (select.current) setValue(select.current.value)
    setUpgraded(true)
  }, [hydrated, upgraded])

  if (!upgraded) {
    return (
      <select {...wired} ref={select} defaultValue={defaultValue ?? ''} aria-label={label} className="control">
        {(emptyLabel !== undefined || !defaultValue) && <option value="">{emptyLabel ?? '– chọn –'}</option>}
        <OptionItems options={options} />
      </select>
    )
  }
  const choose = (next: string) => {
    setValue(next)
    onChange?.(next)
  }
  return (
    <ComboboxInput
      wired={wired}
      options={options}
      value={value}
      choose={choose}
      emptyLabel={emptyLabel}
      placeholder={placeholder}
      label={label}
    />
  )
}

type InputPart = {
  wired: ReturnType<typeof useFieldAttributes>
  options: readonly ComboOption[]
  value: string
  choose: (value: string) => void
  emptyLabel?: string
  placeholder: string
  label?: string
}

function ComboboxInput({ wired, options, value, choose, emptyLabel, placeholder, label }: InputPart) {
  const listId = useId()
  const indexed = useMemo(
    () => indexOptions(emptyLabel === undefined ? options : [{ value: '', label: emptyLabel }, ...options]),
    [options, emptyLabel],
  )
  const current = options.find(o => o.value === value)
  const [text, setText] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const found = open ? filterOptions(indexed, text ?? '') : []

  const show = () => {
    if (open) return
    setOpen(true)
    setActive(Math.max(0, text === null ? indexed.findIndex(o => o.value === value) : 0))
  }
  const take = (o: ComboOption) => {
    choose(o.value)
    setText(null)
    setOpen(false)
    input.current?.setCustomValidity('')
  }
  const leave = () => {
    setOpen(false)
    if (text === null) return
    const hits = filterOptions(indexed, text, 2)
    if (text.trim() === '' && (emptyLabel !== undefined || !wired.required)) take({ value: '', label: '' })
    else if (text.trim() !== '' && hits.length === 1 && hits[0]) take(hits[0])
    else setText(null) // nothing was chosen: what was chosen before still stands, and is shown
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return show()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(a => (found.length === 0 ? 0 : (a + step + found.length) % found.length))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      const o = found[active]
      if (o) take(o)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setText(null)
      setOpen(false)
    } else if (event.key === 'Tab' && open && text !== null) {
      const o = found[active]
      if (o && text.trim() !== '') take(o)
    }
  }

  return (
    <div className="relative">
      <div className="control flex items-center gap-2 py-0! pr-2!">
        <input
          ref={input}
          id={wired.id}
          aria-describedby={wired['aria-describedby']}
          aria-invalid={wired['aria-invalid']}
          aria-label={label}
          required={wired.required}
          type="text"
          role="combobox"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && found[active] ? optionId(listId, active) : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={emptyLabel ?? placeholder}
          value={text ?? current?.label ?? ''}
          onChange={event => {
            setText(event.currentTarget.value)
            setActive(0)
            setOpen(true)
          }}
          onClick={show}
          onFocus={event => event.currentTarget.select()}
          onBlur={leave}
          onKeyDown={keys}
          className="min-w-0 flex-1 bg-transparent py-1.5 text-ellipsis outline-none"
        />
        <ChevronDown size={16} aria-hidden="true" className="pointer-events-none flex-none text-soft" />
      </div>
      {wired.name && <input type="hidden" name={wired.name} value={value} />}
      {open && (
        <OptionList
          id={listId}
          labelledBy={wired.id && !label ? `${wired.id}-label` : undefined}
          label={label}
          options={found}
          active={active}
          chosen={new Set([value])}
          onChoose={take}
          onHover={setActive}
        />
      )}
    </div>
  )
}
