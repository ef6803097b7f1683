import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { personOf } from '#app/domain/unit/office.ts'
import { endAuthorisation, endAuthorisationInput } from '#app/features/admin/end-authorisation.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply } from '#app/ui/admin/admin-form.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

/** Whose authorisation, since when: both in the address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, newKey } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const asked = new URL(request.url).searchParams
  const office = await reads.office()
  const post = found(office.posts.find(p => p.id === params.postId))
  const deputy = found(post.deputies.find(d => d.personId === asked.get('nguoi') && d.validFrom === asked.get('tu')))
  return json({
    post: { id: post.id, title: post.title, version: post.version },
    name: personOf(office, deputy.personId)?.name ?? '',
    since: formatDay(deputy.validFrom),
    requestKey: newKey(),
  })
}

export const action = ({ request, params }: ActionFunctionArgs) => {
  const asked = new URL(request.url).searchParams
  return adminAction(request, {
    action: 'admin.people',
    input: endAuthorisationInput,
    known: {
      postId: params.postId ?? '',
      deputyId: asked.get('nguoi') ?? '',
      deputyFrom: asked.get('tu') ?? '',
    },
    use: endAuthorisation,
    to: `/quan-tri/chuc-vu/${params.postId}`,
    said: 'Đã kết thúc uỷ quyền.',
  })
}

export const meta: MetaFunction = () => [{ title: 'Kết thúc uỷ quyền – Giao việc – Nhắc việc' }]

export default function PostDeputyEnd() {
  const { post, name, since, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title="Kết thúc uỷ quyền"
        breadcrumb={[
          { label: 'Chức vụ', href: '/quan-tri/chuc-vu' },
          { label: post.title, href: `/quan-tri/chuc-vu/${post.id}` },
        ]}
      />
      <AdminForm
        reply={reply}
        requestKey={requestKey}
        seenVersion={post.version}
        submitLabel="Kết thúc uỷ quyền"
        submitVariant="danger-solid"
        cancelHref={`/quan-tri/chuc-vu/${post.id}`}
      >
        <p>
          {name} được uỷ quyền {post.title} từ {since}. Từ hôm nay người giữ chức vụ lại tự quyết định và nhận thư.
        </p>
      </AdminForm>
    </>
  )
}
