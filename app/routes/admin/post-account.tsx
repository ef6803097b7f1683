import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { savePostAccount, savePostAccountInput } from '#app/features/organisation/save-post-account.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, tickedOr, typedOr } from '#app/ui/admin/admin-form.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, newKey } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const post = found((await reads.office()).posts.find(p => p.id === params.postId))
  const account = (await reads.postAccounts()).find(a => a.postId === post.id) ?? null
  return json({ post: { id: post.id, title: post.title }, account, requestKey: newKey() })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.people',
    input: savePostAccountInput,
    known: { postId: params.postId ?? '' },
    use: savePostAccount,
    to: `/quan-tri/chuc-vu/${params.postId}`,
    said: 'Đã lưu tài khoản chức vụ.',
  })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Tài khoản của ${data?.post.title ?? ''} – Giao việc – Nhắc việc` },
]

export default function PostAccountPage() {
  const { post, account, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title="Tài khoản chức vụ"
        subtitle={`${post.title}. Ai giữ chức vụ thì dùng; lịch sử vẫn ghi tên người giữ lúc ấy.`}
        breadcrumb={[
          { label: 'Chức vụ', href: '/quan-tri/chuc-vu' },
          { label: post.title, href: `/quan-tri/chuc-vu/${post.id}` },
        ]}
        actions={
          account && <ButtonLink href={`/quan-tri/chuc-vu/${post.id}/lien-ket`}>Liên kết đặt mật khẩu</ButtonLink>
        }
      />
      <AdminForm
        reply={reply}
        requestKey={requestKey}
        seenVersion={account?.version}
        submitLabel={account ? 'Lưu tài khoản' : 'Tạo tài khoản'}
        cancelHref={`/quan-tri/chuc-vu/${post.id}`}
      >
        <Field
          name="account"
          label="Tên đăng nhập"
          required
          hint="Ví dụ “chutich.phuonghoamoc”."
          error={reply?.errors.account}
        >
          <Input autoComplete="off" defaultValue={typedOr(reply, 'account', account?.account)} />
        </Field>
        <Checkbox
          name="active"
          label="Được đăng nhập"
          hint="Bỏ chọn là đăng xuất mọi thiết bị đang dùng tài khoản này."
          defaultChecked={tickedOr(reply, 'active', account?.active ?? true)}
        />
      </AdminForm>
    </>
  )
}
