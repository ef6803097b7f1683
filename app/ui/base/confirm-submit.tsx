import { type ReactNode, useRef } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button.tsx'
import { SubmitButton } from './submit-button.tsx'
import { useDetailsDismiss } from './use-details-dismiss.ts'
import { usePopupPlace } from './use-popup-place.ts'

type ConfirmSubmitProps = {
  /** The button that asks first. */
  label: ReactNode
  /** What will happen, in a sentence: "Thu hồi nhiệm vụ? Đơn vị sẽ không bị nhắc nữa." */
  question: ReactNode
  /** The button that does it; says the deed, never "OK". */
  confirmLabel: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  confirmVariant?: ButtonVariant
  icon?: ReactNode
  name?: string
  value?: string
  form?: string
  formAction?: string
}

/** A submit button that asks once more, in place and without script. Put it inside the form (or name the form). */
export function ConfirmSubmit(props: ConfirmSubmitProps) {
  const { label, question, confirmLabel, variant = 'danger', size, confirmVariant = 'danger-solid', icon } = props
  const { name, value, form, formAction } = props
  const details = useRef<HTMLDetailsElement>(null)
  useDetailsDismiss(details)
  usePopupPlace(details)
  return (
    <details ref={details} className="group relative inline-block">
      <summary className={buttonClass(variant, size)}>
        {icon}
        {label}
      </summary>
      <div className="pop-in card absolute left-0 z-30 mt-1.5 w-72 max-w-[calc(100vw-2rem)] p-3.5 text-left whitespace-normal shadow-pop">
        <p className="mb-3 text-[0.875rem]">{question}</p>
        <SubmitButton
          variant={confirmVariant}
          name={name}
          value={value}
          form={form}
          formAction={formAction}
          className="w-full"
        >
          {confirmLabel}
        </SubmitButton>
      </div>
    </details>
  )
}
