import { Form } from '@remix-run/react'
import { useState } from 'react'
import { Card } from '../base/card.tsx'
import { Combobox, type ComboOption } from '../base/combobox.tsx'
import { DateField } from '../base/date-field.tsx'
import { Field } from '../base/field.tsx'
import { FormError } from '../base/form-error.tsx'
import { Input } from '../base/input.tsx'
import { RequestKey } from '../base/request-key.tsx'
import { Select } from '../base/select.tsx'
import { SubmitButton } from '../base/submit-button.tsx'
import { useHydrated } from '../base/use-hydrated.ts'
import { AttendanceFields, type Presence } from './attendance-fields.tsx'

export type MeetingFormOptions = {
  series: { id: string; name: string }[]
  fields: { id: string; name: string }[]
  /** Leading posts with the days they were held. */
  chairs: { personId: string; label: string; from: string; to: string | null }[]
  units: { id: string; name: string; kind: string }[]
  groups: { id: string; name: string; unitIds: string[] }[]
}

export type MeetingFormValues = {
  title: string
  seriesId: string
  newSeries: string
  newSeriesFieldId: string
  day: string
  place: string
  chairPersonId: string
  attendance: Record<string, Presence>
}

type MeetingFormProps = {
  options: MeetingFormOptions
  values: MeetingFormValues
  errors?: Record<string, string>
  message?: string | null
  /** One of the two: a new meeting, or the version that was read. */
  requestKey?: string
  seenVersion?: number
  submitLabel: string
  cancelHref: string
}

/** The record of a meeting: which, when, who chaired, who came. */
export function MeetingForm(props: MeetingFormProps) {
  const { options, values, errors, message, requestKey, seenVersion, submitLabel, cancelHref } = props
  const hydrated = useHydrated()
  const [day, setDay] = useState<string | null>(values.day || null)
  const [newSeries, setNewSeries] = useState(values.newSeries !== '')
  const known = options.chairs.filter(
    c => day === null || !hydrated || (c.from <= day && (c.to === null || c.to >= day)),
  )
  const chairs = distinct(known.map(c => ({ value: c.personId, label: c.label })))
  return (
    <Form method="post" noValidate className="flex max-w-5xl flex-col gap-4">
      <FormError message={message} errors={errors} labels={{ chairPersonId: 'Người chủ trì', day: 'Ngày họp' }} />
      {requestKey && <RequestKey value={requestKey} />}
      {seenVersion !== undefined && <input type="hidden" name="seenVersion" value={seenVersion} />}
      <Card>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="title" label="Tên cuộc họp" error={errors?.title} required className="sm:col-span-2">
            <Input
              maxLength={300}
              defaultValue={values.title}
              placeholder="Giao ban công tác cải cách hành chính tháng 4"
            />
          </Field>
          <Field name="day" label="Ngày họp" error={errors?.day} required>
            <DateField defaultValue={values.day} onDay={setDay} />
          </Field>
          <Field name="chairPersonId" label="Người chủ trì" error={errors?.chairPersonId} required>
            <Select options={chairs} emptyLabel="– chọn –" defaultValue={values.chairPersonId} />
          </Field>
          <Field name="place" label="Địa điểm" error={errors?.place} optional>
            <Input maxLength={200} defaultValue={values.place} placeholder="Phòng họp số 1" />
          </Field>
          <div>
            <Field
              name="seriesId"
              label="Thuộc chuỗi họp định kỳ"
              error={errors?.seriesId}
              optional
              hint="Cuộc họp được đánh số kỳ; việc hẹn “kỳ họp sau” lấy ngày của kỳ kế tiếp."
            >
              <Combobox
                options={options.series.map<ComboOption>(s => ({ value: s.id, label: s.name }))}
                defaultValue={values.seriesId}
                emptyLabel="Không thuộc chuỗi nào"
              />
            </Field>
          </div>
          <details
            open={newSeries}
            onToggle={event => setNewSeries(event.currentTarget.open)}
            className="rounded-lg border border-line px-3.5 sm:col-span-2"
          >
            <summary className="flex min-h-11 cursor-pointer items-center text-[0.875rem] text-accent">
              Lập chuỗi họp mới
            </summary>
            <div className="grid gap-4 pb-3.5 sm:grid-cols-2">
              <Field
                name="newSeries"
                label="Tên chuỗi mới"
                error={errors?.newSeries}
                hint="Được dùng thay cho chuỗi chọn ở trên."
              >
                <Input maxLength={200} defaultValue={values.newSeries} placeholder="Giao ban cải cách hành chính" />
              </Field>
              <Field name="newSeriesFieldId" label="Lĩnh vực của chuỗi" optional>
                <Select
                  emptyLabel="Không riêng lĩnh vực nào"
                  options={options.fields.map(f => ({ value: f.id, label: f.name }))}
                  defaultValue={values.newSeriesFieldId}
                />
              </Field>
            </div>
          </details>
        </div>
      </Card>
      <AttendanceFields units={options.units} groups={options.groups} attendance={values.attendance} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton busyLabel="Đang lưu…">{submitLabel}</SubmitButton>
        <a href={cancelHref} className="btn btn-quiet">
          Thôi
        </a>
      </div>
    </Form>
  )
}

function distinct(options: { value: string; label: string }[]): { value: string; label: string }[] {
  const seen = new Set<string>()
  return options.filter(o => !seen.has(o.value) && seen.add(o.value))
}
