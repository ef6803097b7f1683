import { citationAtStart } from '#app/domain/directive/citation.ts'
import type { Concern } from '#app/domain/from-above/document.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { Checkbox } from '../base/checkbox.tsx'
import type { ComboOption } from '../base/combobox.tsx'
import { DateField } from '../base/date-field.tsx'
import { Field } from '../base/field.tsx'
import { Input } from '../base/input.tsx'
import { MultiCombobox } from '../base/multi-combobox.tsx'
import { Tag } from '../base/tag.tsx'

export type ItemView = {
  id: string
  path: string
  title: string
  text: string
  concern: Concern
  because: string | null
  due: string | null
  dueText: string | null
  taken: boolean
  lead: string[]
  coordinate: string[]
  ownDue: string | null
}

const CONCERNS: Record<Concern, string> = { office: 'nêu cơ quan mình', unit: 'nêu đơn vị của mình', none: '' }

type ItemFormProps = {
  item: ItemView
  parties: readonly ComboOption[]
  error: string | null
  errorField: string | null
}

/** One item of the superior's document: is it ours, who does it, until when. */
export function ItemForm({ item, parties, error, errorField }: ItemFormProps) {
  const name = (field: string) => `${field}-${item.id}`
  const wrong = (field: string) => (errorField === name(field) ? (error ?? undefined) : undefined)
  return (
    <li className="card px-4 py-3.5" id={`muc-${item.id}`}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Checkbox
          name={name('taken')}
          defaultChecked={item.taken}
          label={<b className="font-semibold">{citationAtStart(item.path) || 'Nội dung'} là việc của mình</b>}
        />
        {item.concern !== 'none' && (
          <Tag tone="wait">
            {CONCERNS[item.concern]}
            {item.because && `: “${item.because.length > 50 ? `${item.because.slice(0, 50)}…` : item.because}”`}
          </Tag>
        )}
        <span className="meta ml-auto">
          {item.due ? `hạn của cấp trên ${formatDay(item.due as never)}` : 'cấp trên không ghi hạn'}
        </span>
      </div>
      <blockquote className="doc mt-1.5 text-[0.9375rem]">
        <p>{item.text}</p>
      </blockquote>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <Field name={name('title')} label="Tên việc">
            <Input defaultValue={item.title} maxLength={300} />
          </Field>
        </div>
        <Field name={name('lead')} label="Đơn vị chủ trì" error={wrong('lead')}>
          <MultiCombobox options={parties} defaultValues={item.lead} />
        </Field>
        <Field name={name('coordinate')} label="Phối hợp">
          <MultiCombobox options={parties} defaultValues={item.coordinate} />
        </Field>
        <Field
          name={name('due')}
          label="Hạn của mình"
          hint={item.due ? `Không sau ${formatDay(item.due as never)}` : undefined}
          error={wrong('due')}
        >
          <DateField defaultValue={item.ownDue ?? ''} />
        </Field>
      </div>
    </li>
  )
}
