import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { holderOn, isValidOn, POST_KIND_NAMES, POST_KINDS, personOf, unitOf } from '#app/domain/unit/office.ts'
import { seatOf } from '#app/domain/unit/seat.ts'
import { isLeading, portfolioOn } from '#app/features/admin/save-portfolio.ts'
import { savePost, savePostInput } from '#app/features/admin/save-post.ts'
import { usualStart } from '#app/features/admin/things-to-do.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { DeputyCard } from '#app/ui/admin/deputy-card.tsx'
import { SeatCards } from '#app/ui/admin/organisation/seat-cards.tsx'
import { ROLE_HINTS } from '#app/ui/admin/role-hints.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Disclosure } from '#app/ui/base/disclosure.tsx'
import { Facts } from '#app/ui/base/facts.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Select } from '#app/ui/base/select.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

/** One page for a new post ("moi") and an existing one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const office = await reads.office()
  const post = params.postId === undefined ? null : found(office.posts.find(p => p.id === params.postId))
  const asked = new URL(request.url).searchParams
  const account = post && ((await reads.postAccounts()).find(a => a.postId === post.id) ?? null)
  const chain = post ? seatOf(office.posts, post.id) : []
  const nameOf = (id: string) => personOf(office, id)?.name ?? '–'
  const portfolio = post && portfolioOn(office, post.id, today)
  return json({
    post,
    holder: post && (holderOn(office, post, today)?.name ?? null),
    inForce: post !== null && isValidOn(post, today),
    deputies: (post?.deputies ?? []).map(d => ({
      ...d,
      name: nameOf(d.personId),
      days: `${formatDay(d.validFrom)} – ${d.validTo ? formatDay(d.validTo) : 'đến khi có thông báo mới'}`,
      state: isValidOn(d, today) ? ('now' as const) : d.validFrom > today ? ('later' as const) : ('past' as const),
    })),
    portfolio: portfolio &&
      post &&
      isLeading(post) && {
        units: portfolio.unitIds.map(id => unitOf(office, id)?.name ?? id),
        fields: portfolio.fieldIds.map(id => office.fields.find(f => f.id === id)?.name ?? id),
      },
    account: account && { name: account.account, active: account.active, hasPassword: account.hasPassword },
    seat: chain.map(p => ({
      id: p.id,
      title: p.title,
      holder: p.personId === null ? null : nameOf(p.personId),
      unit: unitOf(office, p.unitId)?.name ?? '',
      days: `${formatDay(p.validFrom)} – ${p.validTo ? formatDay(p.validTo) : 'nay'}`,
    })),
    units: office.units
      .filter(u => isValidOn(u, today) || u.id === post?.unitId)
      .map(u => ({ value: u.id, label: u.name })),
    people: office.people
      .filter(p => p.active || p.id === post?.personId)
      .map(p => ({ value: p.id, label: p.name, hint: p.email ?? undefined })),
    today,
    since: usualStart(office, today),
    asked: { unitId: asked.get('don-vi'), personId: asked.get('nguoi'), kind: asked.get('vai-tro') },
    keys: { post: newKey(), deputy: newKey(), end: newKey() },
  })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.people',
    input: savePostInput,
    known: { postId: params.postId ?? '' },
    use: savePost,
    to: id => (id === null ? '/quan-tri/chuc-vu' : `/quan-tri/chuc-vu/${id}`),
    said: params.postId ? 'Đã lưu chức vụ.' : 'Đã thêm chức vụ.',
  })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.post?.title ?? 'Thêm chức vụ'} – Giao việc – Nhắc việc` },
]

const ROLES = POST_KINDS.map(value => ({ value, label: POST_KIND_NAMES[value] }))

export default function PostPage() {
  const { post, holder, inForce, deputies, portfolio, account, seat, units, people, today, since, asked, keys } =
    useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  const error = (name: string) => reply?.errors[name]
  return (
    <>
      <PageHeader
        title={post?.title ?? 'Thêm chức vụ'}
        breadcrumb={[{ label: 'Chức vụ', href: '/quan-tri/chuc-vu' }]}
        tags={
          post &&
          (!inForce ? (
            <Tag tone="none">không có hiệu lực hôm nay</Tag>
          ) : holder ? (
            <Tag tone="ok">{holder}</Tag>
          ) : (
            <Tag tone="soon">khuyết</Tag>
          ))
        }
        actions={
          post && (
            <>
              <ButtonLink href={`/nhat-ky?loai=post&muc=${post.id}`}>Lịch sử</ButtonLink>
              {inForce && (
                <ButtonLink variant="primary" href={`/quan-tri/chuc-vu/${post.id}/ban-giao`}>
                  Bàn giao
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
        <AdminForm reply={reply} requestKey={keys.post} seenVersion={post?.version} submitLabel="Lưu chức vụ">
          <Field
            name="kind"
            label="Vai trò"
            required
            hint="Vai trò quyết định được xem gì, làm gì."
            error={error('kind')}
          >
            <Select
              options={ROLES}
              emptyLabel="– chọn –"
              defaultValue={typedOr(reply, 'kind', post?.kind ?? asked.kind)}
            />
          </Field>
          <Disclosure plain summary="Mỗi vai trò làm được gì">
            <Facts facts={ROLES.map(r => ({ label: r.label, value: ROLE_HINTS[r.value] }))} />
          </Disclosure>
          <Field
            name="title"
            label="Tên chức vụ"
            required
            hint="Như ghi trong văn bản, ví dụ “Trưởng phòng Nội vụ”."
            error={error('title')}
          >
            <Input defaultValue={typedOr(reply, 'title', post?.title)} />
          </Field>
          <Field name="unitId" label="Đơn vị" required error={error('unitId')}>
            <Combobox options={units} defaultValue={typedOr(reply, 'unitId', post?.unitId ?? asked.unitId)} />
          </Field>
          <Field
            name="personId"
            label="Người giữ"
            hint="Để trống khi khuyết: thư nhắc sẽ đến cấp trên kế tiếp."
            error={error('personId')}
          >
            <Combobox
              options={people}
              emptyLabel="Khuyết"
              defaultValue={typedOr(reply, 'personId', post?.personId ?? asked.personId)}
            />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="validFrom" label="Từ ngày" required error={error('validFrom')}>
              <DateField defaultValue={typedOr(reply, 'validFrom', post?.validFrom ?? since)} />
            </Field>
            <Field name="validTo" label="Đến hết ngày" optional error={error('validTo')}>
              <DateField defaultValue={typedOr(reply, 'validTo', post?.validTo)} />
            </Field>
          </div>
        </AdminForm>
        {post && (
          <div className="flex flex-col gap-4">
            {portfolio && (
              <Card
                title="Phụ trách"
                subtitle="Việc quá hạn của đơn vị, lĩnh vực này được báo đến người giữ chức vụ."
                actions={
                  <ButtonLink size="s" href={`/quan-tri/chuc-vu/${post.id}/phu-trach`}>
                    Sửa
                  </ButtonLink>
                }
              >
                <Facts
                  facts={[
                    { label: 'Đơn vị', value: portfolio.units.join('; ') || 'chưa có' },
                    { label: 'Lĩnh vực', value: portfolio.fields.join('; ') || 'chưa có' },
                  ]}
                />
              </Card>
            )}
            <DeputyCard
              postId={post.id}
              version={post.version}
              deputies={deputies}
              people={people.filter(p => p.value !== post.personId)}
              today={today}
              addKey={keys.deputy}
              endKey={keys.end}
            />
            <SeatCards
              postId={post.id}
              seat={seat}
              account={account}
              mayHaveAccount={inForce && post.kind !== 'admin'}
            />
          </div>
        )}
      </div>
    </>
  )
}
