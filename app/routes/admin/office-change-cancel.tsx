import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { cancelChange, cancelChangeInput } from '#app/features/organisation/cancel-change.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply } from '#app/ui/admin/admin-form.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, newKey } = await pageContext(request)
  requireMay(actor, 'admin.units')
  const change = found((await reads.officeChanges()).find(c => c.id === params.changeId))
  return json({ title: change.title, day: formatDay(change.day), requestKey: newKey() })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.units',
    input: cancelChangeInput,
    known: { changeId: params.changeId ?? '' },
    use: cancelChange,
    to: '/quan-tri/don-vi/thay-doi',
    said: 'Đã bỏ thay đổi.',
  })

export const meta: MetaFunction = () => [{ title: 'Bỏ thay đổi tổ chức – Giao việc – Nhắc việc' }]

export default function OfficeChangeCancel() {
  const { title, day, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title="Bỏ thay đổi"
        breadcrumb={[
          { label: 'Đơn vị', href: '/quan-tri/don-vi' },
          { label: 'Thay đổi tổ chức', href: '/quan-tri/don-vi/thay-doi' },
        ]}
      />
      <AdminForm
        reply={reply}
        requestKey={requestKey}
        submitLabel="Bỏ thay đổi"
        submitVariant="danger-solid"
        cancelHref="/quan-tri/don-vi/thay-doi"
      >
        <p>
          {title}, dự kiến ngày {day}. Chưa có gì thay đổi; bỏ rồi có thể lập lại.
        </p>
      </AdminForm>
    </>
  )
}
