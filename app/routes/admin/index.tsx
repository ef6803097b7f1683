import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '#app/domain/access/can.ts'
import { yearOf } from '#app/domain/shared/day.ts'
import { formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { attentions, setupSteps } from '#app/features/admin/things-to-do.ts'
import { brokenWordings } from '#app/features/wordings/open-wordings.ts'
import { tools } from '#app/server/compose.server.ts'
import { pageContext } from '#app/server/page.server.ts'
import { SetupSteps } from '#app/ui/admin/setup-steps.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { TEXT_TONE } from '#app/ui/base/tone.ts'

/** What waits for the administrator: in a new office the first steps, later whatever needs a hand. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today } = await pageContext(request)
  if (!can(actor, 'admin.settings')) return redirect(can(actor, 'outbox.view') ? '/quan-tri/thu' : '/')
  const [office, people, counts, settings, changes, nextYear, wordingsBroken] = await Promise.all([
    reads.office(),
    reads.people(),
    reads.mailCounts(),
    reads.officeSettings(),
    reads.officeChanges(),
    reads.calendarDays(yearOf(today) + 1),
    brokenWordings(tools()),
  ])
  return json({
    steps: setupSteps(office, today),
    items: attentions({
      office,
      people,
      today,
      mailsFailed: counts.mails.failed ?? 0,
      mailPaused: settings.mailPaused,
      changesFailed: changes.filter(c => c.state === 'failed').length,
      wordingsBroken,
      nextYearKnown: nextYear.length > 0,
    }),
  })
}

export const meta: MetaFunction = () => [{ title: 'Việc quản trị – Giao việc – Nhắc việc' }]

export default function AdminHome() {
  const { steps, items } = useLoaderData<typeof loader>()
  const left = steps.filter(s => !s.done).length
  return (
    <>
      <PageHeader
        title={left > 0 ? 'Bắt đầu sử dụng' : 'Việc quản trị'}
        subtitle={
          left > 0
            ? `Còn ${left} bước để thư ký và lãnh đạo làm việc được.`
            : 'Những chỗ thiếu làm cho việc nhắc không đến được đúng người.'
        }
      />
      <div className="flex flex-col gap-4">
        {left > 0 && <SetupSteps steps={steps} />}
        {items.length > 0 ? (
          <Card title="Cần để ý" flush>
            <FastLinks>
              <ul className="divide-y divide-line-soft border-t border-line-soft">
                {items.map(i => (
                  <li key={i.id}>
                    <a
                      href={i.href}
                      className="flex min-h-11 items-center gap-3 px-4 py-2.5 text-ink no-underline hover:bg-wash hover:no-underline"
                    >
                      <span className={`shape shape-${i.tone} ${TEXT_TONE[i.tone]}`} aria-hidden="true" />
                      <span>
                        <span className="num font-semibold">{formatCount(i.count)}</span> {i.text}
                      </span>
                    </a>
                  </li>
                ))}
              </ul>
            </FastLinks>
          </Card>
        ) : (
          left === 0 && (
            <Card>
              <EmptyState title="Không có việc nào chờ">
                Đơn vị nào cũng có thủ trưởng, ai cũng có thư điện tử và mật khẩu, thư đều gửi được.
              </EmptyState>
            </Card>
          )
        )}
      </div>
    </>
  )
}
