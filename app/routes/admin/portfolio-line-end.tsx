import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addDays, formatDay } from '#app/domain/shared/day.ts'
import { endPortfolioLine, endPortfolioLineInput, lineKey } from '#app/features/organisation/portfolio-lines.ts'
import { lineWords } from '#app/features/organisation/portfolio-words.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

/** Which line: in the address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const office = await reads.office()
  const post = found(office.posts.find(p => p.id === params.postId))
  const asked = new URL(request.url).searchParams.get('dong')
  const line = found(office.portfolio.find(e => e.postId === post.id && lineKey(e) === asked))
  return json({
    post: { id: post.id, title: post.title },
    words: lineWords(office, line),
    from: formatDay(line.validFrom),
    yesterday: addDays(today, -1),
    requestKey: newKey(),
  })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.people',
    input: endPortfolioLineInput,
    known: { postId: params.postId ?? '', line: new URL(request.url).searchParams.get('dong') ?? '' },
    use: endPortfolioLine,
    to: `/quan-tri/chuc-vu/${params.postId}/phu-trach`,
    said: 'Đã kết thúc phân công.',
  })

export const meta: MetaFunction = () => [{ title: 'Kết thúc phân công – Giao việc – Nhắc việc' }]

export default function PortfolioLineEnd() {
  const { post, words, from, yesterday, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  const back = `/quan-tri/chuc-vu/${post.id}/phu-trach`
  return (
    <>
      <PageHeader
        title="Kết thúc phân công phụ trách"
        subtitle={`${post.title}: ${words}, từ ${from}`}
        breadcrumb={[
          { label: 'Chức vụ', href: '/quan-tri/chuc-vu' },
          { label: post.title, href: `/quan-tri/chuc-vu/${post.id}` },
          { label: 'Phụ trách', href: back },
        ]}
      />
      <AdminForm
        reply={reply}
        requestKey={requestKey}
        submitLabel="Kết thúc phân công"
        submitVariant="danger-solid"
        cancelHref={back}
      >
        <Field
          name="lastDay"
          label="Ngày cuối cùng còn phụ trách"
          required
          hint="Hôm qua: thôi ngay từ hôm nay. Việc quá hạn sau ngày ấy được báo cho lãnh đạo khác hoặc Chủ tịch."
          error={reply?.errors.lastDay}
        >
          <DateField defaultValue={typedOr(reply, 'lastDay', yesterday)} />
        </Field>
      </AdminForm>
    </>
  )
}
