import { Form, useNavigation } from '@remix-run/react'
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx'
import type { DialogProps } from './dialog.tsx'
import { RequestKey } from './request-key.tsx'
import { SubmitButton } from './submit-button.tsx'
import { useHydrated } from './use-hydrated.ts'

export type DialogFormProps = {
  /** The button: "Xin gia hạn". */
  trigger: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  /** A key that opens it, for screen readers ("g"); the page itself listens. */
  shortcut?: string
  title: ReactNode
  description?: ReactNode
  action: string
  encType?: 'application/x-www-form-urlencoded' | 'multipart/form-data'
  submitLabel: ReactNode
  submitVariant?: ButtonVariant
  /** Submitted with the button. */
  submitName?: string
  submitValue?: string
  requestKey?: string
  /** A page with the same form: without script the button is a link to it, otherwise the form opens in place. */
  href?: string
  /** Open at once: the form came back with errors. */
  defaultOpen?: boolean
  /** Errors came back: stay open. */
  hasErrors?: boolean
  /** Opened and closed by the page (a key, a row). Then `onOpenChange` too. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
  wide?: boolean
  /** Fields; rendered inside the form. */
  children: ReactNode
}

/** Radix's dialog weighs more than the rest of a page: it is fetched when the button is reached, not with the page. */
const loadDialog = () => import('./dialog.tsx').then(module => module.Dialog)

/**
 * A button that opens a form in a dialog. Before there is script it is a `<details>` (or a link, with `href`) that holds the
 * same form, and a form that somebody has opened that way is not taken away from under the hands.
 */
export function DialogForm(props: DialogFormProps) {
  const { trigger, variant = 'secondary', size, icon, shortcut, title, description, href, wide, defaultOpen } = props
  const hydrated = useHydrated()
  const details = useRef<HTMLDetailsElement>(null)
  const [upgraded, setUpgraded] = useState(false)
  const [failed, setFailed] = useState(false)
  const [Dialog, setDialog] = useState<ComponentType<DialogProps> | null>(null)
  const [ownOpen, setOwnOpen] = useState(defaultOpen ?? false)
  const [dirty, setDirty] = useState(false)
  const open = props.open ?? ownOpen
  const setOpen = (next: boolean) => {
    setOwnOpen(next)
    if (!next) setDirty(false)
    props.onOpenChange?.(next)
  }
  const load = useCallback(() => {
    loadDialog().then(
      component => setDialog(() => component),
      () => setFailed(true),
    )
  }, [])

  useEffect(() => {
    if (hydrated && (!details.current?.open || defaultOpen)) setUpgraded(true)
  }, [hydrated, defaultOpen])
  useEffect(() => {
    if (upgraded && open) load()
  }, [upgraded, open, load])

  const label = (
    <>
      {icon}
      {trigger}
    </>
  )
  const look = buttonClass(variant, size)

  if (!upgraded || failed) {
    return href ? (
      <a href={href} className={look} aria-keyshortcuts={shortcut}>
        {label}
      </a>
    ) : (
      <details
        ref={details}
        open={failed || defaultOpen}
        className="inline-block"
        onToggle={() => hydrated && !details.current?.open && setUpgraded(true)}
      >
        <summary className={look}>{label}</summary>
        <div className="card fixed inset-x-2 bottom-2 z-50 max-h-[85dvh] overflow-y-auto p-4 text-left shadow-pop sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[28rem] sm:-translate-x-1/2 sm:-translate-y-1/2">
          <p className="font-semibold">{title}</p>
          {description && <p className="meta mt-0.5">{description}</p>}
          <FormBody {...props} />
        </div>
      </details>
    )
  }
  const close = () => setOpen(false)
  return (
    <>
      <button
        type="button"
        className={look}
        aria-haspopup="dialog"
        aria-keyshortcuts={shortcut}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => setOpen(true)}
      >
        {label}
      </button>
      {Dialog && (
        <Dialog open={open} onOpenChange={setOpen} title={title} description={description} guarded={dirty} wide={wide}>
          <FormBody {...props} onDirty={() => setDirty(true)} onDone={close} onCancel={close} />
        </Dialog>
      )}
    </>
  )
}

type FormBodyProps = DialogFormProps & { onDirty?: () => void; onDone?: () => void; onCancel?: () => void }

function FormBody(props: FormBodyProps) {
  const { action, encType, requestKey, children, submitLabel, submitVariant, submitName, submitValue } = props
  const { onDirty, onDone, onCancel, hasErrors } = props
  const navigation = useNavigation()
  const [sent, setSent] = useState(false)
  const idle = navigation.state === 'idle'
  const started = useRef(false)
  useEffect(() => {
    if (!sent) return
    if (!idle) started.current = true
    else if (started.current) {
      started.current = false
      setSent(false)
      if (!hasErrors) onDone?.()
    }
  }, [sent, idle, hasErrors, onDone])
  return (
    <Form
      method="post"
      action={action}
      encType={encType}
      onChange={onDirty}
      onSubmit={() => setSent(true)}
      className="mt-3 flex flex-col gap-4"
    >
      {requestKey && <RequestKey value={requestKey} />}
      {children}
      <div className="flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
        {onCancel && (
          <button type="button" className="btn" onClick={onCancel}>
            Thôi
          </button>
        )}
        <SubmitButton variant={submitVariant} name={submitName} value={submitValue}>
          {submitLabel}
        </SubmitButton>
      </div>
    </Form>
  )
}
