import { useNavigation } from '@remix-run/react'
import LoaderCircle from 'lucide-react/dist/esm/icons/loader-circle.mjs'
import { type MouseEvent, type ReactNode, useEffect, useState } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx'

export type SubmitButtonProps = {
  children: ReactNode
  /** Shown while it is being sent; the label itself unless told. */
  busyLabel?: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  /** Submitted with the form, to tell several buttons apart. */
  name?: string
  value?: string
  /** Id of the form, where the button stands outside it. */
  form?: string
  formAction?: string
  formNoValidate?: boolean
  disabled?: boolean
  className?: string
  'aria-keyshortcuts'?: string
}

/** Sends its form; a second press while sending does nothing, and the button keeps the focus (aria-disabled, not disabled). */
export function SubmitButton(props: SubmitButtonProps) {
  const { children, busyLabel, variant = 'primary', size, icon, className, disabled, ...rest } = props
  const navigation = useNavigation()
  const [pressed, setPressed] = useState(false)
  const idle = navigation.state === 'idle'
  const busy = pressed && !idle
  useEffect(() => {
    if (idle) setPressed(false)
  }, [idle])
  const press = (event: MouseEvent) => {
    if (busy) event.preventDefault()
    else setPressed(true)
  }
  return (
    <button
      type="submit"
      {...rest}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={press}
      className={buttonClass(variant, size, className)}
    >
      {busy ? <LoaderCircle size={16} aria-hidden="true" className="animate-spin" /> : icon}
      {busy ? (busyLabel ?? children) : children}
    </button>
  )
}
