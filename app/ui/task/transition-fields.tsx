import { addDays, type Day, day, endOfMonth, maxDay, monthOf, weekdayOf, yearOf } from '#app/domain/shared/day.ts'
import { URGENCY_NAMES } from '#app/domain/task/attention.ts'
import { Checkbox } from '../base/checkbox.tsx'
import { Choices } from '../base/choices.tsx'
import { Combobox, type ComboOption } from '../base/combobox.tsx'
import { DateField } from '../base/date-field.tsx'
import { Field } from '../base/field.tsx'
import { FileField } from '../base/file-field.tsx'
import { Input } from '../base/input.tsx'
import { Select } from '../base/select.tsx'
import { Textarea } from '../base/textarea.tsx'
import { PercentField } from './percent-field.tsx'
import type { FieldSpec, PickList } from './transitions.ts'

/** What the fields start from and choose among. */
export type TransitionContext = {
  today: string
  due: string | null
  percent: number
  wantedDue?: string | null
  suggestedUnitId?: string | null
  units?: readonly ComboOption[]
  officers?: readonly ComboOption[]
  /** Of the viewer, where they are asked to coordinate. */
  ownUnits?: readonly ComboOption[]
  acceptFiles?: string
  urgency?: string
  /** Parts that were handed on and are still open. */
  partsOpen?: number
  lists?: Partial<Record<PickList, readonly ComboOption[]>>
}

/** What was typed before, if the form came back. */
export type TypedValues = Record<string, string | string[] | undefined>

type FieldsProps = {
  fields: readonly FieldSpec[]
  context: TransitionContext
  errors?: Record<string, string | undefined>
  values?: TypedValues
  /** Tells equal names on one page apart. */
  form?: string
}

export function TransitionFields({ fields, context, errors = {}, values = {}, form }: FieldsProps) {
  return fields.map(f => (
    <TransitionField
      key={f.name}
      spec={f}
      context={context}
      error={errors[f.name]}
      typed={values[f.name]}
      form={form}
    />
  ))
}

type FieldProps = {
  spec: FieldSpec
  context: TransitionContext
  error?: string
  typed?: string | string[]
  form?: string
}

function TransitionField({ spec, context, error, typed, form }: FieldProps) {
  const text = typeof typed === 'string' ? typed : undefined
  if (spec.kind === 'verdict')
    return (
      <Choices
        name={spec.name}
        legend={spec.label}
        form={form}
        error={error}
        required
        defaultValue={text}
        options={[
          { value: '0', label: 'Không chấp nhận', hint: 'Trễ hạn vẫn tính cho đơn vị.' },
          { value: '1', label: 'Chấp nhận: nguyên nhân khách quan', hint: 'Không tính vào chấm điểm.' },
        ]}
      />
    )
  if (spec.kind === 'urgency')
    return (
      <Choices
        name={spec.name}
        legend={spec.label}
        form={form}
        error={error}
        required
        defaultValue={text ?? context.urgency}
        options={Object.entries(URGENCY_NAMES).map(([value, label]) => ({ value, label }))}
      />
    )
  if (spec.kind === 'tick')
    return spec.onlyWhere === 'parts-open' && !context.partsOpen ? null : (
      <Checkbox name={spec.name} value="1" label={spec.label} defaultChecked={text === '1'} />
    )
  // a list of reasons that the office has emptied asks nothing
  if (spec.kind === 'pick' && !spec.required && (context.lists?.[spec.from] ?? []).length === 0) return null
  const only = spec.kind === 'own-unit' && context.ownUnits?.length === 1 ? context.ownUnits[0] : undefined
  if (only) return <input type="hidden" name={spec.name} value={only.value} />
  const optional = !spec.required && spec.kind !== 'files'
  return (
    <Field
      name={spec.name}
      label={spec.label}
      hint={spec.hint}
      error={error}
      form={form}
      required={spec.required}
      optional={optional}
    >
      <Control spec={spec} context={context} text={text} />
    </Field>
  )
}

function Control({ spec, context, text }: { spec: FieldSpec; context: TransitionContext; text: string | undefined }) {
  switch (spec.kind) {
    case 'long':
      return <Textarea defaultValue={text} rows={4} placeholder={spec.placeholder} />
    case 'line':
      return <Input defaultValue={text} placeholder={spec.placeholder} />
    case 'day':
      return (
        <DateField
          defaultValue={text ?? (spec.initial === 'wanted-due' ? context.wantedDue : null)}
          quick={spec.quick ? quickDays(spec.quick, context) : undefined}
        />
      )
    case 'percent':
      return <PercentField defaultValue={text ?? String(context.percent)} />
    case 'files':
      return <FileField multiple accept={context.acceptFiles} />
    case 'unit':
      return (
        <Combobox
          options={context.units ?? []}
          defaultValue={text ?? (spec.initial === 'suggested' ? context.suggestedUnitId : null)}
          emptyLabel={spec.required ? undefined : '– không nêu –'}
        />
      )
    case 'officer':
      return <Select options={context.officers ?? []} defaultValue={text ?? ''} emptyLabel="– chọn cán bộ –" />
    case 'own-unit':
      return <Select options={context.ownUnits ?? []} defaultValue={text ?? ''} emptyLabel="– chọn đơn vị –" />
    case 'pick': {
      const options = context.lists?.[spec.from] ?? []
      const initial = text ?? (spec.required && options.length === 1 ? options[0]!.value : '')
      return spec.search ? (
        <Combobox options={options} defaultValue={initial} emptyLabel={spec.emptyLabel} />
      ) : (
        <Select options={options} defaultValue={initial} emptyLabel={spec.emptyLabel ?? '– chọn –'} />
      )
    }
    default:
      return null
  }
}

/** On a rest day the next Monday. */
const workday = (d: Day): Day => (weekdayOf(d) > 5 ? addDays(d, 8 - weekdayOf(d)) : d)

function quickDays(from: 'after-due' | 'after-today', { today, due }: TransitionContext) {
  const now = day(today)
  const start = from === 'after-due' && due ? maxDay(day(due), now) : now
  const month = endOfMonth(yearOf(start), monthOf(start))
  const days =
    from === 'after-due'
      ? [
          { label: 'Thêm 5 ngày', day: workday(addDays(start, 5)) },
          { label: 'Thêm 10 ngày', day: workday(addDays(start, 10)) },
          { label: 'Cuối tháng', day: month },
        ]
      : [
          { label: '3 ngày nữa', day: workday(addDays(start, 3)) },
          { label: 'Một tuần nữa', day: workday(addDays(start, 7)) },
          { label: 'Cuối tháng', day: month },
        ]
  return days.filter((d, i) => d.day > start && days.findIndex(x => x.day === d.day) === i)
}
