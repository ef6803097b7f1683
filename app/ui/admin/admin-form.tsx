import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Card } from '../base/card.tsx'
import { FormError } from '../base/form-error.tsx'
import { RequestKey } from '../base/request-key.tsx'
import { SubmitButton } from '../base/submit-button.tsx'

export type AdminReply = {
  message: string | null
  errors: Record<string, string>
  values: Record<string, string | string[]>
}

type AdminFormProps = {
  reply: AdminReply | undefined
  requestKey: string
  /** The version that was shown: a later one makes the form stale. */
  seenVersion?: number
  submitLabel: string
  children: ReactNode
}

/** The frame of every form of the administration: what is wrong first, one column, one button. */
export function AdminForm({ reply, requestKey, seenVersion, submitLabel, children }: AdminFormProps) {
  return (
    <Form method="post" className="flex max-w-2xl flex-col gap-4" noValidate>
      <FormError message={reply?.message} errors={reply?.errors} />
      <RequestKey value={requestKey} />
      {seenVersion !== undefined && <input type="hidden" name="seenVersion" value={seenVersion} />}
      <Card>
        <div className="flex flex-col gap-4">{children}</div>
      </Card>
      <div>
        <SubmitButton>{submitLabel}</SubmitButton>
      </div>
    </Form>
  )
}

/** What was typed, else what is stored. */
export const typedOr = (
  reply: AdminReply | undefined,
  name: string,
  stored: string | number | null | undefined,
): string => {
  const typed = reply?.values[name]
  return typeof typed === 'string' ? typed : typed === undefined ? String(stored ?? '') : (typed[0] ?? '')
}
export const typedListOr = (reply: AdminReply | undefined, name: string, stored: readonly string[]): string[] => {
  if (!reply) return [...stored]
  const typed = reply.values[name]
  return typed === undefined ? [] : typeof typed === 'string' ? [typed] : typed
}
