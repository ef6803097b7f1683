import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { citationAtStart } from '#app/domain/directive/citation.ts'
import { RECURRENCE_NAMES } from '#app/domain/extraction/types.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { nextOccurrence, periodName } from '#app/domain/task/periodic.ts'
import { endPeriodicDirective, endPeriodicInput } from '#app/features/tasks/end-periodic-directive.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { found, orPage, pageContext } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { Card } from '#app/ui/base/card.tsx'
import { Disclosure } from '#app/ui/base/disclosure.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Facts } from '#app/ui/base/facts.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { InstantText } from '#app/ui/base/instant-text.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'
import { lowerFirst, TaskTags } from '#app/ui/task/task-tags.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const page = found(await reads.periodicPage(actor, found(params.directiveId), today))
  const { periodic, directive, meeting } = page
  return json({
    today,
    title: directive.draft.title,
    path: directive.draft.path,
    meetingTitle: meeting.title,
    periodic,
    recurrence: RECURRENCE_NAMES[periodic.recurrence],
    nextDay: periodic.endedAt ? null : nextOccurrence(periodic.recurrence, periodic.firstDay, periodic.madeUntil),
    periods: page.periods,
    endedByName: page.endedByName,
    mayEnd: page.mayEnd,
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const directiveId = found(params.directiveId)
  const form = await parseForm(request, endPeriodicInput, { directiveId })
  if (!form.ok) return invalid(form)
  const outcome = await orPage(endPeriodicDirective(tools(), actor, form.value))
  if (isRefusal(outcome)) return refused(outcome, form.values)
  return redirectSaying(`/chi-dao/${directiveId}/dinh-ky`, 'Đã kết thúc chỉ đạo định kỳ; không còn kỳ mới.')
}

export const meta: MetaFunction = () => [{ title: 'Chỉ đạo định kỳ – Giao việc – Nhắc việc' }]

/** A directive that comes back: what was given each period, what comes next, and how to end it. */
export default function PeriodicDirective() {
  const { today, title, path, meetingTitle, periodic, recurrence, nextDay, periods, endedByName, mayEnd } =
    useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={title}
        subtitle={`${path === '' ? '' : `${citationAtStart(path)}, `}${lowerFirst(meetingTitle)}`}
        tags={periodic.endedAt ? <Tag tone="none">đã kết thúc</Tag> : <Tag tone="wait">định kỳ {recurrence}</Tag>}
      />
      <Card className="mb-4">
        <Facts
          facts={[
            { label: 'Định kỳ', value: recurrence },
            { label: 'Kỳ đầu', value: `hạn ${formatDay(periodic.firstDay)}` },
            { label: 'Kỳ tới', value: nextDay ? `hạn ${formatDay(nextDay)}` : 'không còn' },
            {
              label: 'Kết thúc',
              value: periodic.endedAt ? (
                <>
                  {endedByName ?? 'Hệ thống'}, <InstantText at={periodic.endedAt} today={today} />: {periodic.endReason}
                </>
              ) : null,
            },
          ]}
        />
      </Card>
      {periods.length === 0 && <EmptyState title="Chưa có kỳ nào bạn xem được." />}
      {periods.map((p, i) => (
        <Card
          key={p.period}
          className="mb-4"
          title={p.period === '' ? 'Kỳ đầu' : `Kỳ ${periodName(p.period)}`}
          subtitle={`${p.reported}/${p.total} đơn vị đã báo cáo${p.due ? ` · hạn ${formatDay(p.due)}` : ''}`}
        >
          <Disclosure plain summary={`${p.lines.length} nhiệm vụ`} open={i === 0 && p.lines.length <= 12}>
            <ul className="flex flex-col divide-y divide-line-soft">
              {p.lines.map(l => (
                <li key={l.id} className="flex flex-wrap items-center gap-x-2.5 gap-y-1 py-2">
                  <a href={`/nhiem-vu/${l.id}`} className="min-w-0 font-medium touch:min-h-11">
                    {l.unitName}
                    {l.kind === 'synthesis' && ' (tổng hợp)'}
                  </a>
                  <TaskTags line={l} today={today} />
                </li>
              ))}
            </ul>
          </Disclosure>
        </Card>
      ))}
      {mayEnd && (
        <Card
          title="Kết thúc chỉ đạo định kỳ"
          subtitle="Không giao kỳ mới nữa; việc của các kỳ đã giao vẫn phải hoàn thành."
        >
          <Form method="post" className="flex flex-col gap-4" noValidate>
            <FormError message={reply?.message} errors={reply?.errors} labels={{ reason: 'Lý do' }} />
            <input type="hidden" name="seenVersion" value={periodic.version} />
            <Field name="reason" label="Lý do" required error={reply?.errors.reason}>
              <Textarea rows={3} defaultValue={typeof reply?.values.reason === 'string' ? reply.values.reason : ''} />
            </Field>
            <div className="flex justify-end max-sm:flex-col">
              <SubmitButton variant="danger-solid" busyLabel="Đang gửi…">
                Kết thúc chỉ đạo định kỳ
              </SubmitButton>
            </div>
          </Form>
        </Card>
      )}
    </div>
  )
}

export { RouteError as ErrorBoundary } from '../tasks/transition-page.tsx'
