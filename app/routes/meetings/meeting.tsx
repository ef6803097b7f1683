import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import Download from 'lucide-react/dist/esm/icons/download.mjs'
import { can } from '#app/domain/access/can.ts'
import { AMENDMENT_NAMES, amendmentWords } from '#app/domain/amendment/amendment.ts'
import { addressesOf } from '#app/domain/directive/citation.ts'
import { type ConclusionState, noticeNumber, PRESENCE_NAMES } from '#app/domain/meeting/meeting.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { dayOfInstant } from '#app/domain/shared/instant.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import { INCOMING_SYMBOL } from '#app/features/from-above/cascade-document.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { found, pageContext } from '#app/server/page.server.ts'
import { VersionList } from '#app/ui/amendment/version-lines.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { DayText } from '#app/ui/base/day-text.tsx'
import { Disclosure } from '#app/ui/base/disclosure.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Facts } from '#app/ui/base/facts.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Table, Th } from '#app/ui/base/table.tsx'
import { directiveView } from '#app/ui/meeting/directive-words.ts'
import { MeetingDirectives } from '#app/ui/meeting/meeting-directives.tsx'
import { ConclusionTag } from '#app/ui/meeting/state-tag.tsx'
import { TaskRows } from '#app/ui/task/task-rows.tsx'

const TASKS_SHOWN = 12

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const page = found(await reads.meetingPage(actor, params.meetingId!, today))
  const { meeting, conclusion, notice, office, tallies, tasks, amendment } = page
  // drafted under a record of its own; once issued it is the meeting's
  if (amendment?.noticeId) throw redirect(`/cuoc-hop/${amendment.meetingId}`)
  const subject = meetingSubject(meeting, conclusion)
  const on = notice ? dayOfInstant(notice.publishedAt) : today
  const state: ConclusionState | 'none' = notice ? 'published' : (conclusion?.state ?? 'none')
  const drafts = notice?.directives ?? conclusion?.directives ?? []
  const addresses = addressesOf(drafts)
  const directives = drafts.map((d, i) => {
    const view = { ...directiveView(d, i, office, on), address: addresses[i]! }
    const tally = tallies.find(t => t.directiveId === d.id) ?? null
    // what is done needs no completing any more
    const isDone = tally !== null && tally.total > 0 && tally.reported === tally.total
    if (!tally || d.lead.length > 0) return { ...view, tally, unclear: isDone ? null : view.unclear }
    // the notice named nobody; who was named later stands in the tasks
    const named = [...new Set(tasks.filter(t => t.path === d.path && t.kind === 'work').map(t => t.unitName))]
    return {
      ...view,
      tally,
      lead: [`${named.length > 3 ? `${tally.total} đơn vị` : named.join('; ')} (giao sau)`],
      unclear: null,
    }
  })
  return json({
    today,
    meeting,
    series: page.series?.name ?? null,
    chairName: page.chairName,
    state,
    returnReason: conclusion?.state === 'draft' ? conclusion.returnReason : null,
    notice: notice && {
      number: noticeNumber(notice),
      title: notice.title,
      day: dayOfInstant(notice.publishedAt),
      by: office.people.find(p => p.id === notice.publishedBy)?.name ?? '',
      sha256: notice.sha256,
    },
    attendance: (['present', 'delegate', 'absent'] as const)
      .map(presence => ({
        presence,
        units: meeting.attendance
          .filter(a => a.presence === presence)
          .flatMap(a => unitOf(office, a.unitId) ?? [])
          .sort((a, b) => a.sort - b.sort)
          .map(u => u.name),
      }))
      .filter(g => g.units.length > 0),
    directives,
    tasks: tasks.slice(0, TASKS_SHOWN),
    taskCount: tasks.length,
    versions: page.versions,
    drafting: page.drafting,
    amendment: amendment && {
      kind: amendment.kind,
      meetingId: amendment.meetingId,
      reason: amendment.reason,
      words: amendmentWords({ kind: amendment.kind, ...amendment.earlier }),
    },
    may: {
      edit: can(actor, 'meeting.edit', subject) && state !== 'published',
      // a superior's document is corrected by the superior
      amend: notice !== null && notice.symbol !== INCOMING_SYMBOL && can(actor, 'meeting.amend', subject),
      publish: can(actor, 'meeting.publish', subject) && state === 'submitted',
      seeDraft: can(actor, 'meeting.view-draft', subject),
      assign: can(actor, 'meeting.edit', subject) || can(actor, 'meeting.publish', subject),
      seeMissing: can(actor, 'review.view'),
    },
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.meeting.title ?? 'Cuộc họp'} – Giao việc – Nhắc việc` },
]

export default function MeetingPage() {
  const {
    meeting,
    series,
    chairName,
    state,
    notice,
    attendance,
    directives,
    tasks,
    taskCount,
    today,
    may,
    returnReason,
    versions,
    drafting,
    amendment,
  } = useLoaderData<typeof loader>()
  const base = `/cuoc-hop/${meeting.id}`
  const attended = meeting.attendance.length
  return (
    <FastLinks>
      <PageHeader
        title={amendment ? AMENDMENT_NAMES[amendment.kind] : meeting.title}
        breadcrumb={[
          { label: 'Cuộc họp', href: '/cuoc-hop' },
          ...(amendment ? [{ label: meeting.title, href: `/cuoc-hop/${amendment.meetingId}` }] : []),
        ]}
        tags={<ConclusionTag state={state} />}
        subtitle={
          <>
            {amendment ? amendment.words : <DayText day={meeting.day} weekday />}
            {series && ` · ${series}${meeting.session ? `, kỳ ${meeting.session}` : ''}`}
          </>
        }
        actions={
          <>
            {may.edit && !amendment && <ButtonLink href={`${base}/sua`}>Sửa thông tin</ButtonLink>}
            {amendment && may.seeDraft && <ButtonLink href={`${base}/doi-gi`}>Đổi gì?</ButtonLink>}
            {(state === 'draft' || state === 'submitted') && may.seeDraft && (
              <ButtonLink href={`${base}/thong-bao`}>Xem thông báo</ButtonLink>
            )}
            {may.edit && (state === 'none' || state === 'draft') && (
              <ButtonLink variant="primary" href={`${base}/soan`}>
                {amendment ? 'Soạn tiếp' : 'Soạn kết luận'}
              </ButtonLink>
            )}
            {state === 'submitted' && may.seeDraft && (
              <ButtonLink variant="primary" href={`${base}/duyet`}>
                {may.publish ? 'Xem và ban hành' : 'Xem bản trình'}
              </ButtonLink>
            )}
          </>
        }
      />
      {returnReason && (
        <Callout tone="soon" title="Lãnh đạo trả lại dự thảo" className="mb-4">
          {returnReason}
        </Callout>
      )}
      {amendment && (
        <Callout tone="wait" title={amendment.words} className="mb-4">
          Lý do: {amendment.reason}. Chưa nhiệm vụ nào thay đổi cho đến khi bản này được ban hành.
        </Callout>
      )}
      {drafting && (
        <Callout
          tone="wait"
          title={`Đang soạn bản ${drafting.kind === 'correction' ? 'đính chính' : 'thay thế'}`}
          className="mb-4"
          actions={<ButtonLink href={`/cuoc-hop/${drafting.draftId}`}>Mở dự thảo</ButtonLink>}
        >
          {drafting.state === 'submitted' ? 'Dự thảo đang chờ lãnh đạo duyệt.' : 'Dự thảo chưa được trình.'} Thông báo
          dưới đây vẫn có hiệu lực.
        </Callout>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0 gap-4 max-lg:contents lg:order-2 lg:flex lg:flex-col">
          {notice && (
            <Card title={`Thông báo số ${notice.number}`} subtitle={notice.title} className="max-lg:order-1">
              <Facts
                facts={[
                  { label: 'Ban hành', value: <DayText day={notice.day} /> },
                  { label: 'Người ký', value: notice.by },
                ]}
              />
              <div className="mt-3 flex flex-wrap gap-2">
                <ButtonLink
                  variant="primary"
                  href={`${base}/thong-bao.docx`}
                  icon={<Download size={16} aria-hidden="true" />}
                >
                  Tải thông báo (.docx)
                </ButtonLink>
                <ButtonLink href={`${base}/thong-bao`}>Xem</ButtonLink>
                {may.amend && !drafting && <ButtonLink href={`${base}/dinh-chinh`}>Đính chính, thay thế…</ButtonLink>}
              </div>
              {versions.length > 1 && (
                <div className="mt-3 border-t border-line-soft pt-2">
                  <VersionList meetingId={meeting.id} versions={versions} />
                </div>
              )}
            </Card>
          )}
          <Card title="Cuộc họp" className="max-lg:order-3">
            <Facts
              facts={[
                { label: 'Chủ trì', value: `${chairName}, ${meeting.chairTitle}` },
                { label: 'Địa điểm', value: meeting.place },
                { label: 'Dự họp', value: attended > 0 ? `${attended} đơn vị` : amendment ? null : 'chưa ghi' },
              ]}
            />
            {attendance.map(g => (
              <Disclosure
                key={g.presence}
                plain
                summary={`${PRESENCE_NAMES[g.presence]} (${g.units.length})`}
                open={g.presence !== 'present'}
              >
                <ul className="text-[0.875rem]">
                  {g.units.map(name => (
                    <li key={name}>{name}</li>
                  ))}
                </ul>
              </Disclosure>
            ))}
          </Card>
        </div>
        <div className="min-w-0 max-lg:order-2">
          <MeetingDirectives
            meetingId={meeting.id}
            directives={directives}
            notice={notice && `Thông báo số ${notice.number} ngày ${formatDay(notice.day)}`}
            mayAssign={may.assign}
            seesMissing={may.seeMissing}
            empty={
              <EmptyState
                title={state === 'none' ? 'Chưa có kết luận.' : 'Chưa có nội dung chỉ đạo nào.'}
                action={
                  may.edit &&
                  state !== 'submitted' && (
                    <ButtonLink variant="primary" href={`${base}/soan`}>
                      Soạn kết luận
                    </ButtonLink>
                  )
                }
              >
                {may.edit
                  ? 'Dán hoặc tải lên văn bản kết luận; phần mềm tách ra từng nội dung, đơn vị và thời hạn.'
                  : 'Nội dung chỉ đạo hiện ở đây sau khi kết luận được ban hành.'}
              </EmptyState>
            }
          />
        </div>
      </div>
      {taskCount > 0 && (
        <Card
          className="mt-4"
          flush
          title={`Nhiệm vụ (${taskCount})`}
          actions={
            <ButtonLink size="s" href={`/nhiem-vu?cuoc_hop=${meeting.id}`}>
              Mở danh sách
            </ButtonLink>
          }
        >
          <Table caption="Nhiệm vụ của cuộc họp" cards bare>
            <thead>
              <tr>
                <Th>Nhiệm vụ</Th>
                <Th>Đơn vị</Th>
                <Th numeric>Hạn</Th>
                <Th>Tình trạng</Th>
                <Th numeric>Tiến độ</Th>
                <Th numeric>Cập nhật</Th>
              </tr>
            </thead>
            <tbody>
              <TaskRows lines={tasks} today={today} />
            </tbody>
          </Table>
          {taskCount > tasks.length && (
            <p className="px-4 py-3">
              <a href={`/nhiem-vu?cuoc_hop=${meeting.id}`}>Xem đủ {taskCount} nhiệm vụ</a>
            </p>
          )}
        </Card>
      )}
    </FastLinks>
  )
}
