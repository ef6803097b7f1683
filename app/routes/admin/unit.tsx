import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { kindName, kindsIn } from '#app/domain/unit/kinds.ts'
import { holderOn, isValidOn, POST_KIND_NAMES, unitOf } from '#app/domain/unit/office.ts'
import { facesOf } from '#app/domain/unit/tree.ts'
import { saveUnit, saveUnitInput } from '#app/features/admin/save-unit.ts'
import { usualStart } from '#app/features/admin/things-to-do.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { UnitLife } from '#app/ui/admin/organisation/unit-life.tsx'
import { PostTable } from '#app/ui/admin/post-table.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Select } from '#app/ui/base/select.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'

/** One page for a new unit ("moi") and an existing one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.units')
  const office = await reads.office()
  const unit = params.unitId === undefined ? null : found(office.units.find(u => u.id === params.unitId))
  const parents = office.units.filter(u => u.id !== unit?.id).map(u => ({ value: u.id, label: u.name }))
  const posts = office.posts
    .filter(p => p.unitId === unit?.id && isValidOn(p, today))
    .map(p => ({ id: p.id, title: p.title, kind: POST_KIND_NAMES[p.kind], holder: holderOn(office, p, today)?.name }))
  const nextSort = Math.max(0, ...office.units.map(u => u.sort)) + 10
  const nameOf = (id: string) => unitOf(office, id)?.name ?? ''
  const life =
    unit === null
      ? null
      : {
          active: isValidOn(unit, today),
          working: unit.kind !== 'leadership',
          faces: facesOf(unit).map(f => ({
            name: f.name,
            what: [
              kindName(office, f.kind),
              f.parentId ? `trực thuộc ${nameOf(f.parentId)}` : 'không trực thuộc đơn vị nào',
            ].join(', '),
            days: f.to ? `${formatDay(f.from)} – ${formatDay(f.to)}` : `từ ${formatDay(f.from)}`,
          })),
          aliases: unit.aliases.filter(a => isValidOn(a, today)).map(a => a.alias),
          formerAliases: unit.aliases
            .filter(a => a.validTo !== null && a.validTo < today)
            .map(a => `${a.alias} (${formatDay(a.validFrom)} – ${formatDay(a.validTo!)})`),
          heirs: (office.successions ?? [])
            .filter(s => s.fromUnitId === unit.id)
            .map(s => ({ id: s.toUnitId, name: nameOf(s.toUnitId), day: formatDay(s.day) })),
          forebears: (office.successions ?? [])
            .filter(s => s.toUnitId === unit.id)
            .map(s => ({ id: s.fromUnitId, name: nameOf(s.fromUnitId), day: formatDay(s.day) })),
        }
  const kinds = kindsIn(office).map(k => ({ value: k.id, label: k.name }))
  return json({ unit, life, kinds, parents, posts, since: usualStart(office, today), nextSort, requestKey: newKey() })
}

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.units',
    input: saveUnitInput,
    known: { unitId: params.unitId ?? '' },
    use: saveUnit,
    to: '/quan-tri/don-vi',
    said: params.unitId ? 'Đã lưu đơn vị.' : 'Đã thêm đơn vị.',
  })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.unit?.name ?? 'Thêm đơn vị'} – Giao việc – Nhắc việc` },
]

export default function UnitPage() {
  const { unit, life, kinds, parents, posts, since, nextSort, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  const error = (name: string) => reply?.errors[name]
  return (
    <>
      <PageHeader
        title={unit?.name ?? 'Thêm đơn vị'}
        breadcrumb={[{ label: 'Đơn vị', href: '/quan-tri/don-vi' }]}
        actions={
          unit ? (
            <ButtonLink href={`/nhat-ky?loai=unit&muc=${unit.id}`}>Lịch sử</ButtonLink>
          ) : (
            <ButtonLink href="/quan-tri/don-vi/nhieu">Thêm nhiều đơn vị cùng lúc</ButtonLink>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,42rem)_minmax(0,1fr)]">
        <AdminForm
          reply={reply}
          requestKey={requestKey}
          seenVersion={unit?.version}
          submitLabel="Lưu đơn vị"
          title={unit ? 'Chữa thông tin' : undefined}
          subtitle={
            unit ? 'Để chữa chỗ ghi sai. Đổi tên, sáp nhập, giải thể có ngày hiệu lực: dùng mục Sắp xếp.' : undefined
          }
        >
          <Field name="name" label="Tên đơn vị" required error={error('name')}>
            <Input defaultValue={typedOr(reply, 'name', unit?.name)} />
          </Field>
          <Field
            name="aliases"
            label="Tên gọi khác, viết tắt"
            optional
            hint="Mỗi dòng một cách gọi như trong văn bản, ví dụ “P.TCKH”."
            error={error('aliases')}
          >
            <Textarea rows={4} defaultValue={typedOr(reply, 'aliases', life?.aliases.join('\n'))} />
          </Field>
          <Field name="kind" label="Loại" error={error('kind')}>
            <Select options={kinds} defaultValue={typedOr(reply, 'kind', unit?.kind ?? 'office')} />
          </Field>
          <Field name="parentId" label="Trực thuộc" optional error={error('parentId')}>
            <Combobox
              options={parents}
              emptyLabel="Không trực thuộc đơn vị nào"
              defaultValue={typedOr(reply, 'parentId', unit?.parentId)}
            />
          </Field>
          <Field name="sort" label="Thứ tự trong danh sách" hint="Số nhỏ đứng trước." error={error('sort')}>
            <Input inputMode="numeric" defaultValue={typedOr(reply, 'sort', unit?.sort ?? nextSort)} />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="validFrom" label="Hoạt động từ ngày" required error={error('validFrom')}>
              <DateField defaultValue={typedOr(reply, 'validFrom', unit?.validFrom ?? since)} />
            </Field>
            <Field
              name="validTo"
              label="Đến hết ngày"
              optional
              hint="Để trống khi còn hoạt động."
              error={error('validTo')}
            >
              <DateField defaultValue={typedOr(reply, 'validTo', unit?.validTo)} />
            </Field>
          </div>
        </AdminForm>
        {unit && life && (
          <div className="flex flex-col gap-4">
            <UnitLife unitId={unit.id} life={life} />
            <Card
              title="Chức vụ trong đơn vị"
              flush
              actions={
                <ButtonLink size="s" href={`/quan-tri/chuc-vu/moi?don-vi=${unit.id}`}>
                  Thêm chức vụ
                </ButtonLink>
              }
            >
              <PostTable posts={posts} caption={`Chức vụ trong ${unit.name}`} />
            </Card>
          </div>
        )}
      </div>
    </>
  )
}
