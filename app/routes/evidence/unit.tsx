import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { actorTitle } from '#app/domain/access/actor.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import { aboutUnit, evidenceView, MOST_LINES, periodOf } from '#app/server/evidence-page.server.ts'
import { found, pageContext } from '#app/server/page.server.ts'
import { ButtonLink, buttonClass } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { PrintButton } from '#app/ui/base/print-button.tsx'
import { EvidenceNotes, EvidenceTable } from '#app/ui/evidence/evidence-table.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, now } = await pageContext(request)
  const unit = found(unitOf(await reads.office(), found(params.unitId)))
  const period = periodOf(new URL(request.url).searchParams, today)
  const { lines } = found(await reads.unitEvidence(actor, { unitId: unit.id, ...period, limit: MOST_LINES }))
  return json({
    unit: { id: unit.id, name: unit.name },
    ...period,
    about: aboutUnit(unit.name, period),
    ...evidenceView(lines),
    taken: formatInstant(now),
    by: `${actor.name}, ${actorTitle(actor)}`,
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Hồ sơ nhắc việc ${data?.unit.name ?? ''} – Giao việc – Nhắc việc` },
]

export const handle = { wide: true }

export default function UnitEvidence() {
  const { unit, from, to, about, rows, total, summary, taken, by } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Hồ sơ nhắc việc"
        subtitle={about}
        breadcrumb={[{ label: unit.name, href: `/don-vi/${unit.id}` }]}
        actions={
          total > 0 && (
            <>
              <ButtonLink href={`/don-vi/${unit.id}/ho-so-nhac.xlsx?tu=${from}&den=${to}`} data-document="">
                Tải .xlsx
              </ButtonLink>
              <PrintButton />
            </>
          )
        }
      />
      <Card className="mb-4">
        <Form method="get" className="flex flex-wrap items-end gap-3" data-no-print="">
          <Field name="tu" label="Từ ngày">
            <DateField defaultValue={from} />
          </Field>
          <Field name="den" label="Đến ngày">
            <DateField defaultValue={to} />
          </Field>
          <button type="submit" className={buttonClass()}>
            Xem
          </button>
        </Form>
        <p className="mt-3">{summary || 'Không có bước nhắc nào trong khoảng ngày này.'}</p>
      </Card>
      {total === 0 ? (
        <EmptyState title="Không có bước nhắc nào trong khoảng ngày này" />
      ) : (
        <>
          {total > rows.length && (
            <p className="meta mb-2">
              Đang hiện {rows.length} bước gần nhất trong {total}; tệp .xlsx có đủ.
            </p>
          )}
          <EvidenceTable rows={rows} withTask />
        </>
      )}
      <EvidenceNotes taken={taken} by={by} />
    </>
  )
}

export { RouteError as ErrorBoundary } from '../tasks/transition-page.tsx'
