import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ButtonVariant } from '../base/button.tsx'
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
  seenVersion?: number | string
  submitLabel: string
  submitVariant?: ButtonVariant
  /** Where it is sent; this page unless told. */
  action?: string
  /** Told apart from another form of the page with fields of the same names. */
  form?: string
  title?: ReactNode
  subtitle?: ReactNode
  /** Beside the button: a way back. */
  cancelHref?: string
  children: ReactNode
}

/** The frame of every form of the administration: what is wrong first, one column, one button. */
export function AdminForm(props: AdminFormProps) {
  const { reply, requestKey, seenVersion, submitLabel, submitVariant, action, form, title, subtitle, cancelHref } =
    props
  return (
    <Form method="post" action={action} className="flex max-w-2xl flex-col gap-4" noValidate>
      <FormError message={reply?.message} errors={reply?.errors} form={form} />
      <RequestKey value={typedOr(reply, 'requestKey', requestKey)} />
      {seenVersion !== undefined && (
        // what was sent back carries the version it was typed against, however new the page around it is
        <input type="hidden" name="seenVersion" value={typedOr(reply, 'seenVersion', seenVersion)} />
      )}
      <Card title={title} subtitle={subtitle}>
        <div className="flex flex-col gap-4">{props.children}</div>
        <div className="mt-5 flex flex-wrap gap-2">
          <SubmitButton variant={submitVariant}>{submitLabel}</SubmitButton>
          {cancelHref && (
            <a href={cancelHref} className="btn">
              Thôi
            </a>
          )}
        </div>
      </Card>
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
/** A box that was sent unticked is not in the form at all. */
export const tickedOr = (reply: AdminReply | undefined, name: string, stored: boolean): boolean =>
  reply ? reply.values[name] !== undefined : stored
