import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { can } from '#app/domain/access/can.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { env } from '#app/server/env.server.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { MAIL_STATES, mailState } from '#app/ui/admin/mail-states.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { ConfirmSubmit } from '#app/ui/base/confirm-submit.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Pager } from '#app/ui/base/pager.tsx'
import { RequestKey } from '#app/ui/base/request-key.tsx'
import { SearchField } from '#app/ui/base/search-field.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tabs } from '#app/ui/base/tabs.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

/** The outbox: every mail that was written, newest first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, newKey } = await pageContext(request)
  requireMay(actor, 'outbox.view')
  const url = new URL(request.url)
  const state = url.searchParams.get('trang-thai') ?? ''
  const q = url.searchParams.get('q') ?? ''
  const after = url.searchParams.get('sau') ?? undefined
  const [page, counts, settings] = await Promise.all([
    reads.mails({ state: state || undefined, q, after }),
    reads.mailCounts(),
    reads.officeSettings(),
  ])
  const params = new URLSearchParams(url.searchParams)
  if (page.next) params.set('sau', page.next)
  return json({
    q,
    state,
    counts,
    mails: page.lines.map(m => ({
      ...m,
      at: formatInstant(m.sentAt ?? m.createdAt),
      look: mailState(m.state),
    })),
    next: page.next && `?${params}`,
    first: after !== undefined,
    paused: settings.mailPaused,
    /** Why mails stay here. */
    keeps: env.SMTP_URL === undefined ? ('no-server' as const) : settings.isDemo ? ('demo' as const) : null,
    maySwitch: can(actor, 'admin.settings'),
    requestKey: newKey(),
  })
}

export const meta: MetaFunction = () => [{ title: 'Thư nhắc việc – Giao việc – Nhắc việc' }]

export default function Mails() {
  const { q, state, counts, mails, next, first, paused, keeps, maySwitch, requestKey } = useLoaderData<typeof loader>()
  const address = (s: string) => {
    const params = new URLSearchParams()
    if (s) params.set('trang-thai', s)
    if (q) params.set('q', q)
    const text = params.toString()
    return `/quan-tri/thu${text ? `?${text}` : ''}`
  }
  const total = Object.values(counts.mails).reduce((a, b) => a + b, 0)
  const switchForm = (to: 'paused' | 'running') => (
    <Form method="post" action="/quan-tri/thu/cong-tac">
      <RequestKey value={requestKey} />
      <input type="hidden" name="to" value={to} />
      {to === 'running' ? (
        <SubmitButton>Gửi trở lại</SubmitButton>
      ) : (
        <ConfirmSubmit
          label="Tạm dừng gửi"
          variant="secondary"
          question="Tạm dừng gửi mọi thư? Lời nhắc vẫn được lập và chờ; khi gửi trở lại, việc nào đã xong thì không nhắc nữa."
          confirmLabel="Tạm dừng"
        />
      )}
    </Form>
  )
  return (
    <>
      <PageHeader
        title="Thư nhắc việc"
        subtitle="Mỗi người một thư mỗi lượt; mỗi lời nhắc chỉ gửi một lần."
        actions={
          <>
            {(counts.mails.failed ?? 0) > 0 && (
              <ButtonLink href="/quan-tri/thu/gui-lai">Gửi lại {counts.mails.failed} thư lỗi</ButtonLink>
            )}
            <SearchField
              defaultValue={q}
              label="Tìm thư"
              placeholder="Tên, thư, việc…"
              keep={{ 'trang-thai': state }}
            />
            {maySwitch && !paused && switchForm('paused')}
          </>
        }
      />
      {paused && (
        <Callout
          tone="soon"
          title="Đang tạm dừng gửi thư."
          className="mb-4"
          actions={maySwitch && switchForm('running')}
        >
          Lời nhắc vẫn được lập và chờ ở đây; trước khi gửi, từng việc được xem lại.
        </Callout>
      )}
      {!paused && keeps && (
        <Callout
          tone="wait"
          title={keeps === 'demo' ? 'Bản dùng thử: thư không gửi ra ngoài.' : 'Chưa nối máy chủ thư.'}
          className="mb-4"
        >
          {keeps === 'demo'
            ? 'Thư chỉ đi đến máy chủ thư trên chính máy này, nếu có; còn lại đọc ở đây.'
            : 'Thư được lưu lại để đọc ở đây và không gửi sau này. Người cài đặt nối máy chủ thư bằng biến SMTP_URL.'}
        </Callout>
      )}
      <Tabs
        label="Thư theo trạng thái"
        items={[
          { label: 'Tất cả', href: address(''), active: state === '', count: total },
          ...MAIL_STATES.filter(s => s.state !== 'sending' || counts.mails.sending || state === 'sending').map(s => ({
            label: s.tab,
            href: address(s.state),
            active: state === s.state,
            count: counts.mails[s.state] ?? 0,
            tone: s.state === 'failed' && counts.mails.failed ? ('late' as const) : undefined,
          })),
          { label: 'Lời nhắc chờ lượt', href: '/quan-tri/thu/cho-luot', count: counts.waiting },
        ]}
      />
      {mails.length === 0 ? (
        <EmptyState title={q || state ? 'Không có thư nào khớp' : 'Chưa có thư nào'}>
          {q || state
            ? 'Thử từ khác hoặc trạng thái khác.'
            : 'Khi ban hành kết luận, thư giao việc sẽ nằm ở đây; lời nhắc được lập 07:30 mỗi ngày làm việc.'}
        </EmptyState>
      ) : (
        <Table caption="Thư nhắc việc" cards>
          <thead>
            <tr>
              <th scope="col">Thư</th>
              <th scope="col">Gửi đến</th>
              <th scope="col">Trạng thái</th>
              <th scope="col" className="num">
                Lời nhắc
              </th>
              <th scope="col">Lúc</th>
            </tr>
          </thead>
          <tbody>
            {mails.map(m => (
              <tr key={m.id}>
                <td className="cell-title">
                  <a href={`/quan-tri/thu/${m.id}`}>{m.subject || 'Thư chưa soạn'}</a>
                </td>
                <td data-label="Gửi đến" data-wide="">
                  <div>
                    {m.personName} <span className="meta block break-words">{m.to}</span>
                  </div>
                </td>
                <td data-label="Trạng thái">
                  <div>
                    <Tag tone={m.look.tone}>{m.look.label}</Tag>
                    {m.attempts > 1 && <span className="meta"> {m.attempts} lần thử</span>}
                    {m.lastError && <span className="meta block">{m.lastError}</span>}
                  </div>
                </td>
                <td data-label="Lời nhắc" className="num">
                  {m.notices}
                </td>
                <td data-label="Lúc" className="num">
                  {m.at}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pager previous={first ? address(state) : null} next={next} />
    </>
  )
}
