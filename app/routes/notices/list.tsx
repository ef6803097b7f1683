import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { citationAtStart } from '#app/domain/directive/citation.ts'
import { STEP_NAMES, stepNameOf } from '#app/domain/reminder/notice.ts'
import { markNoticesRead, markNoticesReadInput } from '#app/features/notices/mark-notices-read.ts'
import { tools } from '#app/server/compose.server.ts'
import { invalid, parseForm } from '#app/server/forms.server.ts'
import { pageContext } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { Card } from '#app/ui/base/card.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { InstantText } from '#app/ui/base/instant-text.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Pager } from '#app/ui/base/pager.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import type { Tone } from '#app/ui/base/tone.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today } = await pageContext(request)
  const after = new URL(request.url).searchParams.get('sau') ?? undefined
  const { lines, next } = await reads.notices(actor, { after })
  return json({
    today,
    first: after === undefined,
    next: next && `/thong-bao?sau=${encodeURIComponent(next)}`,
    lines: lines.map(({ step, path, ...line }) => ({ ...line, step: stepNameOf(step), where: citationAtStart(path) })),
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, markNoticesReadInput)
  if (!form.ok) return invalid(form)
  await markNoticesRead(tools(), actor, form.value)
  return redirect('/thong-bao', 303)
}

export const meta: MetaFunction = () => [{ title: 'Thông báo – Giao việc – Nhắc việc' }]

const toneOf = (step: string): Tone =>
  step === 'overdue' || step.startsWith('escalate') ? 'late' : step === 'due-soon' || step === 'urge' ? 'soon' : 'wait'

/** Whoever opens it has read it; nothing waits for the answer. */
const tellRead = (noticeId: string): void => {
  void fetch('/thong-bao', { method: 'POST', keepalive: true, body: new URLSearchParams({ noticeId }) }).catch(() => {})
}

export default function Notices() {
  const { lines, next, today, first } = useLoaderData<typeof loader>()
  const unread = lines.filter(l => l.unread).length
  return (
    <>
      <PageHeader
        title="Thông báo"
        subtitle="Những gì hệ thống đã nhắc bạn, như trong thư."
        actions={
          first && unread > 0 && lines[0] ? (
            <Form method="post">
              <input type="hidden" name="until" value={lines[0].at} />
              <SubmitButton variant="secondary">Đánh dấu đã đọc tất cả</SubmitButton>
            </Form>
          ) : undefined
        }
      />
      {lines.length === 0 ? (
        <EmptyState title="Chưa có thông báo nào">
          Khi có việc được giao, sắp đến hạn hoặc quá hạn, bạn sẽ thấy ở đây.
        </EmptyState>
      ) : (
        <Card flush>
          <FastLinks className="block">
            <ul className="divide-y divide-line-soft">
              {lines.map(l => (
                <li
                  key={l.id}
                  className={`px-4 py-3 ${l.unread ? 'bg-accent-soft/35 shadow-[inset_3px_0_0_var(--color-accent)]' : ''}`}
                >
                  <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <Tag tone={toneOf(l.step)}>{STEP_NAMES[l.step]}</Tag>
                    <a
                      href={l.taskId ? `/nhiem-vu/${l.taskId}` : '/ra-soat'}
                      className={`touch:py-2 ${l.unread ? 'font-semibold' : 'font-medium'}`}
                      onClick={() => l.unread && tellRead(l.id)}
                    >
                      {l.taskId ? l.title : 'Việc quá hạn trong phạm vi phụ trách'}
                    </a>
                    {l.unread && <span className="sr-only">chưa đọc</span>}
                    {l.unread && (
                      <Form method="post" className="ml-auto">
                        <input type="hidden" name="noticeId" value={l.id} />
                        <SubmitButton size="s" variant="quiet">
                          Đã đọc<span className="sr-only">: {l.title}</span>
                        </SubmitButton>
                      </Form>
                    )}
                  </div>
                  <p className="meta mt-0.5">
                    {[l.where, l.unitName].filter(Boolean).join(' · ')} · <InstantText at={l.at} today={today} />
                  </p>
                  {l.note && <p className="mt-1 text-[0.875rem]">“{l.note}”</p>}
                </li>
              ))}
            </ul>
          </FastLinks>
        </Card>
      )}
      <Pager next={next} />
    </>
  )
}
