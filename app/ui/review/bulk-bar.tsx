import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { Button } from '../base/button.tsx'
import { DateField } from '../base/date-field.tsx'
import { Field } from '../base/field.tsx'
import { Input } from '../base/input.tsx'
import { DECISION_ACTION } from './board.ts'

type BulkBarProps = {
  id: string
  /** How many are ticked; null before there is script: then the bar is always there. */
  count: number | null
  pageKey: string
  back: string
  mayDirect: boolean
  onClear: () => void
}

/** One decision for all that are ticked; the boxes in the rows belong to this form. */
export function BulkBar({ id, count, pageKey, back, mayDirect, onClear }: BulkBarProps) {
  const navigation = useNavigation()
  const busy = navigation.state !== 'idle'
  const sent = useRef<'no' | 'pressed' | 'under-way'>('no')
  useEffect(() => {
    if (sent.current === 'pressed' && busy) sent.current = 'under-way'
    else if (sent.current === 'under-way' && !busy) {
      sent.current = 'no'
      onClear()
    }
  }, [busy, onClear])
  return (
    <Form
      id={id}
      method="post"
      action={DECISION_ACTION}
      data-no-print=""
      aria-label="Quyết định cho các việc đã chọn"
      onSubmit={event => {
        if (busy) event.preventDefault()
        else sent.current = 'pressed'
      }}
      className={
        count === 0
          ? 'hidden'
          : 'card sticky bottom-20 z-20 mt-3 flex flex-wrap items-end gap-x-3 gap-y-2 px-4 py-3 shadow-pop lg:bottom-4'
      }
    >
      <input type="hidden" name="pageKey" value={pageKey} />
      <input type="hidden" name="back" value={back} />
      <p className="self-center font-semibold" aria-live="polite">
        {count === null ? 'Các việc đã chọn' : `Đã chọn ${count} việc`}
      </p>
      <Button type="submit" name="decision" value="urge" variant="primary" aria-disabled={busy || undefined}>
        Đôn đốc
      </Button>
      <Button type="submit" formMethod="get" formAction="/nhiem-vu/don-doc" aria-disabled={busy || undefined}>
        Xem thư trước
      </Button>
      {mayDirect && (
        <>
          <Field name="due" label="Ngày" form={id} hint={null} className="max-sm:basis-full">
            <DateField />
          </Field>
          <Field name="note" label="Lý do, nội dung" form={id} optional className="min-w-48 flex-1">
            <Input maxLength={500} />
          </Field>
          <Button type="submit" name="decision" value="extend" aria-disabled={busy || undefined}>
            Gia hạn đến ngày này
          </Button>
          <Button type="submit" name="decision" value="explain" aria-disabled={busy || undefined}>
            Giải trình trước ngày này
          </Button>
        </>
      )}
      {count !== null && (
        <Button variant="quiet" onClick={onClear}>
          Bỏ chọn
        </Button>
      )}
    </Form>
  )
}
