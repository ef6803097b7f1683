import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { citationAtStart } from '#app/domain/directive/citation.ts'
import { urgeText } from '#app/domain/reminder/chat-text.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { dayOfInstant } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { urgeMissingUnits, urgeMissingUnitsInput } from '#app/features/tasks/urge-missing-units.ts'
import { tools } from '#app/server/compose.server.ts'
import { siteUrl } from '#app/server/env.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor, safeRedirect } from '#app/server/session.server.ts'
import { NOTE_MARK, urgeableTasks, urgeMails } from '#app/server/task-reads.server.ts'
import { buttonClass } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { CopyText } from '#app/ui/base/copy-text.tsx'
import { Disclosure } from '#app/ui/base/disclosure.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { InstantText } from '#app/ui/base/instant-text.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { RequestKey } from '#app/ui/base/request-key.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'
import { lowerFirst } from '#app/ui/task/task-tags.tsx'

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
  const mails = await urgeMails(
    missing.map(t => t.id),
    today,
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
      id: t.id,
      unitName: work.find(l => l.id === t.id)?.unitName ?? '',
      late: work.find(l => l.id === t.id)?.daysLate ?? 0,
      urgedAt: t.urgedAt,
      urgedToday: t.urgedAt !== null && dayOfInstant(t.urgedAt) === today,
    })),
    mails,
    noteMark: NOTE_MARK,
    site: siteUrl(),
    back: safeRedirect(search.get('back'), DESK),
    requestKey: newKey(),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, urgeMissingUnitsInput, { directiveId: found(params.directiveId) })
  if (!form.ok) return invalid(form)
  const outcome = await orPage(urgeMissingUnits(tools(), actor, form.value))
  if (isRefusal(outcome)) return refused(outcome, form.values)
  const back = safeRedirect(form.values.back, DESK)
  if (outcome.kind === 'repeated') return redirectSaying(back, 'Đã đôn đốc các đơn vị này.')
  const { urged, skipped } = outcome
  const rest = skipped.length > 0 ? ` ${skipped.length} đơn vị vừa báo cáo nên không đôn đốc nữa.` : ''
  return redirectSaying(back, `Đã đôn đốc ${urged.length} đơn vị; thư đang được gửi.${rest}`)
}

export const meta: MetaFunction = () => [{ title: 'Đôn đốc các đơn vị – Giao việc – Nhắc việc' }]

/** Who gets what, before anything is sent; then one press. */
export default function UrgeMissingUnits() {
  const data = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { missing, mails, today, back } = data
  const typed = reply?.values.taskIds
  const before = typed === undefined ? null : Array.isArray(typed) ? typed : [typed]
  const [ticked, setTicked] = useState(() => new Set(before ?? missing.filter(m => !m.urgedToday).map(m => m.id)))
  const [note, setNote] = useState(typeof reply?.values.note === 'string' ? reply.values.note : '')
  const going = mails.flatMap(m => {
    const letter = m.letters[m.taskIds.filter(id => ticked.has(id)).join()]
    if (!m.taskIds.some(id => ticked.has(id))) return []
    const { subject, text } = letter ?? Object.values(m.letters)[0] ?? { subject: '', text: '' }
    return [{ ...m, subject, text: withNote(text, note, data.noteMark) }]
  })
  const toggle = (id: string) =>
    setTicked(now => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
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
        <Form method="post" className="flex flex-col gap-4">
          <FormError message={reply?.message} errors={reply?.errors} />
          <RequestKey value={data.requestKey} />
          <input type="hidden" name="back" value={back} />
          <Card title="Đơn vị" subtitle="Bỏ dấu đơn vị không cần đôn đốc.">
            <ul className="flex flex-col gap-1 touch:gap-0 sm:grid sm:grid-cols-2 sm:gap-x-6">
              {missing.map(m => (
                <li key={m.id}>
                  <label className="flex cursor-pointer items-start gap-2.5 touch:min-h-11 touch:items-center">
                    <input
                      type="checkbox"
                      className="check"
                      name="taskIds"
                      value={m.id}
                      checked={ticked.has(m.id)}
                      onChange={() => toggle(m.id)}
                    />
                    <span className="flex min-w-0 flex-wrap items-center gap-x-2">
                      {m.unitName}
                      {m.late > 0 && <Tag tone="late">trễ {m.late} ngày</Tag>}
                      {m.urgedAt && (
                        <span className="meta">
                          đã đôn đốc <InstantText at={m.urgedAt} today={today} />
                        </span>
                      )}
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </Card>
          <Card>
            <Field name="note" label="Lời đôn đốc" optional hint="Ghi trong thư gửi từng đơn vị.">
              <Textarea rows={2} value={note} onChange={event => setNote(event.currentTarget.value)} />
            </Field>
          </Card>
          <Card
            title={`Thư sẽ gửi: ${going.length}`}
            subtitle="Mỗi người một thư. Ai báo cáo trước khi gửi thì không nhận thư."
          >
            {going.length === 0 ? (
              <p className="meta">Chưa chọn đơn vị nào.</p>
            ) : (
              <ul className="flex flex-col divide-y divide-line-soft">
                {going.map(m => (
                  <li key={m.personId} className="py-1">
                    <Disclosure
                      plain
                      summary={
                        <span className="text-ink">
                          <span className="font-medium">{m.personName}</span>{' '}
                          <span className="meta">
                            {m.email ?? 'không có địa chỉ thư – hiện ở danh sách của Văn phòng'}
                          </span>
                          <span className="block text-[0.875rem]">{m.subject}</span>
                        </span>
                      }
                    >
                      <pre className="rounded-control bg-wash p-3 font-sans text-[0.875rem] whitespace-pre-wrap">
                        {m.text}
                      </pre>
                    </Disclosure>
                  </li>
                ))}
              </ul>
            )}
          </Card>
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
                      .map(m => ({ unitName: m.unitName, taskId: m.id, late: m.late })),
                  },
                  note,
                  data.site,
                )}
                label="Nội dung"
                copyLabel="Sao chép gửi Zalo"
              />
            </Disclosure>
          </Card>
          <div className="flex flex-wrap gap-2 max-sm:flex-col-reverse sm:justify-end">
            <a href={back} className={buttonClass()}>
              Thôi
            </a>
            <SubmitButton busyLabel="Đang gửi…" disabled={ticked.size === 0}>
              Đôn đốc {ticked.size} đơn vị
            </SubmitButton>
          </div>
        </Form>
      )}
    </div>
  )
}

/** The mail as it will read: the sender's words quoted, or nothing where none are written. */
const withNote = (text: string, note: string, mark: string): string =>
  note.trim() === '' ? text.replaceAll(` – “${mark}”`, '').replaceAll(mark, '') : text.replaceAll(mark, note.trim())

export { RouteError as ErrorBoundary } from '../tasks/transition-page.tsx'
