import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-solid'
export type ButtonSize = 's' | 'm'

type Look = { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode }

/** The classes of a button: for `<summary>`, or for plain `<a>` and `<button>` in long lists. */
export const buttonClass = (variant: ButtonVariant = 'secondary', size: ButtonSize = 'm', more?: string): string =>
  cx('btn', variant !== 'secondary' && `btn-${variant}`, size === 's' && 'btn-s', more)

export type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement>

/** A button that does not submit unless `type="submit"` is given (then prefer SubmitButton). */
export function Button({ variant, size, icon, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(variant, size, className)} {...rest}>
      {icon}
      {children}
    </button>
  )
}

export type ButtonLinkProps = Look & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }

/** A link that looks like a button. A plain `<a>`: wrap in FastLinks to stay in the page, or leave as it is for files. */
export function ButtonLink({ variant, size, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <a className={buttonClass(variant, size, className)} {...rest}>
      {icon}
      {children}
    </a>
  )
}
