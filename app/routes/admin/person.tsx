import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { isValidOn, POST_KIND_NAMES, unitOf } from '#app/domain/unit/office.ts'
import { pseudonymOf } from '#app/features/admin/pseudonymise-person.ts'
import { savePerson, savePersonInput } from '#app/features/admin/save-person.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, tickedOr } from '#app/ui/admin/admin-form.tsx'
import { PersonFields } from '#app/ui/admin/person-fields.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { ConfirmSubmit } from '#app/ui/base/confirm-submit.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const [people, office] = await Promise.all([reads.people(), reads.office()])
  const person = found(people.find(p => p.id === params.personId))
  const posts = office.posts
    .filter(p => p.personId === person.id || p.deputies.some(d => d.personId === person.id))
    .map(p => {
      const deputising = p.deputies.find(d => d.personId === person.id && isValidOn(d, today))
      return {
        id: p.id,
        title: p.title,
        kind: POST_KIND_NAMES[p.kind],
        unit: unitOf(office, p.unitId)?.name ?? '',
        deputising: p.personId !== person.id,
        now: isValidOn(p, today) && (p.personId === person.id || deputising !== undefined),
        days: `từ ${formatDay(p.validFrom)}${p.validTo ? ` đến ${formatDay(p.validTo)}` : ''}`,
      }
    })
  return json({
    person: { ...person, seen: person.lastSeenAt && formatInstant(person.lastSeenAt) },
    posts,
    self: person.id === actor.personId,
    mayForget: !person.active && person.name !== pseudonymOf(person.id),
    requestKey: newKey(),
  })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.people',
    input: savePersonInput,
    known: { personId: params.personId ?? '' },
    use: savePerson,
    to: '/quan-tri/nguoi-dung',
    said: 'Đã lưu người dùng.',
  })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.person.name ?? 'Người dùng'} – Giao việc – Nhắc việc` },
]

export default function PersonPage() {
  const { person, posts, self, mayForget, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title={person.name}
        breadcrumb={[{ label: 'Người dùng, chức vụ', href: '/quan-tri/nguoi-dung' }]}
        subtitle={person.seen ? `Vào gần nhất ${person.seen}` : 'Chưa vào lần nào'}
        tags={
          <>
            {!person.active && <Tag tone="none">đã khoá</Tag>}
            {person.active && !person.hasPassword && <Tag tone="wait">chưa đặt mật khẩu</Tag>}
          </>
        }
        actions={
          <>
            <ButtonLink href={`/nhat-ky?nguoi=${person.id}`}>Việc người này đã làm</ButtonLink>
            <ButtonLink href={`/nhat-ky?loai=person&muc=${person.id}`}>Lịch sử</ButtonLink>
            {mayForget && <ButtonLink href={`/quan-tri/nguoi-dung/${person.id}/an-danh`}>Ẩn danh</ButtonLink>}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
        <AdminForm reply={reply} requestKey={requestKey} seenVersion={person.version} submitLabel="Lưu người dùng">
          <PersonFields reply={reply} person={person} />
          {self ? (
            <input type="hidden" name="active" value="on" />
          ) : (
            <Checkbox
              id="f-active"
              name="active"
              label="Được đăng nhập và nhận thư"
              hint="Bỏ chọn sẽ đăng xuất mọi thiết bị của người này; chức vụ người này giữ thành khuyết."
              defaultChecked={tickedOr(reply, 'active', person.active)}
            />
          )}
        </AdminForm>
        <div className="flex flex-col gap-4">
          <Card
            title="Chức vụ"
            actions={
              <ButtonLink size="s" href={`/quan-tri/chuc-vu/moi?nguoi=${person.id}`}>
                Thêm chức vụ
              </ButtonLink>
            }
          >
            {posts.length === 0 ? (
              <p className="meta">Chưa giữ chức vụ nào: người này đăng nhập được nhưng chưa làm được việc gì.</p>
            ) : (
              <ul className="flex flex-col gap-2.5">
                {posts.map(p => (
                  <li key={p.id}>
                    <a href={`/quan-tri/chuc-vu/${p.id}`} className="font-medium">
                      {p.title}
                    </a>{' '}
                    {p.deputising && <Tag tone="wait">được uỷ quyền</Tag>}{' '}
                    {!p.now && <Tag tone="none">không phải hôm nay</Tag>}
                    <p className="meta">
                      {p.kind} · {p.unit} · {p.days}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <Card
            title="Mật khẩu và thiết bị"
            subtitle="Quản trị không đặt và không biết mật khẩu của ai: người dùng tự đặt qua một liên kết dùng một lần."
          >
            <div className="flex flex-wrap gap-2">
              {person.active && (
                <ButtonLink href={`/quan-tri/nguoi-dung/${person.id}/lien-ket`}>Liên kết đặt mật khẩu</ButtonLink>
              )}
              <Form method="post" action={`/quan-tri/nguoi-dung/${person.id}/phien`}>
                <ConfirmSubmit
                  label="Đăng xuất mọi thiết bị"
                  question={`Đăng xuất ${person.name} khỏi mọi máy đang dùng? Dùng khi mất điện thoại hoặc nghi lộ mật khẩu.`}
                  confirmLabel="Đăng xuất"
                />
              </Form>
              <Form method="post" action={`/quan-tri/nguoi-dung/${person.id}/lien-ket-thu`}>
                <ConfirmSubmit
                  label="Thu hồi liên kết trong thư"
                  question={`Các thư đã gửi cho ${person.name} không còn mở được việc nào nếu không đăng nhập. Thư sau có liên kết mới.`}
                  confirmLabel="Thu hồi"
                />
              </Form>
            </div>
          </Card>
        </div>
      </div>
    </>
  )
}
