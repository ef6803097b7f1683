import { useFetcher } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { addWorkingDays, MONDAY_TO_FRIDAY, workingDayOnOrAfter } from '#app/domain/calendar/working-days.ts'
import { addDays, type Day, day, maxDay } from '#app/domain/shared/day.ts'
import { Button } from '../base/button.tsx'
import { Combobox, type ComboOption } from '../base/combobox.tsx'
import { DateField } from '../base/date-field.tsx'
import { Field } from '../base/field.tsx'
import { FormError } from '../base/form-error.tsx'
import { Textarea } from '../base/textarea.tsx'
import { type BoardLine, DECISION_ACTION, DECISION_NAMES, type Decision, type DecisionReply } from './board.ts'

type PanelProps = {
  line: BoardLine
  decision: Exclude<Decision, 'urge'>
  unitId: string
  units: readonly ComboOption[]
  today: string
  pageKey: string
  back: string
  closeHref: string
  hydrated: boolean
  onClose: () => void
}

const SUBMIT: Record<PanelProps['decision'], string> = {
  extend: 'Gia hạn',
  explain: 'Yêu cầu giải trình',
  reassign: 'Giao lại',
  close: 'Kết thúc nhiệm vụ',
}

/** The form of one decision, under its row. Sensible days are filled in: one more Enter decides. */
export function DecisionPanel(props: PanelProps) {
  const { line, decision, pageKey, back, hydrated, onClose, closeHref } = props
  const fetcher = useFetcher<DecisionReply>({ key: `ra-soat:${line.id}` })
  const busy = fetcher.state !== 'idle'
  const sent = useRef(false)
  const form = useRef<HTMLFormElement>(null)
  // an answer from an earlier decision about this row is not about this form
  const reply = sent.current && !busy ? fetcher.data : null
  const errors = reply?.errors ?? {}

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, select')?.focus()
  }, [])
  useEffect(() => {
    if (sent.current && !busy && (fetcher.data?.done ?? 0) > 0) onClose()
  }, [busy, fetcher.data, onClose])

  return (
    <fetcher.Form
      ref={form}
      method="post"
      action={DECISION_ACTION}
      onSubmit={event => {
        if (busy) event.preventDefault()
        sent.current = true
      }}
      className="flex max-w-160 flex-col gap-3 py-1 [&_.num]:text-left!"
      aria-label={`${DECISION_NAMES[decision]}: ${line.title}`}
    >
      <input type="hidden" name="task" value={`${line.id}:${line.version}`} />
      <input type="hidden" name="pageKey" value={pageKey} />
      <input type="hidden" name="back" value={back} />
      {hydrated && <input type="hidden" name="inline" value="1" />}
      <FormError message={reply?.results.find(r => r.kind !== 'done' && !r.field)?.text} errors={errors} />
      <PanelFields {...props} errors={errors} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          name="decision"
          value={decision}
          variant={decision === 'close' ? 'danger-solid' : 'primary'}
          aria-disabled={busy || undefined}
        >
          {busy ? 'Đang gửi…' : SUBMIT[decision]}
        </Button>
        {hydrated ? (
          <Button onClick={onClose}>Thôi</Button>
        ) : (
          <a href={closeHref} className="btn">
            Thôi
          </a>
        )}
      </div>
    </fetcher.Form>
  )
}

function PanelFields({
  line,
  decision,
  unitId,
  units,
  today,
  errors,
}: PanelProps & { errors: Record<string, string> }): ReactNode {
  const form = `${decision}-${line.id}`
  const now = day(today)
  const words = (name: string, label: string, required: boolean) => (
    <Field name={name} label={label} form={form} required={required} optional={!required} error={errors[name]}>
      <Textarea rows={2} className="min-h-16!" />
    </Field>
  )
  switch (decision) {
    case 'extend':
      return (
        <>
          {line.extensionAsked && (
            <p className="text-[0.875rem]">
              Đơn vị xin đến <Dd d={line.extensionAsked.wantedDue} />: “{line.extensionAsked.reason}”
            </p>
          )}
          <Field name="due" label="Thời hạn mới" form={form} required error={errors.due}>
            <DateField defaultValue={extendDefault(line, now)} quick={quickDays(now)} />
          </Field>
          {words('reason', 'Lý do', false)}
        </>
      )
    case 'explain':
      return (
        <>
          <Field name="due" label="Giải trình trước ngày" form={form} required error={errors.due}>
            <DateField defaultValue={addWorkingDays(MONDAY_TO_FRIDAY, now, 3)} quick={quickDays(now)} />
          </Field>
          {words('note', 'Nội dung cần làm rõ', false)}
        </>
      )
    case 'reassign':
      return (
        <>
          <Field name="toUnitId" label="Giao cho đơn vị" form={form} required error={errors.toUnitId}>
            <Combobox options={units.filter(u => u.value !== unitId)} required />
          </Field>
          {words('reason', 'Lý do', true)}
          <Field name="due" label="Thời hạn mới" form={form} optional error={errors.due}>
            <DateField quick={quickDays(now)} />
          </Field>
        </>
      )
    case 'close':
      return (
        <>
          <p className="text-[0.875rem]">
            Nhiệm vụ được kết thúc mà không cần báo cáo kết quả; đơn vị không bị nhắc nữa.
          </p>
          {words('reason', 'Lý do', true)}
        </>
      )
  }
}

const Dd = ({ d }: { d: string }) => (
  <span className="num">{`${d.slice(8, 10)}/${d.slice(5, 7)}/${d.slice(0, 4)}`}</span>
)

const quickDays = (today: Day) => [
  { label: '3 ngày', day: workingDayOnOrAfter(MONDAY_TO_FRIDAY, addDays(today, 3)) },
  { label: '1 tuần', day: workingDayOnOrAfter(MONDAY_TO_FRIDAY, addDays(today, 7)) },
  { label: '2 tuần', day: workingDayOnOrAfter(MONDAY_TO_FRIDAY, addDays(today, 14)) },
]

/** What the unit asked for, if that is still ahead; else a week. */
function extendDefault(line: BoardLine, today: Day): Day {
  const asked = line.extensionAsked ? day(line.extensionAsked.wantedDue) : null
  return asked ? maxDay(asked, today) : workingDayOnOrAfter(MONDAY_TO_FRIDAY, addDays(today, 7))
}
