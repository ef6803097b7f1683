import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { TaskCommand } from '#app/domain/task/possible-actions.ts'
import { buttonClass } from '../base/button.tsx'
import { FormError } from '../base/form-error.tsx'
import { RequestKey } from '../base/request-key.tsx'
import { SubmitButton } from '../base/submit-button.tsx'
import { type TransitionContext, TransitionFields, type TypedValues } from './transition-fields.tsx'
import { TRANSITIONS, transitionHref } from './transitions.ts'

export type TransitionReply = { message: string | null; errors: Record<string, string>; values: TypedValues }

type TransitionFormProps = {
  command: TaskCommand
  taskId: string
  seenVersion: number
  requestKey: string
  context: TransitionContext
  /** Where it is sent, if not to the transition's own address. */
  action?: string
  /** The page to go back to. */
  back: string
  reply?: TransitionReply | null
  /** Names of files that came with an earlier try and are kept, by id. */
  keptFiles?: Record<string, string>
  /** In a dialog: what "Thôi" does, and what follows when it is done. */
  onCancel?: () => void
  onDone?: () => void
  onDirty?: () => void
}

/** The form of one transition: the same on its page, in a dialog and when it comes back with errors. */
export function TransitionForm(props: TransitionFormProps) {
  const { command, taskId, seenVersion, requestKey, context, back, reply, keptFiles, onCancel, onDirty } = props
  const transition = TRANSITIONS[command]
  const multipart = transition.fields.some(f => f.kind === 'files')
  const { sent, send } = useDoneAfter(props.onDone)
  const kept = asList(reply?.values.fileIds)
  return (
    <Form
      method="post"
      action={props.action ?? transitionHref(taskId, command)}
      encType={multipart ? 'multipart/form-data' : undefined}
      noValidate
      onSubmit={event => {
        // checked here only what the page alone can: the size of a file before it is sent
        const tooLarge = event.currentTarget.querySelector<HTMLInputElement>('input[type=file]:invalid')
        if (tooLarge) event.preventDefault()
        if (tooLarge) tooLarge.reportValidity()
        else send()
      }}
      onChange={onDirty}
      className="flex flex-col gap-4"
      aria-busy={sent || undefined}
    >
      <FormError message={reply?.message} errors={reply?.errors} labels={LABELS[command]} />
      <RequestKey value={requestKey} />
      <input type="hidden" name="seenVersion" value={String(reply?.values.seenVersion ?? seenVersion)} />
      <input type="hidden" name="back" value={back} />
      <TransitionFields fields={transition.fields} context={context} errors={reply?.errors} values={reply?.values} />
      {kept.length > 0 && (
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-[0.875rem] font-medium">Tệp đã tải lên</legend>
          {kept.map(id => (
            <label key={id} className="flex items-center gap-2.5 touch:min-h-11">
              <input type="checkbox" className="check" name="fileIds" value={id} defaultChecked />
              <span className="min-w-0 break-words">{keptFiles?.[id] ?? 'Tệp đính kèm'}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div className="flex flex-wrap gap-2 max-sm:flex-col-reverse sm:justify-end">
        {onCancel ? (
          <button type="button" className="btn" onClick={onCancel}>
            Thôi
          </button>
        ) : (
          <a href={back} className={buttonClass()}>
            Thôi
          </a>
        )}
        <SubmitButton variant={transition.tone === 'danger' ? 'danger-solid' : 'primary'} busyLabel="Đang gửi…">
          {transition.submit}
        </SubmitButton>
      </div>
    </Form>
  )
}

/** For the summary of errors: "Đơn vị nhận: cần chọn một mục". */
const LABELS = Object.fromEntries(
  Object.entries(TRANSITIONS).map(([command, { fields }]) => [
    command,
    Object.fromEntries(fields.map(f => [f.name, f.label])),
  ]),
)

/** Calls `onDone` when what was sent from here has come back and the page is still this one. */
function useDoneAfter(onDone: (() => void) | undefined) {
  const { state } = useNavigation()
  const [sent, setSent] = useState(false)
  const started = useRef(false)
  useEffect(() => {
    if (!sent) return
    if (state !== 'idle') started.current = true
    else if (started.current) {
      started.current = false
      setSent(false)
      onDone?.()
    }
  }, [sent, state, onDone])
  return { sent, send: () => setSent(true) }
}

const asList = (value: string | string[] | undefined): string[] =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]
