import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { citationAtStart } from '#app/domain/directive/citation.ts'
import { urgeText } from '#app/domain/reminder/chat-text.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { siteUrl } from '#app/server/env.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { safeRedirect } from '#app/server/session.server.ts'
import { urgeableTasks } from '#app/server/task-reads.server.ts'
import { urgeAction, urgeLine, urgeMails } from '#app/server/urge-page.server.ts'
import { Card } from '#app/ui/base/card.tsx'
import { CopyText } from '#app/ui/base/copy-text.tsx'
import { Disclosure } from '#app/ui/base/disclosure.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { lowerFirst } from '#app/ui/task/task-tags.tsx'
import { UrgeForm } from '#app/ui/task/urge-form.tsx'

const DESK = '/cho-xu-ly'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads, newKey } = await pageContext(request)
  requireMay(actor, 'review.view')
  const directiveId = found(params.directiveId)
  const search = new URL(request.url).searchParams
  const { lines } = await reads.taskList(actor, { directiveId, sort: 'unit', limit: 500 }, today)
  const work = lines.filter(l => l.kind === 'work' && l.state !== 'withdrawn')
  const first = found(work[0] ?? lines[0])
  const missing = await urgeableTasks(
    actor,
    work.map(l => l.id),
  )
  return json({
    directiveId,
    today,
    path: first.path,
    title: first.title,
    meetingTitle: first.meetingTitle,
    due: first.due,
    total: work.length,
    reported: work.filter(l => l.state === 'reported' || l.state === 'done').length,
    missing: missing.map(t => ({
      ...urgeLine(t, today),
      label: work.find(l => l.id === t.id)?.unitName ?? '',
    })),
    mails: await urgeMails(
      actor,
      missing.map(t => t.id),
    ),
    site: siteUrl(),
    back: safeRedirect(search.get('back'), DESK),
    requestKey: newKey(),
  })
}

export const action = (args: ActionFunctionArgs) => urgeAction(args, DESK, 'đơn vị')

export const meta: MetaFunction = () => [{ title: 'Đôn đốc các đơn vị – Giao việc – Nhắc việc' }]

export default function UrgeMissingUnits() {
  const data = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { missing, back } = data
  return (
    <div className="max-w-3xl">
      <PageHeader
        breadcrumb={[{ label: 'Chờ xử lý', href: DESK }]}
        title="Đôn đốc các đơn vị chưa báo cáo"
        subtitle={`${data.path ? `${citationAtStart(data.path)}, ${lowerFirst(data.meetingTitle)}` : data.meetingTitle}`}
      />
      <Card className="mb-4">
        <p className="font-medium">{data.title}</p>
        <p className="meta mt-0.5">
          {data.reported}/{data.total} đơn vị đã báo cáo
          {data.due && ` · hạn ${formatDay(data.due)}`}
        </p>
      </Card>
      {missing.length === 0 ? (
        <EmptyState title="Không còn đơn vị nào để đôn đốc." action={<a href={back}>Quay lại</a>}>
          Các đơn vị đã báo cáo hoặc nhiệm vụ đã kết thúc.
        </EmptyState>
      ) : (
        <UrgeForm lines={missing} what="đơn vị" {...data} reply={reply}>
          {(ticked, note) => (
            <Card title="Gửi qua Zalo" subtitle="Để dán vào nhóm chung; mở liên kết phải đăng nhập.">
              <Disclosure plain summary="Nội dung để sao chép">
                <CopyText
                  text={urgeText(
                    {
                      ...data,
                      source: data.meetingTitle,
                      due: data.due as never,
                      missing: missing
                        .filter(m => ticked.has(m.id))
                        .map(m => ({ unitName: m.label, taskId: m.id, late: m.late })),
                    },
                    note,
                    data.site,
                  )}
                  label="Nội dung"
                  copyLabel="Sao chép gửi Zalo"
                />
              </Disclosure>
            </Card>
          )}
        </UrgeForm>
      )}
    </div>
  )
}

export { RouteError as ErrorBoundary } from '../tasks/transition-page.tsx'
