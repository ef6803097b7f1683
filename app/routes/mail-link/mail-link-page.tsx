import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { MailLinkCommand } from '#app/domain/access/mail-link.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { TaskSummary } from '#app/ui/mail-link/task-summary.tsx'
import { PublicShell } from '#app/ui/shell/public-shell.tsx'
import { TransitionForm, type TransitionReply } from '#app/ui/task/transition-form.tsx'
import { TRANSITIONS } from '#app/ui/task/transitions.ts'
import type { mailLinkLoader } from './mail-link.server.ts'

export const mailLinkMeta =
  (command: MailLinkCommand): MetaFunction =>
  () => [
    { title: `${TRANSITIONS[command].title} – Giao việc – Nhắc việc` },
    { name: 'robots', content: 'noindex, nofollow' },
  ]

/** One thing to tell of one task, for somebody who came from a mail. */
export default function MailLinkPage() {
  const view = useLoaderData<ReturnType<typeof mailLinkLoader>>()
  const reply = useActionData() as TransitionReply | undefined
  const { command, token, task } = view
  const transition = TRANSITIONS[command]
  const page = `/t/${token}`
  const impossible = view.possible.includes(command) ? null : (view.whyNot[command] ?? 'Việc này không làm được ở đây.')
  return (
    <PublicShell title={transition.title} subtitle={view.personName} officeName={view.officeName}>
      <TaskSummary task={task} unitName={view.unitName} source={view.source} today={view.today} short />
      <div className="mt-4 border-t border-line-soft pt-4">
        {impossible && !reply ? (
          <Callout tone="soon" title={impossible} actions={<ButtonLink href={page}>Quay lại</ButtonLink>} />
        ) : (
          <>
            <p className="meta mb-4">{transition.explain}</p>
            <TransitionForm
              command={command}
              taskId={task.id}
              action={`${page}/${transition.slug}`}
              seenVersion={task.version}
              requestKey={view.requestKey}
              context={view.context}
              back={page}
              reply={reply}
            />
          </>
        )}
      </div>
    </PublicShell>
  )
}
