import Download from 'lucide-react/dist/esm/icons/download.mjs'
import { ButtonLink } from '../base/button.tsx'
import { DialogForm } from '../base/dialog-form.tsx'
import { Field } from '../base/field.tsx'
import { Input } from '../base/input.tsx'
import { Menu, type MenuItem } from '../base/menu.tsx'

type ListActionsProps = {
  address: string
  search: string
  views: readonly { id: string; name: string; search: string }[]
}

/** Saved views, and the list as a workbook. */
export function ListActions({ address, search, views }: ListActionsProps) {
  const params = new URLSearchParams(search)
  params.delete('sau')
  const current = views.find(v => v.search === params.toString())
  const items: MenuItem[] = [
    ...views.map(v => ({ label: v.name, href: v.search ? `${address}?${v.search}` : address })),
    ...(current
      ? [
          {
            label: `Xoá bộ lọc “${current.name}”`,
            action: `${address}/bo-loc`,
            fields: { remove: current.id, search: '' },
            danger: true,
            separator: true,
          },
        ]
      : []),
  ]
  return (
    <>
      {items.length > 0 && <Menu trigger={current?.name ?? 'Bộ lọc đã lưu'} items={items} />}
      {!current && params.size > 0 && (
        <DialogForm
          trigger="Lưu bộ lọc"
          title="Lưu bộ lọc này"
          description="Chỉ mình bạn thấy. Tên đã có thì được thay bằng bộ lọc mới."
          action={`${address}/bo-loc`}
          submitLabel="Lưu bộ lọc"
        >
          <input type="hidden" name="search" value={params.toString()} />
          <Field name="name" label="Tên" required>
            <Input required maxLength={60} placeholder="Quá hạn của khối phường" />
          </Field>
        </DialogForm>
      )}
      <ButtonLink href={`${address}/xuat.xlsx${params.size > 0 ? `?${params}` : ''}`} download>
        <Download size={16} aria-hidden="true" /> Xuất Excel
      </ButtonLink>
    </>
  )
}
