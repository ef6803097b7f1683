import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { holds } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { citationAtStart } from '#app/domain/directive/citation.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import type { TaskLine } from '#app/features/reads.ts'
import { reasonLists, unitOptions } from '#app/features/tasks/form-options.ts'
import { pageContext } from '#app/server/page.server.ts'
import { taskDetails } from '#app/server/task-reads.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { InstantText } from '#app/ui/base/instant-text.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import { ExplanationRow, ExtensionRow, ReportRow, SendBackRow } from '#app/ui/task/desk-rows.tsx'
import { TallyLine } from '#app/ui/task/tally-line.tsx'
import { TransitionLinks } from '#app/ui/task/transition-links.tsx'
import { WorkSection } from '#app/ui/task/work-item.tsx'

const ADDRESS = '/cho-xu-ly'
/** Of each kind: more than anybody decides in one sitting; the list has the rest. */
const SHOWN = 30

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, today, reads, newKey } = await pageContext(request)
  const [waiting, office, reasons] = await Promise.all([
    reads.waiting(actor, today),
    reads.office(),
    reads.reasonCodes(),
  ])
  // those that wait for the viewer's own unit to explain are work, not a decision
  const explanations = waiting.explanations.filter(l => !l.explanationWaits)
  const kinds = { reports: waiting.reports, sendBacks: waiting.sendBacks, extensions: waiting.extensions, explanations }
  const shown = Object.fromEntries(
    Object.entries(kinds).map(([kind, lines]) => [kind, lines.slice(0, SHOWN)]),
  ) as Record<keyof typeof kinds, TaskLine[]>
  const details = await taskDetails([...new Set(Object.values(shown).flatMap(lines => lines.map(l => l.id)))])
  const row = (line: TaskLine) => {
    const detail = details[line.id]
    const task = detail?.task
    const report = task?.report
    return {
      line,
      requestKey: newKey(),
      files: detail?.files ?? [],
      report: report && {
        at: report.at,
        text: report.text,
        document: report.documentNumber
          ? `${report.documentNumber}${report.documentDay ? ` ngày ${formatDay(report.documentDay)}` : ''}`
          : null,
      },
      sendBack: task?.sendBack && {
        reason: task.sendBack.reason,
        at: task.sendBack.at,
        suggestedUnitId: task.sendBack.suggestedUnitId,
        suggested: task.sendBack.suggestedUnitId ? (unitOf(office, task.sendBack.suggestedUnitId)?.name ?? null) : null,
      },
      extension: task?.extension,
      explanation: task?.explanation,
    }
  }
  return json({
    today,
    isSecretary: holds(actor, 'secretary'),
    mayEdit: can(actor, 'meeting.edit'),
    counts: Object.fromEntries(Object.entries(kinds).map(([kind, lines]) => [kind, lines.length])) as Record<
      keyof typeof kinds,
      number
    >,
    reports: shown.reports.map(row),
    sendBacks: shown.sendBacks.map(row),
    extensions: shown.extensions.map(row),
    explanations: shown.explanations.map(row),
    drafts: waiting.drafts,
    tallies: waiting.tallies
      .filter(t => t.missing.length > 0)
      .sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1)),
    units: unitOptions(office, today),
    lists: reasonLists(reasons),
  })
}

export const meta: MetaFunction = () => [{ title: 'Chờ xử lý – Giao việc – Nhắc việc' }]

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function Desk() {
  const data = useLoaderData<typeof loader>()
  const { today, counts, reports, sendBacks, extensions, explanations, drafts, tallies } = data
  const waits = counts.reports + counts.sendBacks + counts.extensions + counts.explanations
  const parts = [
    counts.reports > 0 && `${counts.reports} báo cáo`,
    counts.sendBacks > 0 && `${counts.sendBacks} đề nghị trả lại`,
    counts.extensions > 0 && `${counts.extensions} xin gia hạn`,
    counts.explanations > 0 && `${counts.explanations} giải trình`,
    drafts.length > 0 && `${drafts.length} dự thảo`,
  ].filter(Boolean)
  const subjects = [...reports, ...sendBacks, ...extensions, ...explanations].map(r => ({
    id: r.line.id,
    title: r.line.title,
    version: r.line.version,
    requestKey: r.requestKey,
    context: {
      today,
      due: r.line.due,
      percent: r.line.progress,
      wantedDue: r.line.extensionAsked?.wantedDue,
      suggestedUnitId: r.sendBack?.suggestedUnitId,
      units: data.units.filter(u => u.value !== r.line.unitId),
      lists: data.lists,
    },
  }))
  return (
    <>
      <PageHeader title="Chờ xử lý" subtitle={parts.length > 0 ? parts.join(', ') : undefined} />
      {waits + drafts.length + tallies.length === 0 && (
        <EmptyState title="Không còn việc nào chờ xử lý.">
          Báo cáo, đề nghị trả lại, xin gia hạn và giải trình của các đơn vị sẽ hiện ở đây.
        </EmptyState>
      )}
      <FastLinks>
        <TransitionLinks subjects={subjects} back={ADDRESS}>
          <Drafts data={data} />
          {extensions.length > 0 && (
            <WorkSection id="gia-han" title="Xin gia hạn" count={counts.extensions}>
              {extensions.map(r => (
                <ExtensionRow key={r.line.id} row={r} today={today} back={ADDRESS} />
              ))}
            </WorkSection>
          )}
          {sendBacks.length > 0 && (
            <WorkSection id="tra-lai" title="Đề nghị trả lại" count={counts.sendBacks}>
              {sendBacks.map(r => (
                <SendBackRow key={r.line.id} row={r} today={today} back={ADDRESS} />
              ))}
            </WorkSection>
          )}
          {explanations.length > 0 && (
            <WorkSection id="giai-trinh" title="Giải trình chờ kết luận" count={counts.explanations}>
              {explanations.map(r => (
                <ExplanationRow key={r.line.id} row={r} today={today} back={ADDRESS} />
              ))}
            </WorkSection>
          )}
          {reports.length > 0 && (
            <WorkSection
              id="bao-cao"
              title="Báo cáo chờ xác nhận"
              count={counts.reports}
              more={
                counts.reports > SHOWN
                  ? { href: '/nhiem-vu?trang_thai=reported', label: `Xem cả ${counts.reports} báo cáo` }
                  : null
              }
            >
              {reports.map(r => (
                <ReportRow key={r.line.id} row={r} today={today} back={ADDRESS} />
              ))}
            </WorkSection>
          )}
        </TransitionLinks>
        <Tallies data={data} />
      </FastLinks>
    </>
  )
}

/** Whoever writes goes on writing; whoever chaired approves. */
function Drafts({ data }: { data: Data }) {
  const { drafts, mayEdit, today } = data
  if (drafts.length === 0) return null
  return (
    <WorkSection id="du-thao" title="Dự thảo kết luận" count={drafts.length}>
      {drafts.map(d => {
        const approve = d.state === 'submitted' && !mayEdit
        return (
          <li
            key={d.meetingId}
            className="flex flex-col gap-3 px-3.5 py-3.5 max-sm:mb-2.5 max-sm:rounded-xl max-sm:border max-sm:border-line max-sm:bg-paper sm:flex-row sm:items-center sm:border-b sm:border-line-soft sm:px-4 sm:last:border-b-0"
          >
            <div className="min-w-0 flex-1">
              <h3 className="font-medium">
                <a href={`/cuoc-hop/${d.meetingId}`} className="text-ink touch:-my-3 touch:inline-block touch:py-3">
                  {d.title}
                </a>
              </h3>
              <p className="mt-1 flex flex-wrap items-center gap-2">
                <Tag tone={d.state === 'submitted' ? 'wait' : 'none'}>
                  {d.state === 'submitted' ? 'chờ duyệt' : 'đang soạn'}
                </Tag>
                <span className="meta">
                  {d.amends && `${d.amends} · `}
                  họp {formatDay(d.day)} · {d.directives} nội dung · cập nhật{' '}
                  <InstantText at={d.updatedAt} today={today} />
                </span>
              </p>
            </div>
            {approve ? (
              <ButtonLink href={`/cuoc-hop/${d.meetingId}/duyet`} variant="primary" size="s">
                Xem và duyệt
              </ButtonLink>
            ) : (
              <ButtonLink href={`/cuoc-hop/${d.meetingId}${d.state === 'draft' ? '/soan' : ''}`} size="s">
                {d.state === 'draft' ? 'Soạn tiếp' : 'Xem'}
              </ButtonLink>
            )}
          </li>
        )
      })}
    </WorkSection>
  )
}

/** "Báo cáo 1.2: 7/21 đơn vị": the nearest due day first. */
function Tallies({ data }: { data: Data }) {
  const { tallies, today } = data
  if (tallies.length === 0) return null
  return (
    <section aria-labelledby="tong-hop" className="mb-5">
      <h2 id="tong-hop" className="flex px-1 pb-1.5">
        <span className="flex-1">Tổng hợp theo nội dung chỉ đạo</span>
        <span className="num">{tallies.length}</span>
      </h2>
      <div className="flex flex-col gap-2.5">
        {tallies.map(t => (
          <Card
            key={t.directiveId}
            level={3}
            title={
              <a
                href={`/nhiem-vu?chi_dao=${t.directiveId}`}
                className="text-ink touch:-my-3 touch:inline-block touch:py-3"
              >
                {t.title}
              </a>
            }
            subtitle={[
              citationAtStart(t.path),
              t.meetingTitle,
              t.due && `hạn ${formatDay(t.due)}`,
              t.reportToName && `gửi ${t.reportToName}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          >
            <TallyLine tally={t} today={today} mayUrge={data.isSecretary} />
          </Card>
        ))}
      </div>
    </section>
  )
}

export { RouteError as ErrorBoundary } from '../tasks/transition-page.tsx'
