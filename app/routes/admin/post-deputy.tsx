import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { authoriseDeputy, authoriseDeputyInput } from '#app/features/admin/authorise-deputy.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply } from '#app/ui/admin/admin-form.tsx'
import { DeputyFields } from '#app/ui/admin/deputy-fields.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const office = await reads.office()
  const post = found(office.posts.find(p => p.id === params.postId))
  const people = office.people
    .filter(p => p.active && p.id !== post.personId)
    .map(p => ({ value: p.id, label: p.name, hint: p.email ?? undefined }))
  return json({ post: { id: post.id, title: post.title, version: post.version }, people, today, requestKey: newKey() })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.people',
    input: authoriseDeputyInput,
    known: { postId: params.postId ?? '' },
    use: authoriseDeputy,
    to: `/quan-tri/chuc-vu/${params.postId}`,
    said: 'Đã uỷ quyền.',
  })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Uỷ quyền ${data?.post.title ?? ''} – Giao việc – Nhắc việc` },
]

export default function PostDeputy() {
  const { post, people, today, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title="Uỷ quyền"
        subtitle={post.title}
        breadcrumb={[
          { label: 'Chức vụ', href: '/quan-tri/chuc-vu' },
          { label: post.title, href: `/quan-tri/chuc-vu/${post.id}` },
        ]}
      />
      <AdminForm
        reply={reply}
        requestKey={requestKey}
        seenVersion={post.version}
        submitLabel="Uỷ quyền"
        cancelHref={`/quan-tri/chuc-vu/${post.id}`}
      >
        <DeputyFields people={people} today={today} reply={reply} />
      </AdminForm>
    </>
  )
}
