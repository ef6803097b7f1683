import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { isValidOn, personOf } from '#app/domain/unit/office.ts'
import { isLeading } from '#app/features/admin/save-portfolio.ts'
import { readDay } from '#app/features/inputs.ts'
import { inChargeOn, lineWords } from '#app/features/organisation/portfolio-words.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { PeopleTabs } from '#app/ui/admin/people-tabs.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FilterBar } from '#app/ui/base/filter-bar.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

/** Who answers for which unit and field, on any day. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today } = await pageContext(request)
  requireMay(actor, 'admin.people')
  const typed = new URL(request.url).searchParams.get('ngay')?.trim() ?? ''
  const on = readDay(typed) ?? today
  const office = await reads.office()
  return json({
    on,
    isToday: on === today,
    day: formatDay(on),
    badDay: typed !== '' && readDay(typed) === null,
    units: inChargeOn(office, on),
    leaders: office.posts
      .filter(p => isLeading(p) && isValidOn(p, on))
      .map(p => ({
        id: p.id,
        title: p.title,
        holder: personOf(office, p.personId)?.name ?? null,
        fields: office.portfolio
          .filter(e => e.postId === p.id && e.unitId === null && isValidOn(e, on))
          .map(e => lineWords(office, e).replace(/^lĩnh vực /, '')),
        units: office.portfolio.filter(e => e.postId === p.id && e.unitId !== null && isValidOn(e, on)).length,
      })),
  })
}

export const meta: MetaFunction = () => [{ title: 'Phân công phụ trách – Giao việc – Nhắc việc' }]

export default function InCharge() {
  const { on, isToday, day, badDay, units, leaders } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Phân công phụ trách"
        subtitle={`Việc quá hạn được báo đến lãnh đạo phụ trách${isToday ? '' : `; như ngày ${day}`}.`}
      />
      <PeopleTabs active="portfolio" />
      <FilterBar label="Xem theo ngày" submitLabel="Xem" clearHref={isToday ? undefined : '/quan-tri/phu-trach'}>
        <div className="max-sm:col-span-2 sm:max-w-80!">
          <Field name="ngay" label="Như ngày" error={badDay ? 'Ngày không đúng.' : null}>
            <DateField defaultValue={on} />
          </Field>
        </div>
      </FilterBar>
      <div className="flex flex-col gap-4">
        <Card title="Lãnh đạo" flush>
          <Table caption="Lãnh đạo và lĩnh vực phụ trách" bare cards>
            <thead>
              <tr>
                <th scope="col">Lãnh đạo</th>
                <th scope="col">Lĩnh vực</th>
                <th scope="col" className="num">
                  Số đơn vị
                </th>
                <th scope="col">
                  <span className="sr-only">Thao tác</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {leaders.map(l => (
                <tr key={l.id}>
                  <td className="cell-title">
                    <a href={`/quan-tri/chuc-vu/${l.id}`}>{l.holder ?? 'khuyết'}</a>
                    <span className="meta block">{l.title}</span>
                  </td>
                  <td data-label="Lĩnh vực" data-wide="">
                    {l.fields.join('; ') || '–'}
                  </td>
                  <td data-label="Số đơn vị" className="num">
                    {l.units}
                  </td>
                  <td>
                    <ButtonLink size="s" href={`/quan-tri/chuc-vu/${l.id}/phu-trach`}>
                      Phân công
                    </ButtonLink>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
        <Card title="Đơn vị" flush>
          <Table caption="Lãnh đạo phụ trách từng đơn vị" bare cards>
            <thead>
              <tr>
                <th scope="col">Đơn vị</th>
                <th scope="col">Lãnh đạo phụ trách</th>
                <th scope="col">Riêng trong lĩnh vực</th>
              </tr>
            </thead>
            <tbody>
              {units.map(u => (
                <tr key={u.unitId}>
                  <td className="cell-title">
                    <div className={u.depth > 0 ? 'sm:pl-6' : undefined}>
                      <a href={`/quan-tri/don-vi/${u.unitId}`}>{u.name}</a>
                    </div>
                  </td>
                  <td data-label="Phụ trách" data-wide="">
                    <div>
                      {u.leaders.join('; ') || <Tag tone="soon">chưa có</Tag>}
                      {u.through && <span className="meta block">theo {u.through}</span>}
                    </div>
                  </td>
                  <td data-label="Riêng lĩnh vực" data-wide="">
                    {u.fields.map(f => `${f.field}: ${f.leader}`).join('; ') || '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      </div>
    </>
  )
}
