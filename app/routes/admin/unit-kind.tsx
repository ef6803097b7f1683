import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { kindsIn, levelsIn } from '#app/domain/unit/kinds.ts'
import { saveKind, saveKindInput } from '#app/features/organisation/save-kind.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Select } from '#app/ui/base/select.tsx'

/** One page for a new kind ("moi") and an existing one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, newKey } = await pageContext(request)
  requireMay(actor, 'admin.units')
  const office = await reads.office()
  const kinds = kindsIn(office)
  const kind = params.kindId === undefined ? null : found(kinds.find(k => k.id === params.kindId))
  return json({
    kind,
    nextSort: Math.max(0, ...kinds.map(k => k.sort)) + 10,
    levels: levelsIn(office).map(l => ({ value: l.id, label: l.name })),
    requestKey: newKey(),
  })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.units',
    input: saveKindInput,
    known: { kindId: params.kindId ?? '' },
    use: saveKind,
    to: '/quan-tri/don-vi/loai',
    said: 'Đã lưu loại đơn vị.',
  })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.kind?.name ?? 'Thêm loại đơn vị'} – Giao việc – Nhắc việc` },
]

export default function UnitKindPage() {
  const { kind, nextSort, levels, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title={kind?.name ?? 'Thêm loại đơn vị'}
        breadcrumb={[
          { label: 'Đơn vị', href: '/quan-tri/don-vi' },
          { label: 'Loại và cấp', href: '/quan-tri/don-vi/loai' },
        ]}
      />
      <AdminForm reply={reply} requestKey={requestKey} submitLabel="Lưu loại" cancelHref="/quan-tri/don-vi/loai">
        <Field name="name" label="Tên loại" required error={reply?.errors.name}>
          <Input defaultValue={typedOr(reply, 'name', kind?.name)} />
        </Field>
        <Field name="levelId" label="Thuộc cấp" optional error={reply?.errors.levelId}>
          <Select
            options={levels}
            emptyLabel="Không thuộc cấp nào"
            defaultValue={typedOr(reply, 'levelId', kind?.levelId)}
          />
        </Field>
        <Field name="sort" label="Thứ tự" hint="Số nhỏ đứng trước." error={reply?.errors.sort}>
          <Input inputMode="numeric" defaultValue={typedOr(reply, 'sort', kind?.sort ?? nextSort)} />
        </Field>
      </AdminForm>
    </>
  )
}
