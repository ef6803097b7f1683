import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { citationOf } from '#app/domain/directive/citation.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { periodName } from '#app/domain/task/periodic.ts'
import { found, pageContext } from '#app/server/page.server.ts'
import { taskPageView } from '#app/server/task-page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { DayText } from '#app/ui/base/day-text.tsx'
import { Disclosure } from '#app/ui/base/disclosure.tsx'
import { type Fact, Facts } from '#app/ui/base/facts.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { InstantText } from '#app/ui/base/instant-text.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Progress } from '#app/ui/base/progress.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import { AboveSourceLine } from '#app/ui/from-above/source-line.tsx'
import { LinkedTasks } from '#app/ui/overlap/linked-tasks.tsx'
import { FileLinks } from '#app/ui/task/file-links.tsx'
import { TallyLine } from '#app/ui/task/tally-line.tsx'
import { TaskActions } from '#app/ui/task/task-actions.tsx'
import { TaskTags } from '#app/ui/task/task-tags.tsx'
import { TransitionLinks } from '#app/ui/task/transition-links.tsx'
import { Coordinations, History } from './task-parts.tsx'
import { Milestones, Parts, Questions, Watchers } from './task-sections.tsx'
import { transitionContext } from './transition.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const context = await pageContext(request)
  const { actor, today, reads } = context
  const page = found(await reads.taskPage(actor, found(params.taskId), today))
  const linked = await reads.linkedTasks(actor, page.task.links ?? [])
  return json({ ...taskPageView(context, page), linked, context: transitionContext(actor, page, today) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.line.title ?? 'Nhiệm vụ'} – Giao việc – Nhắc việc` },
]

export type View = ReturnType<typeof useLoaderData<typeof loader>>

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
              {line.starred && <Tag tone="soon">★ quan trọng</Tag>}
              {line.kind === 'part' && <Tag tone="wait">việc con</Tag>}
              {view.period && <Tag tone="none">kỳ {periodName(view.period)}</Tag>}
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
                opinionGiven={view.opinionGiven}
              />
            </Card>
            <Card title="Thông tin">
              <Facts facts={factsOf(view)} />
            </Card>
            <LinkedTasks tasks={view.linked} />
            <Ledger view={view} />
            <Watchers view={view} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {tally && (
              <Card title={`Báo cáo ${citationOf(tally.path)}`} subtitle={tally.title}>
                <TallyLine tally={tally} today={today} mayUrge={view.mayUrgeAll} open={tally.missing.length <= 6} />
              </Card>
            )}
            {view.maySynthesise && (
              <Card title="Tổng hợp" subtitle="Dự thảo từ báo cáo của các đơn vị, mỗi đơn vị một phần">
                <ButtonLink href={`/nhiem-vu/${line.id}/tong-hop`} variant="primary">
                  Soạn tổng hợp
                </ButtonLink>
              </Card>
            )}
            <Milestones view={view} back={back} />
            <Parts view={view} />
            <Coordinations view={view} />
            <Questions view={view} back={back} />
            <History view={view} />
          </div>
        </div>
      </TransitionLinks>
    </FastLinks>
  )
}

/** The sentence of the notice word for word, and where it stands. */
function Sentence({ view }: { view: View }) {
  const { meeting, noticeNumber, noticeId, label, text, above, restated, sentences } = view
  const source = `${meeting.title}, ngày ${formatDay(meeting.day)}`
  const version = (id: string, number: string) =>
    meeting.seesMeeting ? (
      <a href={`/cuoc-hop/${meeting.id}/thong-bao/${id}`}>Thông báo số {number}</a>
    ) : (
      `Thông báo số ${number}`
    )
  const words = text.startsWith(label) ? text.slice(label.length).trimStart() : text
  return (
    <Card>
      <blockquote className="doc">
        <p>
          <b className="font-semibold">{label}</b> {words}
        </p>
      </blockquote>
      {above ? <AboveSourceLine above={above} ownDue={view.line.due} /> : null}
      <p className="meta prose-links mt-2" hidden={above !== null}>
        {restated ? (
          <>{version(restated.noticeId, restated.number)} – </>
        ) : noticeNumber ? (
          <>{version(noticeId, noticeNumber)} – </>
        ) : (
          ''
        )}
        {meeting.seesMeeting ? <a href={`/cuoc-hop/${meeting.id}`}>{source}</a> : source}
        {restated && noticeNumber && (
          <>
            {' · nay theo '}
            {citationOf(restated.nowPath)} {version(noticeId, noticeNumber)}
          </>
        )}
      </p>
      {sentences.length > 0 && (
        <Disclosure
          plain
          className="mt-2 border-t border-line-soft pt-1.5"
          summary={`Câu giao việc ở ${sentences.length === 1 ? 'bản trước' : `${sentences.length} bản trước`}`}
        >
          <ol className="flex flex-col gap-2 text-[0.875rem]">
            {sentences.map(s => (
              <li key={s.noticeId} className="prose-links">
                <p className="text-soft">{s.text}</p>
                <p className="meta">
                  {version(s.noticeId, s.number)}, {citationOf(s.path)} · đến{' '}
                  <InstantText at={s.until} today={view.today} />
                </p>
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
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
        'Kỳ họp sau (chưa có ngày)'
      ) : (
        'Không thời hạn'
      ),
      why: view.dueText ? `“${view.dueText}”` : undefined,
    },
    { label: 'Hạn gốc', value: moved ? <DayText day={line.originalDue} /> : null },
    {
      label: 'Định kỳ',
      value: view.period ? <a href={`/chi-dao/${view.directiveId}/dinh-ky`}>Các kỳ của chỉ đạo này</a> : null,
    },
    { label: 'Theo', value: view.followsMeeting ? 'ngày của kỳ họp sau' : null },
    { label: 'Tạm dừng', value: view.suspendedDays > 0 ? `${view.suspendedDays} ngày, không tính trễ` : null },
    {
      label: 'Việc chính',
      value: view.parent ? (
        view.parent.mayOpen ? (
          <a href={`/nhiem-vu/${view.parent.id}`}>{view.parent.title}</a>
        ) : (
          `${view.parent.title} – ${view.parent.unitName}`
        )
      ) : null,
    },
    {
      label: 'Đánh dấu',
      value: view.starredBy ? (
        <>
          {view.starredBy.byName}, <InstantText at={view.starredBy.at} today={today} />
        </>
      ) : null,
    },
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
      <p className="meta mt-2.5">
        <a href={`/so-gia-han?don_vi=${line.unitId}`} className="inline-flex items-center touch:min-h-11">
          Sổ gia hạn của {line.unitName}
        </a>
      </p>
    </Card>
  )
}

/** What somebody has to answer: the report, the send-back, the extension, the explanation – in the words of the unit. */
function Waiting({ view }: { view: View }) {
  const { report, sendBack, explanation, firstWord, exclusion, line, today } = view
  return (
    <>
      {firstWord && (
        <Card
          title="Chờ xác nhận lần hai (★)"
          subtitle={
            <>
              {firstWord.byName} đã {firstWord.how === 'confirm' ? 'xác nhận' : 'đề nghị kết thúc'} lúc{' '}
              <InstantText at={firstWord.at} today={today} />
            </>
          }
        >
          <p>
            Việc quan trọng cần một người có thẩm quyền khác {firstWord.how === 'confirm' ? 'xác nhận' : 'kết thúc'}{' '}
            nữa.
          </p>
          {firstWord.words && <p className="text-soft">“{firstWord.words}”</p>}
        </Card>
      )}
      {exclusion && (
        <Card
          title="Nguyên nhân khách quan"
          subtitle={
            <>
              {exclusion.byName} chấp nhận lúc <InstantText at={exclusion.at} today={today} />
            </>
          }
        >
          <p className="whitespace-pre-line">{exclusion.reason}</p>
        </Card>
      )}
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

export { RouteError as ErrorBoundary } from './transition-page.tsx'
