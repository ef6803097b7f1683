import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { personOf } from '#app/domain/unit/office.ts'
import { handOverPost, handOverPostInput } from '#app/features/organisation/hand-over-post.ts'
import { previewHandover } from '#app/features/organisation/preview-handover.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { tools } from '#app/server/compose.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { HandoverPreview } from '#app/ui/admin/organisation/handover-preview.tsx'
import { buttonClass } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { RequestKey } from '#app/ui/base/request-key.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'

/** Who, from which day: in the address. */
const baseInput = handOverPostInput.pick({ postId: true, day: true, nextPersonId: true, ends: true, reason: true })

/** Bàn giao: first who and when, then every open task of the leaving person with where it goes. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const office = await reads.office()
  const post = found(office.posts.find(p => p.id === params.postId))
  const url = new URL(request.url)
  const typed = Object.fromEntries(url.searchParams)
  const asked = 'day' in typed && !('sua' in typed)
  const read = asked ? baseInput.safeParse({ ...typed, postId: post.id }) : null
  const shown = read?.success ? await orPage(previewHandover(tools(), actor, read.data)) : null
  const refused = shown !== null && isRefusal(shown) ? shown : null
  const errors: Record<string, string> = {}
  for (const { path, message } of read?.error?.issues ?? []) errors[path.map(String).join('.')] ??= message
  if (refused?.field) errors[refused.field] = refused.message
  return json({
    post: { id: post.id, title: post.title },
    holder: personOf(office, post.personId)?.name ?? null,
    preview: shown !== null && !isRefusal(shown) ? shown : null,
    typed,
    errors,
    message: refused && !refused.field ? refused.message : null,
    address: url.pathname + url.search,
    people: office.people
      .filter(p => p.active && p.id !== post.personId)
      .map(p => ({ value: p.id, label: p.name, hint: p.email ?? undefined })),
    today: formatDay(today),
    requestKey: newKey(),
  })
}

export const action = ({ request, params }: ActionFunctionArgs) => {
  const typed = Object.fromEntries(new URL(request.url).searchParams)
  return adminAction(request, {
    action: 'admin.people',
    input: handOverPostInput,
    known: { ...typed, postId: params.postId ?? '' },
    use: handOverPost,
    to: '/quan-tri/chuc-vu',
    said: 'Đã ghi bàn giao chức vụ.',
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Bàn giao ${data?.post.title ?? ''} – Giao việc – Nhắc việc` },
]

export default function PostHandover() {
  const { post, holder, preview, typed, errors, message, address, people, today, requestKey } =
    useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  const back = `/quan-tri/chuc-vu/${post.id}`
  return (
    <>
      <PageHeader
        title="Bàn giao chức vụ"
        subtitle={`${post.title}${holder ? `, hiện do ${holder} giữ` : ', đang khuyết'}. ${preview ? 'Bước 2/2: xem rồi xác nhận.' : 'Bước 1/2.'}`}
        breadcrumb={[
          { label: 'Chức vụ', href: '/quan-tri/chuc-vu' },
          { label: post.title, href: back },
        ]}
      />
      {preview ? (
        <Form method="post" action={address} className="flex flex-col gap-4" noValidate>
          <FormError message={reply?.message} errors={reply?.errors} />
          <RequestKey value={typedOr(reply, 'requestKey', requestKey)} />
          <input type="hidden" name="seenVersion" value={preview.version} />
          <HandoverPreview preview={preview} reply={reply} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>{preview.planned ? `Lập để bàn giao ngày ${preview.day}` : 'Xác nhận bàn giao'}</SubmitButton>
            <a href={`${address}&sua=1`} className={buttonClass()}>
              Sửa lại bước 1
            </a>
            <a href={back} className={buttonClass()}>
              Thôi
            </a>
          </div>
        </Form>
      ) : (
        <Form method="get" className="flex max-w-2xl flex-col gap-4" noValidate>
          <FormError message={message} errors={errors} />
          <Card>
            <div className="flex flex-col gap-4">
              <Field
                name="day"
                label="Người mới giữ từ ngày"
                required
                hint="Ngày sau hôm nay: đến ngày ấy hệ thống tự bàn giao."
                error={errors.day}
              >
                <DateField defaultValue={typed.day ?? today} />
              </Field>
              <Field
                name="nextPersonId"
                label="Người nhận"
                hint="Để trống khi chưa có người: chức vụ để khuyết."
                error={errors.nextPersonId}
              >
                <Combobox options={people} emptyLabel="Để khuyết" defaultValue={typed.nextPersonId ?? ''} />
              </Field>
              <Checkbox
                name="ends"
                label="Chức vụ này thôi không còn"
                hint="Không ai nhận chức vụ; việc đang mở vẫn phải có người nhận."
                defaultChecked={typed.ends === 'on'}
              />
              <Field name="reason" label="Lý do" optional hint="Ví dụ “điều động theo Quyết định số 30/QĐ-UBND”.">
                <Input defaultValue={typed.reason ?? ''} />
              </Field>
            </div>
            <div className="mt-5 flex flex-wrap gap-2">
              <SubmitButton>Xem việc phải bàn giao</SubmitButton>
              <a href={back} className={buttonClass()}>
                Thôi
              </a>
            </div>
          </Card>
        </Form>
      )}
    </>
  )
}
