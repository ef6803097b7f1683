import { useNavigate, useSubmit } from '@remix-run/react'
import ChevronDown from 'lucide-react/dist/esm/icons/chevron-down.mjs'
import { DropdownMenu } from 'radix-ui'
import { Fragment, type ReactNode, useRef } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx'
import { cx } from './cx.ts'
import { useDetailsDismiss } from './use-details-dismiss.ts'
import { useHydrated } from './use-hydrated.ts'

type MenuBase = { label: ReactNode; icon?: ReactNode; danger?: boolean; disabled?: boolean; separator?: boolean }

/** Goes to a page, sends a small form, or calls the page. `separator` draws a line above. */
export type MenuItem =
  | (MenuBase & { href: string; download?: boolean })
  | (MenuBase & { action: string; fields?: Record<string, string> })
  | (MenuBase & { onSelect: () => void })

type MenuProps = {
  /** The button: "Xuất", "Thêm". */
  trigger: ReactNode
  /** Read aloud instead, where the button shows only an icon. */
  label?: string
  items: readonly MenuItem[]
  variant?: ButtonVariant
  size?: ButtonSize
  /** Without the ▾ beside the text. */
  bare?: boolean
  align?: 'start' | 'end'
}

const LINE =
  'flex w-full items-center gap-2.5 rounded-md px-3 py-2 text-left text-[0.875rem] text-ink no-underline outline-none touch:min-h-11 hover:bg-accent-soft hover:no-underline data-highlighted:bg-accent-soft data-disabled:opacity-50'

/** A button with a list of deeds. Before there is script: a `<details>` with the same links and forms. */
export function Menu({ trigger, label, items, variant = 'secondary', size, bare, align = 'end' }: MenuProps) {
  const hydrated = useHydrated()
  const navigate = useNavigate()
  const submit = useSubmit()
  const details = useRef<HTMLDetailsElement>(null)
  useDetailsDismiss(details)
  const look = buttonClass(variant, size)
  const face = (
    <>
      {trigger}
      {label && <span className="sr-only">{label}</span>}
      {!bare && <ChevronDown size={15} aria-hidden="true" className="text-soft" />}
    </>
  )
  if (!hydrated) {
    return (
      <details ref={details} className="relative inline-block">
        <summary className={look}>{face}</summary>
        <ul className={cx('card absolute z-30 mt-1.5 min-w-52 p-1 shadow-pop', align === 'end' ? 'right-0' : 'left-0')}>
          {items.map((item, i) => {
            const text = (
              <>
                {item.icon}
                {item.label}
              </>
            )
            const name = cx(LINE, item.danger && 'text-late')
            if ('href' in item)
              return (
                <li key={i}>
                  <a href={item.href} download={item.download || undefined} className={name}>
                    {text}
                  </a>
                </li>
              )
            if ('action' in item)
              return (
                <li key={i}>
                  <form method="post" action={item.action}>
                    {Object.entries(item.fields ?? {}).map(([k, v]) => (
                      <input key={k} type="hidden" name={k} value={v} />
                    ))}
                    <button type="submit" className={name} disabled={item.disabled}>
                      {text}
                    </button>
                  </form>
                </li>
              )
            return null
          })}
        </ul>
      </details>
    )
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={look}>{face}</DropdownMenu.Trigger>
      {/* no portal: the list stays inside the page's landmark */}
      <DropdownMenu.Content align={align} sideOffset={6} className="pop-in card z-50 min-w-52 p-1 shadow-pop">
        {items.map((item, i) => (
          <Fragment key={i}>
            {item.separator && <DropdownMenu.Separator className="m-1 h-px bg-line-soft" />}
            {'href' in item ? (
              <DropdownMenu.Item asChild disabled={item.disabled}>
                <a
                  href={item.href}
                  download={item.download || undefined}
                  className={cx(LINE, item.danger && 'text-late')}
                  onClick={event => {
                    if (item.download || /\.[a-z0-9]{2,5}(\?|$)/i.test(item.href)) return
                    if (event.metaKey || event.ctrlKey || event.shiftKey) return
                    event.preventDefault()
                    navigate(item.href)
                  }}
                >
                  {item.icon}
                  {item.label}
                </a>
              </DropdownMenu.Item>
            ) : (
              <DropdownMenu.Item
                disabled={item.disabled}
                className={cx(LINE, 'cursor-pointer', item.danger && 'text-late')}
                onSelect={() => {
                  if ('action' in item) submit(item.fields ?? {}, { method: 'post', action: item.action })
                  else item.onSelect()
                }}
              >
                {item.icon}
                {item.label}
              </DropdownMenu.Item>
            )}
          </Fragment>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}
