import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/shared/day.ts'
import { kindsIn, levelsIn } from '#app/domain/unit/kinds.ts'
import { isValidOn } from '#app/domain/unit/office.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today } = await pageContext(request)
  requireMay(actor, 'admin.units')
  const office = await reads.office()
  const levels = levelsIn(office)
  return json({
    kinds: kindsIn(office).map(k => ({
      id: k.id,
      name: k.name,
      level: levels.find(l => l.id === k.levelId)?.name ?? null,
      units: office.units.filter(u => u.kind === k.id && isValidOn(u, today)).length,
    })),
    levels: levels.map(l => ({
      id: l.id,
      name: l.name,
      rank: l.rank,
      from: formatDay(l.validFrom),
      to: l.validTo && formatDay(l.validTo),
      ended: !isValidOn(l, today),
    })),
  })
}

export const meta: MetaFunction = () => [{ title: 'Loại và cấp đơn vị – Giao việc – Nhắc việc' }]

export default function UnitKinds() {
  const { kinds, levels } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Loại và cấp đơn vị"
        subtitle="Tên gọi theo quy định hiện hành; cấp đã bỏ vẫn đọc được trong dữ liệu cũ."
        breadcrumb={[{ label: 'Đơn vị', href: '/quan-tri/don-vi' }]}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2">
        <Card
          title="Loại đơn vị"
          flush
          actions={
            <ButtonLink size="s" href="/quan-tri/don-vi/loai/moi">
              Thêm loại
            </ButtonLink>
          }
        >
          <Table caption="Loại đơn vị" bare cards>
            <thead>
              <tr>
                <th scope="col">Loại</th>
                <th scope="col">Cấp</th>
                <th scope="col" className="num">
                  Số đơn vị
                </th>
              </tr>
            </thead>
            <tbody>
              {kinds.map(k => (
                <tr key={k.id}>
                  <td className="cell-title">
                    <a href={`/quan-tri/don-vi/loai/${k.id}`}>{k.name}</a>
                  </td>
                  <td data-label="Cấp">{k.level ?? '–'}</td>
                  <td data-label="Số đơn vị" className="num">
                    {k.units}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
        <Card
          title="Cấp hành chính"
          flush
          actions={
            <ButtonLink size="s" href="/quan-tri/don-vi/cap/moi">
              Thêm cấp
            </ButtonLink>
          }
        >
          <Table caption="Cấp hành chính" bare cards>
            <thead>
              <tr>
                <th scope="col">Cấp</th>
                <th scope="col">Thời gian</th>
              </tr>
            </thead>
            <tbody>
              {levels.map(l => (
                <tr key={l.id}>
                  <td className="cell-title">
                    <a href={`/quan-tri/don-vi/cap/${l.id}`}>{l.name}</a> {l.ended && <Tag tone="none">đã bỏ</Tag>}
                  </td>
                  <td data-label="Thời gian" data-wide="" className="num">
                    {l.to ? `${l.from} – ${l.to}` : `từ ${l.from}`}
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
