import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { kindOfSlug } from '#app/features/admin/reason-slugs.ts'
import { retireReason, retireReasonInput } from '#app/features/admin/retire-reason.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found } from '#app/server/page.server.ts'
import { reasonPage } from '#app/server/reason-page.server.ts'
import type { AdminReply } from '#app/ui/admin/admin-form.tsx'
import { ReasonFate } from '#app/ui/admin/reason-fate.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { newKey, ...reason } = await reasonPage(args)
  return json({ ...reason, requestKey: newKey() })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.settings',
    input: retireReasonInput,
    known: { reasonKind: found(kindOfSlug(params.kind)), reasonCode: params.code ?? '' },
    use: retireReason,
    to: '/quan-tri/ly-do',
    said: 'Đã lưu danh mục lý do.',
  })

export const meta: MetaFunction = () => [{ title: 'Ngừng dùng lý do – Giao việc – Nhắc việc' }]

export default function ReasonRetirement() {
  const { list, address, label, ended, used, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title={label}
        subtitle={list}
        breadcrumb={[
          { label: 'Danh mục lý do', href: '/quan-tri/ly-do' },
          { label, href: address },
        ]}
      />
      <ReasonFate action={`${address}/ngung-dung`} requestKey={requestKey} ended={ended} used={used} reply={reply} />
    </>
  )
}
