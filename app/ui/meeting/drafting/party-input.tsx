import X from 'lucide-react/dist/esm/icons/x.mjs'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { type ComboOption, filterOptions, indexOptions } from '../../base/filter-options.ts'
import { OptionList, optionId } from '../../base/option-list.tsx'

type PartyInputProps = {
  label: string
  options: readonly ComboOption[]
  values: readonly string[]
  /** What is chosen takes the place of what stands there; Shift+Enter puts it beside. Otherwise it is always added. */
  replaces?: boolean
  onPut: (values: string[]) => void
  onDone: () => void
}

/** Three letters without accents and Enter: the unit is changed and the hand is back on the card. */
export function PartyInput({ label, options, values, replaces = false, onPut, onDone }: PartyInputProps) {
  const listId = useId()
  const indexed = useMemo(() => indexOptions(options), [options])
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const found = open ? filterOptions(indexed, text) : []
  const chosen = values.flatMap(v => options.find(o => o.value === v) ?? [])

  const choose = (o: ComboOption, beside: boolean) => {
    setText('')
    setOpen(false)
    if (replaces && !beside) {
      onPut([o.value])
      onDone()
    } else onPut(values.includes(o.value) ? values.filter(v => v !== o.value) : [...values, o.value])
  }
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(a => (found.length === 0 ? 0 : (a + step + found.length) % found.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      event.stopPropagation()
      const o = open ? found[active] : undefined
      if (o) choose(o, event.shiftKey)
      else if (text.trim() === '') onDone()
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setText('')
      setOpen(false)
    } else if (event.key === 'Backspace' && text === '' && values.length > 0) onPut(values.slice(0, -1))
  }
  return (
    <div className="relative">
      <div className="control flex flex-wrap items-center gap-1.5 py-1!">
        {chosen.map(o => (
          <span key={o.value} className="inline-flex items-center gap-1 rounded-md bg-accent-soft pl-2 text-[0.875rem]">
            {o.label}
            <button
              type="button"
              onClick={() => {
                onPut(values.filter(v => v !== o.value))
                input.current?.focus()
              }}
              className="grid size-6 place-items-center rounded-md text-soft hover:text-late touch:size-11"
            >
              <X size={14} aria-hidden="true" />
              <span className="sr-only">Bỏ {o.label}</span>
            </button>
          </span>
        ))}
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && found[active] ? optionId(listId, active) : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={chosen.length === 0 ? 'Gõ vài chữ, không cần dấu…' : ''}
          value={text}
          onChange={event => {
            setText(event.currentTarget.value)
            setActive(0)
            setOpen(true)
          }}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={keys}
          className="min-w-24 flex-1 bg-transparent py-0.5 outline-none"
        />
      </div>
      {open && (
        <OptionList
          id={listId}
          label={label}
          options={found}
          active={active}
          chosen={new Set(values)}
          multiple={!replaces}
          onChoose={o => choose(o, false)}
          onHover={setActive}
        />
      )}
    </div>
  )
}
