import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { found } from '#app/server/page.server.ts'
import { buttonClass } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { RequestKey } from '#app/ui/base/request-key.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { TaskSummary } from '#app/ui/mail-link/task-summary.tsx'
import { PublicShell } from '#app/ui/shell/public-shell.tsx'
import { TRANSITIONS } from '#app/ui/task/transitions.ts'
import { mailLinkView } from './mail-link.server.ts'

/** The page a mail leads to. Opening it changes nothing, however often and by whom. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const view = await mailLinkView(found(params.token))
  const done = new URL(request.url).searchParams.get('da')
  return json({ ...view, done })
}

export const meta: MetaFunction = () => [
  { title: 'Nhiệm vụ được giao – Giao việc – Nhắc việc' },
  { name: 'robots', content: 'noindex, nofollow' },
]

const ORDER = ['report', 'progress', 'ask-extension'] as const

export default function MailLinkTask() {
  const view = useLoaderData<typeof loader>()
  const { token, task, possible, done } = view
  const said = Object.values(TRANSITIONS).find(t => t.slug === done)?.said
  // what ends the task comes before what only tells of it
  const others = ORDER.filter(command => possible.includes(command))
  useToldOpened(token)
  return (
    <PublicShell
      title="Nhiệm vụ của ông/bà"
      subtitle={`${view.personName} – mở bằng liên kết trong thư, chưa đăng nhập`}
      officeName={view.officeName}
      footer={<LinkFooter token={token} taskId={task.id} expiresAt={formatInstant(view.expiresAt)} />}
    >
      {said && <Callout tone="ok" title={said} className="mb-4" />}
      <TaskSummary task={task} unitName={view.unitName} source={view.source} today={view.today} />
      {possible.length === 0 ? (
        <Callout tone="wait" title="Hiện không có việc gì phải làm ở đây." className="mt-4">
          {task.reportedAt
            ? `Đã báo cáo lúc ${formatInstant(task.reportedAt)}; đang chờ xác nhận.`
            : 'Nhiệm vụ đã kết thúc, tạm dừng hoặc đang chờ quyết định.'}
        </Callout>
      ) : (
        <div className="mt-5 flex flex-col gap-2.5">
          {possible.includes('accept') && (
            <Form method="post" action={`/t/${token}/tiep-nhan`} className="flex flex-col">
              <RequestKey value={view.requestKey} />
              <input type="hidden" name="seenVersion" value={task.version} />
              <SubmitButton busyLabel="Đang gửi…">{TRANSITIONS.accept.label}</SubmitButton>
            </Form>
          )}
          {others.map(command => (
            <a
              key={command}
              href={`/t/${token}/${TRANSITIONS[command].slug}`}
              className={buttonClass(command === 'report' && !possible.includes('accept') ? 'primary' : 'secondary')}
            >
              {TRANSITIONS[command].title}
            </a>
          ))}
        </div>
      )}
    </PublicShell>
  )
}

function LinkFooter({ token, taskId, expiresAt }: { token: string; taskId: string; expiresAt: string }) {
  return (
    <>
      <p>
        Liên kết dùng được đến {expiresAt}, chỉ cho việc này. Ai có liên kết đều làm được như ông/bà: đừng chuyển tiếp
        thư. <a href={`/t/${token}/thu-hoi`}>Thu hồi liên kết này</a>
      </p>
      <p>
        Muốn trả lại, giao cán bộ hoặc xem lịch sử:{' '}
        <a href={`/dang-nhap?tiep=${encodeURIComponent(`/nhiem-vu/${taskId}`)}`}>đăng nhập</a>.
      </p>
    </>
  )
}

/** For the record of reminders: the page was seen by somebody, not only fetched by a mail filter. */
function useToldOpened(token: string) {
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', tell)
      void fetch(`/t/${token}/da-mo`, { method: 'POST', keepalive: true }).catch(() => {})
    }
    document.addEventListener('visibilitychange', tell)
    tell()
    return () => document.removeEventListener('visibilitychange', tell)
  }, [token])
}
