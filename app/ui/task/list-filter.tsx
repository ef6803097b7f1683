import { URGENCY_NAMES } from '#app/domain/task/attention.ts'
import { AGE_BUCKET_NAMES, AGE_BUCKETS, STANDING_NAMES, STANDINGS } from '#app/domain/task/standing.ts'
import { TASK_STATE_NAMES, TASK_STATES } from '#app/domain/task/task.ts'
import { Checkbox } from '../base/checkbox.tsx'
import { Combobox, type ComboOption } from '../base/combobox.tsx'
import { DateField } from '../base/date-field.tsx'
import { Field } from '../base/field.tsx'
import { FilterBar, type FilterChip } from '../base/filter-bar.tsx'
import { Input } from '../base/input.tsx'
import { Select } from '../base/select.tsx'

export type ListFilterOptions = {
  units: readonly ComboOption[]
  fields: readonly ComboOption[]
  officers: readonly ComboOption[]
  /** Null until the rarer conditions are asked for: most people never filter by meeting. */
  meetings: readonly ComboOption[] | null
}

type ListFilterProps = {
  search: string
  options: ListFilterOptions
  chips: readonly FilterChip[]
  clearHref: string
  actions?: React.ReactNode
}

/** Parameters that are no fields of the form but belong to the question: kept when it is sent. */
const KEPT = ['ky', 'dong', 'nhom', 'han', 'xep', 'chi_dao', 'han_goc_tu', 'han_goc_den']

const STATES = TASK_STATES.map(value => ({ value, label: TASK_STATE_NAMES[value] }))
const AGES = AGE_BUCKETS.map(value => ({ value, label: AGE_BUCKET_NAMES[value] }))
const URGENCIES = [
  { value: 'khan', label: URGENCY_NAMES.urgent },
  { value: 'hoa-toc', label: URGENCY_NAMES.flash },
]
const RESULTS = STANDINGS.map(value => ({ value, label: STANDING_NAMES[value] }))

export function ListFilter({ search, options, chips, clearHref, actions }: ListFilterProps) {
  const params = new URLSearchParams(search)
  const value = (name: string) => params.get(name) ?? ''
  const { meetings } = options
  // a phone shows the search first; the rest when it is set or asked for
  const onPhone = (name: string, more = '') => (meetings || value(name) !== '' ? more : `max-sm:hidden ${more}`)
  return (
    // the fields start from the address: another address, other fields
    <FilterBar
      key={search}
      label="Lọc nhiệm vụ"
      chips={chips}
      clearHref={clearHref}
      actions={actions}
      moreOpen
      more={
        meetings && (
          <>
            <Field name="cuoc_hop" label="Cuộc họp">
              <Combobox options={meetings} defaultValue={value('cuoc_hop')} emptyLabel="Mọi cuộc họp" />
            </Field>
            <Field name="linh_vuc" label="Lĩnh vực">
              <Select options={options.fields} defaultValue={value('linh_vuc')} emptyLabel="Mọi lĩnh vực" />
            </Field>
            <Field name="can_bo" label="Cán bộ">
              <Combobox options={options.officers} defaultValue={value('can_bo')} emptyLabel="Mọi cán bộ" />
            </Field>
            <Field name="han_tu" label="Hạn từ ngày">
              <DateField defaultValue={value('han_tu')} />
            </Field>
            <Field name="han_den" label="Hạn đến ngày">
              <DateField defaultValue={value('han_den')} />
            </Field>
            <Field name="tuoi" label="Không thời hạn, đã giao">
              <Select options={AGES} defaultValue={value('tuoi')} emptyLabel="Không lọc theo tuổi" />
            </Field>
            <Field name="khan" label="Mức độ">
              <Select options={URGENCIES} defaultValue={value('khan')} emptyLabel="Mọi mức độ" />
            </Field>
            <Checkbox
              name="xem_lai"
              value="1"
              label="Không thời hạn, đến ngày xem lại"
              defaultChecked={value('xem_lai') === '1'}
            />
            <Checkbox name="theo_doi" value="1" label="Việc tôi theo dõi" defaultChecked={value('theo_doi') === '1'} />
            <Checkbox name="viec_con" value="1" label="Chỉ việc con" defaultChecked={value('viec_con') === '1'} />
            <Checkbox name="sao" value="1" label="Chỉ việc quan trọng ★" defaultChecked={value('sao') === '1'} />
            <input type="hidden" name="them" value="1" />
          </>
        )
      }
    >
      {KEPT.flatMap(name => params.getAll(name).map(v => <input key={name + v} type="hidden" name={name} value={v} />))}
      {value('viec_con') === '0' && <input type="hidden" name="viec_con" value="0" />}
      <Field name="q" label="Tìm" className="max-sm:col-span-2">
        <Input type="search" defaultValue={value('q')} placeholder="Không cần dấu…" enterKeyHint="search" />
      </Field>
      <Field name="don_vi" label="Đơn vị" className={onPhone('don_vi', 'max-sm:col-span-2')}>
        <Combobox options={options.units} defaultValue={value('don_vi')} emptyLabel="Mọi đơn vị" />
      </Field>
      <Field name="trang_thai" label="Trạng thái" className={onPhone('trang_thai')}>
        <Select options={STATES} defaultValue={value('trang_thai')} emptyLabel="Tất cả" />
      </Field>
      <Field name="ket_qua" label="Kết quả" className={onPhone('ket_qua')}>
        <Select options={RESULTS} defaultValue={value('ket_qua')} emptyLabel="Tất cả" />
      </Field>
      {!meetings && (
        <button
          type="submit"
          name="them"
          value="1"
          className="btn btn-quiet self-end max-sm:order-last max-sm:col-span-2"
        >
          Thêm điều kiện
        </button>
      )}
    </FilterBar>
  )
}
