import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { levelsIn } from '#app/domain/unit/kinds.ts'
import { saveLevel, saveLevelInput } from '#app/features/organisation/save-level.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

/** One page for a new level ("moi") and an existing one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.units')
  const levels = levelsIn(await reads.office())
  const level = params.levelId === undefined ? null : found(levels.find(l => l.id === params.levelId))
  return json({ level, nextRank: Math.max(0, ...levels.map(l => l.rank)) + 1, today, requestKey: newKey() })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.units',
    input: saveLevelInput,
    known: { levelId: params.levelId ?? '' },
    use: saveLevel,
    to: '/quan-tri/don-vi/loai',
    said: 'Đã lưu cấp hành chính.',
  })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.level?.name ?? 'Thêm cấp hành chính'} – Giao việc – Nhắc việc` },
]

export default function UnitLevelPage() {
  const { level, nextRank, today, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title={level?.name ?? 'Thêm cấp hành chính'}
        breadcrumb={[
          { label: 'Đơn vị', href: '/quan-tri/don-vi' },
          { label: 'Loại và cấp', href: '/quan-tri/don-vi/loai' },
        ]}
      />
      <AdminForm reply={reply} requestKey={requestKey} submitLabel="Lưu cấp" cancelHref="/quan-tri/don-vi/loai">
        <Field name="name" label="Tên cấp" required error={reply?.errors.name}>
          <Input defaultValue={typedOr(reply, 'name', level?.name)} />
        </Field>
        <Field name="rank" label="Bậc" hint="Bậc 1 là cao nhất." error={reply?.errors.rank}>
          <Input inputMode="numeric" defaultValue={typedOr(reply, 'rank', level?.rank ?? nextRank)} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="validFrom" label="Từ ngày" required error={reply?.errors.validFrom}>
            <DateField defaultValue={typedOr(reply, 'validFrom', level?.validFrom ?? today)} />
          </Field>
          <Field name="validTo" label="Đến hết ngày" optional error={reply?.errors.validTo}>
            <DateField defaultValue={typedOr(reply, 'validTo', level?.validTo)} />
          </Field>
        </div>
      </AdminForm>
    </>
  )
}
