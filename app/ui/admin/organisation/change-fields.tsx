import { Choices } from '../../base/choices.tsx'
import { Combobox } from '../../base/combobox.tsx'
import { DateField } from '../../base/date-field.tsx'
import { Field } from '../../base/field.tsx'
import { Input } from '../../base/input.tsx'
import { MultiCombobox } from '../../base/multi-combobox.tsx'
import { Select } from '../../base/select.tsx'
import { Textarea } from '../../base/textarea.tsx'

export type ChangeKindName = 'rename' | 'move' | 'merge' | 'split' | 'abolish'
export type UnitOption = { value: string; label: string; leads: boolean }

type Props = {
  change: ChangeKindName
  unit: { id: string; name: string; kind: string; parentId: string | null }
  typed: Record<string, string | string[]>
  errors: Record<string, string>
  units: readonly UnitOption[]
  kinds: readonly { value: string; label: string }[]
  today: string
}

/** The first step: what is decided, from which day, by which document. */
export function ChangeFields(props: Props) {
  const { change, unit, typed, errors, units, kinds, today } = props
  const text = (name: string, fallback = '') => {
    const value = typed[name]
    return typeof value === 'string' ? value : Array.isArray(value) ? (value[0] ?? '') : fallback
  }
  const list = (name: string): string[] => {
    const value = typed[name]
    return value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]
  }
  const working = units.filter(u => !u.leads)
  return (
    <>
      {change === 'rename' && (
        <>
          <Field name="name" label="Tên mới" required error={errors.name}>
            <Input defaultValue={text('name')} />
          </Field>
          <Aliases name="aliases" value={text('aliases')} error={errors.aliases} />
        </>
      )}
      {change === 'move' && (
        <Field name="parentId" label="Cấp trên mới" error={errors.parentId}>
          <Combobox
            options={units}
            emptyLabel="Không trực thuộc đơn vị nào"
            defaultValue={text('parentId', unit.parentId ?? '')}
          />
        </Field>
      )}
      {change === 'merge' && (
        <>
          <Field
            name="withIds"
            label={`Sáp nhập ${unit.name} với`}
            required
            hint="Một hoặc nhiều đơn vị."
            error={errors.withIds}
          >
            <MultiCombobox options={working} defaultValues={list('withIds')} />
          </Field>
          <Field
            name="into"
            label="Sau sáp nhập là"
            required
            hint="Một đơn vị nhận các đơn vị kia, hoặc một đơn vị mới."
            error={errors.into}
          >
            <Combobox
              options={[
                { value: 'new', label: 'Một đơn vị mới' },
                { value: unit.id, label: `${unit.name} (nhận các đơn vị kia)` },
                ...working.map(u => ({ value: u.value, label: u.label })),
              ]}
              defaultValue={text('into', 'new')}
            />
          </Field>
          <fieldset className="flex flex-col gap-4 rounded-card border border-line px-4 pt-2 pb-4">
            <legend className="px-1 text-[0.875rem] font-medium">Đơn vị mới, nếu lập mới</legend>
            <Field name="name" label="Tên đơn vị mới" error={errors.name}>
              <Input defaultValue={text('name')} />
            </Field>
            <Aliases name="aliases" value={text('aliases')} error={errors.aliases} />
            <div className="grid gap-4 sm:grid-cols-2">
              <Field name="unitKind" label="Loại" error={errors.unitKind}>
                <Select options={kinds} defaultValue={text('unitKind', unit.kind)} />
              </Field>
              <Field name="parentId" label="Trực thuộc" error={errors.parentId}>
                <Combobox
                  options={units}
                  emptyLabel="Như đơn vị cũ"
                  defaultValue={text('parentId', unit.parentId ?? '')}
                />
              </Field>
            </div>
          </fieldset>
        </>
      )}
      {change === 'split' && (
        <>
          <Choices
            name="continues"
            legend="Sau ngày ấy"
            defaultValue={text('continues', 'day' in typed ? '' : 'on')}
            options={[
              { value: 'on', label: `${unit.name} còn hoạt động, chỉ tách một phần ra` },
              { value: '', label: `${unit.name} thôi hoạt động, chia thành các đơn vị mới` },
            ]}
          />
          {[1, 2, 3].map(n => (
            <fieldset key={n} className="flex flex-col gap-4 rounded-card border border-line px-4 pt-2 pb-4">
              <legend className="px-1 text-[0.875rem] font-medium">Đơn vị mới thứ {n}</legend>
              <Field name={`name${n}`} label="Tên" required={n === 1} optional={n > 1} error={errors[`name${n}`]}>
                <Input defaultValue={text(`name${n}`)} />
              </Field>
              <Aliases name={`aliases${n}`} value={text(`aliases${n}`)} error={errors[`aliases${n}`]} />
            </fieldset>
          ))}
        </>
      )}
      {change === 'abolish' && (
        <Field
          name="heir"
          label="Đơn vị tiếp nhận việc đang mở"
          required
          hint="Từng nhiệm vụ còn chọn lại được ở bước sau."
          error={errors.heir}
        >
          <Combobox options={working} defaultValue={text('heir')} />
        </Field>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="day"
          label="Có hiệu lực từ ngày"
          required
          hint="Ngày sau hôm nay: đến ngày ấy hệ thống tự thực hiện."
          error={errors.day}
        >
          <DateField defaultValue={text('day', today)} />
        </Field>
        <Field
          name="document"
          label="Theo văn bản"
          required
          hint="Ví dụ “Quyết định số 12/QĐ-UBND”."
          error={errors.document}
        >
          <Input defaultValue={text('document')} />
        </Field>
      </div>
    </>
  )
}

function Aliases({ name, value, error }: { name: string; value: string; error?: string }) {
  return (
    <Field name={name} label="Tên gọi khác, viết tắt" optional hint="Mỗi dòng một cách gọi." error={error}>
      <Textarea rows={2} defaultValue={value} />
    </Field>
  )
}
