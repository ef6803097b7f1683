import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { citationOf } from '#app/domain/directive/citation.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { found, pageContext } from '#app/server/page.server.ts'
import { taskPageView } from '#app/server/task-page.server.ts'
import { Card } from '#app/ui/base/card.tsx'
import { DayText } from '#app/ui/base/day-text.tsx'
import { Disclosure } from '#app/ui/base/disclosure.tsx'
import { type Fact, Facts } from '#app/ui/base/facts.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { InstantText } from '#app/ui/base/instant-text.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Progress } from '#app/ui/base/progress.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import { Timeline } from '#app/ui/base/timeline.tsx'
import { FileLinks } from '#app/ui/task/file-links.tsx'
import { TallyLine } from '#app/ui/task/tally-line.tsx'
import { TaskActions } from '#app/ui/task/task-actions.tsx'
import { TaskTags } from '#app/ui/task/task-tags.tsx'
import { TransitionLinks } from '#app/ui/task/transition-links.tsx'
import { transitionContext } from './transition.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const context = await pageContext(request)
  const { actor, today, reads } = context
  const page = found(await reads.taskPage(actor, found(params.taskId), today))
  return json({ ...taskPageView(context, page), context: transitionContext(actor, page, today) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.line.title ?? 'Nhiệm vụ'} – Giao việc – Nhắc việc` },
]

type View = ReturnType<typeof useLoaderData<typeof loader>>

export default function TaskPage() {
  const view = useLoaderData<typeof loader>()
  const { line, today, possible, requestKey, tally, context } = view
  const back = `/nhiem-vu/${line.id}`
  return (
    <FastLinks>
      <TransitionLinks
        back={back}
        subjects={[{ id: line.id, title: line.title, version: line.version, requestKey, context }]}
      >
        <PageHeader
          breadcrumb={[{ label: 'Nhiệm vụ', href: '/nhiem-vu' }]}
          title={line.title}
          tags={
            <span className="flex flex-wrap gap-2">
              <TaskTags line={line} today={today} />
              {line.kind === 'synthesis' && <Tag tone="wait">tổng hợp</Tag>}
              {view.criticised && <Tag tone="late">đã phê bình</Tag>}
              {view.excluded && <Tag tone="none">khách quan, không chấm điểm</Tag>}
            </span>
          }
        />
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
          <div className="flex min-w-0 flex-col gap-4">
            <Sentence view={view} />
            <Waiting view={view} />
          </div>
          <div className="flex flex-col gap-4 lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <Card>
              <h2 className="sr-only">Việc cần làm</h2>
              <TaskActions
                taskId={line.id}
                version={line.version}
                requestKey={requestKey}
                possible={possible}
                back={back}
                extensionAsked={line.extensionAsked !== null}
              />
            </Card>
            <Card title="Thông tin">
              <Facts facts={factsOf(view)} />
            </Card>
            <Ledger view={view} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {tally && (
              <Card title={`Báo cáo ${citationOf(tally.path)}`} subtitle={tally.title}>
                <TallyLine tally={tally} today={today} mayUrge={view.mayUrgeAll} open={tally.missing.length <= 6} />
              </Card>
            )}
            <Coordinations view={view} />
            <History view={view} />
          </div>
        </div>
      </TransitionLinks>
    </FastLinks>
  )
}

/** The sentence of the notice word for word, and where it stands. */
function Sentence({ view }: { view: View }) {
  const { meeting, noticeNumber, label, text } = view
  const source = `${meeting.title}, ngày ${formatDay(meeting.day)}`
  const words = text.startsWith(label) ? text.slice(label.length).trimStart() : text
  return (
    <Card>
      <blockquote className="doc">
        <p>
          <b className="font-semibold">{label}</b> {words}
        </p>
      </blockquote>
      <p className="meta prose-links mt-2">
        {noticeNumber ? `Thông báo số ${noticeNumber} – ` : ''}
        {meeting.seesMeeting ? <a href={`/cuoc-hop/${meeting.id}`}>{source}</a> : source}
      </p>
    </Card>
  )
}

function factsOf(view: View): Fact[] {
  const { line, today } = view
  const moved = line.originalDue && line.due !== line.originalDue
  return [
    { label: 'Chủ trì', value: line.unitName },
    { label: 'Cán bộ', value: line.officerName ?? <span className="text-soft">chưa giao</span> },
    { label: 'Nơi nhận', value: line.reportToName },
    {
      label: 'Thời hạn',
      value: line.due ? (
        <b className={`font-semibold ${line.daysLate > 0 ? 'text-late' : ''}`}>
          <DayText day={line.due} weekday />
        </b>
      ) : view.duePrecision === 'next-meeting' ? (
        'Kỳ họp sau'
      ) : (
        'Không thời hạn'
      ),
      why: view.dueText ? `“${view.dueText}”` : undefined,
    },
    { label: 'Hạn gốc', value: moved ? <DayText day={line.originalDue} /> : null },
    { label: 'Xem lại', value: view.reviewDay ? <DayText day={view.reviewDay} /> : null },
    { label: 'Lĩnh vực', value: view.fieldName },
    { label: 'Tiến độ', value: <Progress value={line.progress} label="Tiến độ" text={`${line.progress} %`} inline /> },
    { label: 'Giao', value: <InstantText at={view.assignedAt} today={today} /> },
    { label: 'Tiếp nhận', value: view.acceptedAt ? <InstantText at={view.acceptedAt} today={today} /> : 'chưa' },
    { label: 'Cập nhật', value: <InstantText at={line.updatedAt} today={today} /> },
    { label: 'Làm lại', value: view.returnedReports > 0 ? `${view.returnedReports} lần` : null },
  ]
}

/** Sổ gia hạn: only where there is something in it. */
function Ledger({ view }: { view: View }) {
  const { ledger, line } = view
  if (ledger.length === 0) return null
  return (
    <Card title="Sổ gia hạn" subtitle={line.originalDue ? `Thời hạn gốc ${formatDay(line.originalDue)}` : undefined}>
      <ol className="flex flex-col gap-2 text-[0.875rem]">
        {ledger.map(l => (
          <li key={l.at + l.what}>
            <p>{l.what}</p>
            <p className="meta">
              {l.who} · <InstantText at={l.at} today={view.today} />
            </p>
            {l.reason && <p className="text-soft">“{l.reason}”</p>}
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** What somebody has to answer: the report, the send-back, the extension, the explanation – in the words of the unit. */
function Waiting({ view }: { view: View }) {
  const { report, sendBack, explanation, line, today } = view
  return (
    <>
      {sendBack && (
        <Card title="Đề nghị trả lại" subtitle={sendBack.byName}>
          <p className="whitespace-pre-line">{sendBack.reason}</p>
          {sendBack.suggested && <p className="meta mt-1">Đơn vị phù hợp hơn: {sendBack.suggested}</p>}
        </Card>
      )}
      {line.extensionAsked && (
        <Card
          title={`Xin gia hạn đến ${formatDay(line.extensionAsked.wantedDue)}`}
          actions={line.extensionAsked.late ? <Tag tone="soon">xin sau hạn</Tag> : undefined}
        >
          <p className="whitespace-pre-line">{line.extensionAsked.reason}</p>
        </Card>
      )}
      {report && (
        <Card
          title="Báo cáo kết quả"
          subtitle={
            <>
              {report.byName} gửi lúc <InstantText at={report.at} today={today} />
              {report.documentNumber && ` · văn bản số ${report.documentNumber}`}
              {report.documentDay && ` ngày ${formatDay(report.documentDay)}`}
            </>
          }
        >
          <p className="whitespace-pre-line">{report.text}</p>
          <FileLinks files={report.files} />
        </Card>
      )}
      {explanation && (
        <Card
          title="Giải trình"
          subtitle={`Hạn ${formatDay(explanation.due)}`}
          actions={
            explanation.accepted === null ? (
              <Tag tone="soon">{explanation.answeredAt ? 'chờ kết luận' : 'chờ đơn vị giải trình'}</Tag>
            ) : (
              <Tag tone={explanation.accepted ? 'ok' : 'late'}>
                {explanation.accepted ? 'khách quan' : 'không chấp nhận'}
              </Tag>
            )
          }
        >
          {explanation.text ? (
            <p className="whitespace-pre-line">{explanation.text}</p>
          ) : (
            <p className="meta">Đơn vị chưa giải trình.</p>
          )}
        </Card>
      )}
    </>
  )
}

/** Each coordinating unit with its ask, its day and its answer: a delay belongs to whoever caused it. */
function Coordinations({ view }: { view: View }) {
  const { coordinations, today } = view
  if (coordinations.length === 0) return null
  const waiting = coordinations.filter(c => c.answeredAt === null).length
  return (
    <Card
      title="Đơn vị phối hợp"
      subtitle={waiting > 0 ? `${waiting}/${coordinations.length} đơn vị chưa trả lời` : 'Các đơn vị đã trả lời'}
    >
      <ul className="flex flex-col divide-y divide-line-soft">
        {coordinations.map(c => (
          <li key={c.unitId} className="flex flex-col gap-1 py-2.5 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <span className="font-medium">{c.unitName}</span>
              {c.answeredAt ? (
                <Tag tone={c.delay.late ? 'soon' : 'ok'}>
                  {c.delay.late ? `đã trả lời, trễ ${c.delay.days} ngày` : 'đã trả lời'}
                </Tag>
              ) : (
                <Tag tone={c.delay.late ? 'late' : 'wait'}>
                  {c.delay.late ? `chậm trả lời ${c.delay.days} ngày` : 'chờ ý kiến'}
                </Tag>
              )}
              <span className="meta">
                {c.due && <>hạn {formatDay(c.due)}</>}
                {c.answeredAt && (
                  <>
                    {' · trả lời '}
                    <InstantText at={c.answeredAt} today={today} />
                  </>
                )}
              </span>
            </p>
            {c.ask && <p className="meta">Yêu cầu: {c.ask}</p>}
            {c.answer && <p className="text-[0.875rem] whitespace-pre-line">{c.answer}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const MAIL_STATES: Record<string, string> = {
  waiting: 'sẽ gửi',
  claimed: 'đang gửi',
  sent: 'đã gửi',
  skipped: 'không gửi nữa',
  failed: 'chưa gửi được',
}

function History({ view }: { view: View }) {
  const { history, reminders, today } = view
  return (
    <Card title="Lịch sử">
      <Timeline
        label="Lịch sử nhiệm vụ"
        entries={history.map(h => ({
          id: h.id,
          at: formatInstant(h.at),
          dateTime: h.at,
          who: h.who,
          what: (
            <>
              <span className="text-soft">({h.title})</span> {h.what}
            </>
          ),
          detail:
            h.changes.length > 0 || h.words || h.files.length > 0 ? (
              <>
                {h.words && <p className="whitespace-pre-line text-ink">“{h.words}”</p>}
                {h.changes.length > 0 && <p className="num">{h.changes.join(' · ')}</p>}
                <FileLinks files={h.files} />
              </>
            ) : undefined,
          tone: h.tone,
        }))}
      />
      {reminders.length > 0 && (
        <Disclosure plain summary={`Thư về nhiệm vụ này: ${reminders.length}`} className="mt-3">
          <ul className="flex flex-col gap-1 text-[0.875rem]">
            {reminders.map(r => (
              <li key={r.at + r.step + r.personName}>
                <InstantText at={r.at} today={today} /> · {r.name} → {r.personName}{' '}
                <span className="meta">({MAIL_STATES[r.state] ?? r.state})</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  )
}

export { RouteError as ErrorBoundary } from './transition-page.tsx'
