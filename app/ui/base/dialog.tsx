import X from 'lucide-react/dist/esm/icons/x.mjs'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  /** Something was typed: then only its buttons close it, never a click beside it or Escape. */
  guarded?: boolean
  wide?: boolean
  children: ReactNode
}

/** A dialog that the caller opens and closes; for a button with a form use DialogForm. On a phone it comes from below. */
export function Dialog({ open, onOpenChange, title, description, guarded, wide, children }: DialogProps) {
  const hold = (event: Event) => {
    if (guarded) event.preventDefault()
  }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="veil-in fixed inset-0 z-50 bg-veil" />
        <Radix.Content
          onPointerDownOutside={hold}
          onEscapeKeyDown={hold}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'pop-in fixed z-50 flex max-h-[92dvh] flex-col overflow-y-auto bg-paper shadow-pop',
            'inset-x-0 bottom-0 rounded-t-2xl pb-[env(safe-area-inset-bottom)]',
            'sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-card sm:pb-0',
            wide ? 'sm:max-w-3xl' : 'sm:max-w-lg',
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="meta mt-1">{description}</Radix.Description>}
            </div>
            <Radix.Close className="-mt-1 -mr-2 grid size-9 place-items-center rounded-lg text-soft hover:bg-wash hover:text-ink touch:size-11">
              <X size={18} aria-hidden="true" />
              <span className="sr-only">Đóng</span>
            </Radix.Close>
          </header>
          <div className="px-5 pt-3 pb-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
