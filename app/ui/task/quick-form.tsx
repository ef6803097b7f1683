import { Form } from '@remix-run/react'
import type { TaskCommand } from '#app/domain/task/possible-actions.ts'
import type { ButtonSize, ButtonVariant } from '../base/button.tsx'
import { RequestKey } from '../base/request-key.tsx'
import { SubmitButton } from '../base/submit-button.tsx'
import { TRANSITIONS, transitionHref } from './transitions.ts'

type QuickFormProps = {
  taskId: string
  command: TaskCommand
  version: number
  requestKey: string
  back: string
  label?: string
  /** What the transition asks for, answered already. */
  fields?: Record<string, string>
  variant?: ButtonVariant
  size?: ButtonSize
  className?: string
}

/** A transition that needs no words: one press. */
export function QuickForm(props: QuickFormProps) {
  const { taskId, command, version, requestKey, back, label, fields, variant = 'primary', size, className } = props
  return (
    <Form method="post" action={transitionHref(taskId, command)} className="contents">
      <RequestKey value={requestKey} />
      <input type="hidden" name="seenVersion" value={version} />
      <input type="hidden" name="back" value={back} />
      {Object.entries(fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant} size={size} className={className}>
        {label ?? TRANSITIONS[command].label}
      </SubmitButton>
    </Form>
  )
}
