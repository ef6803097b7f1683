import { Form } from '@remix-run/react'
import Search from 'lucide-react/dist/esm/icons/search.mjs'
import { useEffect, useRef } from 'react'
import { cx } from './cx.ts'
import { leaveOutEmpty } from './leave-out-empty.ts'

type SearchFieldProps = {
  /** Where the search goes; this page unless told. */
  action?: string
  name?: string
  defaultValue?: string | null
  label?: string
  placeholder?: string
  /** Other parameters of the address to keep. */
  keep?: Record<string, string | readonly string[] | null | undefined>
  className?: string
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Search without accents. The key "/" goes there from anywhere in the page. */
export function SearchField(props: SearchFieldProps) {
  const {
    action,
    name = 'q',
    defaultValue,
    label = 'Tìm',
    placeholder = 'Tìm, không cần dấu…',
    keep,
    className,
  } = props
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', slash)
    return () => document.removeEventListener('keydown', slash)
  }, [])
  return (
    <Form
      method="get"
      action={action}
      onSubmit={leaveOutEmpty}
      role="search"
      data-no-print=""
      className={cx('control flex items-center gap-2 border-line! py-0! sm:w-75', className)}
    >
      {Object.entries(keep ?? {}).flatMap(([k, v]) =>
        (typeof v === 'string' ? [v] : (v ?? [])).map(one => (
          <input key={`${k}=${one}`} type="hidden" name={k} value={one} />
        )),
      )}
      <Search size={16} aria-hidden="true" className="flex-none text-soft" />
      <input
        ref={input}
        type="search"
        name={name}
        defaultValue={defaultValue ?? ''}
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        autoComplete="off"
        enterKeyHint="search"
        className="min-w-0 flex-1 bg-transparent py-1.5 outline-none"
      />
      <span aria-hidden="true" className="kbd-hint max-sm:hidden">
        <kbd>/</kbd>
      </span>
    </Form>
  )
}
