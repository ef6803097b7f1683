import X from 'lucide-react/dist/esm/icons/x.mjs'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useFieldAttributes } from './field-context.ts'
import { type ComboOption, filterOptions, indexOptions } from './filter-options.ts'
import { OptionList, optionId } from './option-list.tsx'
import { OptionItems } from './select.tsx'
import { useHydrated } from './use-hydrated.ts'

export type MultiComboboxProps = {
  name?: string
  id?: string
  options: readonly ComboOption[]
  defaultValues?: readonly string[]
  placeholder?: string
  onChange?: (values: string[]) => void
  /** Read aloud, where there is no Field around it. */
  label?: string
}

/** Choose any number by typing without accents; each is submitted under the one name. Without script: a native multiple select. */
export function MultiCombobox(props: MultiComboboxProps) {
  const { options, defaultValues = [], placeholder = 'Gõ vài chữ, không cần dấu…', onChange, label } = props
  const wired = useFieldAttributes(props)
  const hydrated = useHydrated()
  const [upgraded, setUpgraded] = useState(false)
  const select = useRef<HTMLSelectElement>(null)
  const [values, setValues] = useState<string[]>([...defaultValues])
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const indexed = useMemo(() => indexOptions(options), [options])
  useEffect(() => {
    if (!hydrated || upgraded) return
    if (select.current) setValues([...select.current.selectedOptions].map(o => o.value))
    setUpgraded(true)
  }, [hydrated, upgraded])

  if (!upgraded) {
    return (
      <select
        {...wired}
        ref={select}
        multiple
        size={Math.min(6, Math.max(3, options.length))}
        defaultValue={[...defaultValues]}
        aria-label={label}
        className="control"
      >
        <OptionItems options={options} />
      </select>
    )
  }

  const found = open ? filterOptions(indexed, text) : []
  const put = (next: string[]) => {
    setValues(next)
    onChange?.(next)
  }
  const toggle = (o: ComboOption) => {
    put(values.includes(o.value) ? values.filter(v => v !== o.value) : [...values, o.value])
    setText('')
  }
  const remove = (value: string) => {
    put(values.filter(v => v !== value))
    input.current?.focus()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(a => (found.length === 0 ? 0 : (a + step + found.length) % found.length))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      const o = found[active]
      if (o) toggle(o)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    } else if (event.key === 'Backspace' && text === '' && values.length > 0) {
      put(values.slice(0, -1))
    }
  }
  const chosen = options.filter(o => values.includes(o.value))
  return (
    <div className="relative">
      <div className="control flex flex-wrap items-center gap-1.5 py-1!">
        {chosen.map(o => (
          <span key={o.value} className="inline-flex items-center gap-1 rounded-md bg-accent-soft pl-2 text-[0.875rem]">
            {o.label}
            <button
              type="button"
              onClick={() => remove(o.value)}
              className="grid size-6 place-items-center rounded-md text-soft hover:text-late touch:size-9"
            >
              <X size={14} aria-hidden="true" />
              <span className="sr-only">Bỏ {o.label}</span>
            </button>
          </span>
        ))}
        <input
          ref={input}
          id={wired.id}
          aria-describedby={wired['aria-describedby']}
          aria-invalid={wired['aria-invalid']}
          aria-label={label}
          type="text"
          role="combobox"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && found[active] ? optionId(listId, active) : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={chosen.length === 0 ? placeholder : ''}
          value={text}
          onChange={event => {
            setText(event.currentTarget.value)
            setActive(0)
            setOpen(true)
          }}
          onClick={() => setOpen(true)}
          onBlur={() => {
            setOpen(false)
            setText('')
          }}
          onKeyDown={keys}
          className="min-w-24 flex-1 bg-transparent py-0.5 outline-none"
        />
      </div>
      {wired.name && values.map(v => <input key={v} type="hidden" name={wired.name} value={v} />)}
      {open && (
        <OptionList
          id={listId}
          labelledBy={wired.id && !label ? `${wired.id}-label` : undefined}
          label={label}
          options={found}
          active={active}
          chosen={new Set(values)}
          multiple
          onChoose={toggle}
          onHover={setActive}
        />
      )}
    </div>
  )
}
