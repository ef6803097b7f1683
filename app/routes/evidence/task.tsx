import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { actorTitle } from '#app/domain/access/actor.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { TASK_STATE_NAMES } from '#app/domain/task/task.ts'
import { evidenceView, MOST_LINES } from '#app/server/evidence-page.server.ts'
import { found, pageContext } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Facts } from '#app/ui/base/facts.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { PrintButton } from '#app/ui/base/print-button.tsx'
import { EvidenceNotes, EvidenceTable } from '#app/ui/evidence/evidence-table.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, now } = await pageContext(request)
  const taskId = found(params.taskId)
  const lines = found(await reads.taskEvidence(actor, taskId))
  const { line, task } = found(await reads.taskPage(actor, taskId, today))
  return json({
    line,
    acceptedAt: task.acceptedAt && formatInstant(task.acceptedAt),
    reportedAt: task.report && formatInstant(task.report.at),
    ...evidenceView(lines, MOST_LINES),
    taken: formatInstant(now),
    by: `${actor.name}, ${actorTitle(actor)}`,
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Hồ sơ nhắc việc: ${data?.line.title ?? ''} – Giao việc – Nhắc việc` },
]

export const handle = { wide: true }

export default function TaskEvidence() {
  const { line, rows, summary, taken, by, acceptedAt, reportedAt } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Hồ sơ nhắc việc"
        subtitle={line.title}
        breadcrumb={[
          { label: 'Nhiệm vụ', href: '/nhiem-vu' },
          { label: 'Nhiệm vụ này', href: `/nhiem-vu/${line.id}` },
        ]}
        actions={
          rows.length > 0 && (
            <>
              <ButtonLink href={`/nhiem-vu/${line.id}/ho-so-nhac.xlsx`}>Tải .xlsx</ButtonLink>
              <PrintButton />
            </>
          )
        }
      />
      <Card className="mb-4">
        <Facts
          facts={[
            { label: 'Chủ trì', value: line.unitName },
            { label: 'Thời hạn', value: line.due ? formatDay(line.due) : 'không thời hạn' },
            { label: 'Trạng thái', value: TASK_STATE_NAMES[line.state] },
            { label: 'Tiếp nhận', value: acceptedAt ?? 'chưa' },
            { label: 'Báo cáo', value: reportedAt },
            { label: 'Đã nhắc', value: summary || 'chưa nhắc lần nào' },
          ]}
        />
      </Card>
      {rows.length === 0 ? <EmptyState title="Chưa nhắc lần nào" /> : <EvidenceTable rows={rows} />}
      <EvidenceNotes taken={taken} by={by} />
    </>
  )
}

export { RouteError as ErrorBoundary } from '../tasks/transition-page.tsx'
