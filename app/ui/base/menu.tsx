import { Form } from '@remix-run/react'
import ChevronDown from 'lucide-react/dist/esm/icons/chevron-down.mjs'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx'
import { cx } from './cx.ts'
import { FastLinks } from './fast-links.tsx'
import { useDetailsDismiss } from './use-details-dismiss.ts'
import { usePopupPlace } from './use-popup-place.ts'

type MenuBase = { label: ReactNode; icon?: ReactNode; danger?: boolean; separator?: boolean }

/** Goes to a page, sends a small form, or calls the page (only with script). `separator` draws a line above. */
export type MenuItem =
  | (MenuBase & { href: string; download?: boolean; active?: boolean })
  | (MenuBase & { action: string; fields?: Record<string, string> })
  | (MenuBase & { onSelect: () => void })

type MenuProps = {
  /** The button: "Xuất", "Thêm". */
  trigger: ReactNode
  /** Read aloud as well, where the button shows only an icon. */
  label?: string
  items: readonly MenuItem[]
  variant?: ButtonVariant
  size?: ButtonSize
  /** Without the ▾ beside the text. */
  bare?: boolean
  align?: 'start' | 'end'
}

const LINE =
  'flex w-full items-center gap-2.5 rounded-md px-3 py-2 text-left text-[0.875rem] no-underline -outline-offset-2 touch:min-h-11 hover:bg-accent-soft hover:no-underline'

/**
 * A button with a list of links and deeds. A `<details>` with and without script – a menu from a library would weigh as much as
 * the rest of the page's own code. With script: ↑ ↓ Home End move, Escape and a click elsewhere close.
 */
export function Menu({ trigger, label, items, variant = 'secondary', size, bare, align = 'end' }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null)
  useDetailsDismiss(details)
  usePopupPlace(details, align)
  const close = () => {
    if (details.current) details.current.open = false
  }
  const move = (event: KeyboardEvent) => {
    const lines = [...(details.current?.querySelectorAll<HTMLElement>('li a, li button') ?? [])]
    const at = lines.indexOf(document.activeElement as HTMLElement)
    const next =
      event.key === 'ArrowDown'
        ? at + 1
        : event.key === 'ArrowUp'
          ? at - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? -1
              : null
    if (next === null || lines.length === 0) return
    event.preventDefault()
    if (details.current) details.current.open = true
    lines.at(next % lines.length)?.focus()
  }
  return (
    <details ref={details} className="relative inline-block" onKeyDown={move}>
      <summary className={buttonClass(variant, size)}>
        {trigger}
        {label && <span className="sr-only">{label}</span>}
        {!bare && <ChevronDown size={15} aria-hidden="true" className="text-soft" />}
      </summary>
      <div
        className={cx(
          'pop-in card absolute z-40 mt-1.5 w-max max-w-[calc(100vw-1rem)] min-w-52 p-1 shadow-pop',
          align === 'end' ? 'right-0' : 'left-0',
        )}
      >
        <FastLinks>
          <ul>
            {items.map((item, i) => (
              <li key={i} className={item.separator ? 'mt-1 border-t border-line-soft pt-1' : undefined}>
                <MenuLine item={item} close={close} />
              </li>
            ))}
          </ul>
        </FastLinks>
      </div>
    </details>
  )
}

function MenuLine({ item, close }: { item: MenuItem; close: () => void }) {
  const look = cx(LINE, item.danger ? 'text-late' : 'text-ink')
  const face = (
    <>
      {item.icon}
      {item.label}
    </>
  )
  if ('href' in item) {
    return (
      <a
        href={item.href}
        download={item.download || undefined}
        aria-current={item.active || undefined}
        onClick={close}
        className={cx(look, item.active && 'font-semibold')}
      >
        {face}
      </a>
    )
  }
  if ('action' in item) {
    return (
      <Form method="post" action={item.action} onSubmit={close}>
        {Object.entries(item.fields ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className={look}>
          {face}
        </button>
      </Form>
    )
  }
  return (
    <button
      type="button"
      className={look}
      onClick={() => {
        close()
        item.onSelect()
      }}
    >
      {face}
    </button>
  )
}
