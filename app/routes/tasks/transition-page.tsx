import type { MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, useActionData, useLoaderData, useRouteError } from '@remix-run/react'
import type { TaskCommand } from '#app/domain/task/possible-actions.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { ErrorPage } from '#app/ui/shell/error-page.tsx'
import { errorText } from '#app/ui/shell/error-text.ts'
import { sourceWords, TaskTags } from '#app/ui/task/task-tags.tsx'
import { TransitionForm, type TransitionReply } from '#app/ui/task/transition-form.tsx'
import { TRANSITIONS } from '#app/ui/task/transitions.ts'
import type { transitionLoader } from './transition.server.ts'

export const transitionMeta =
  (command: TaskCommand): MetaFunction =>
  () => [{ title: `${TRANSITIONS[command].title} – Giao việc – Nhắc việc` }]

/** One transition of one task as a page of its own: without script, from a mail, or when the form came back. */
export default function TransitionPage() {
  const { command, back, today, line, impossible, about, requestKey, context, fileNames } =
    useLoaderData<ReturnType<typeof transitionLoader>>()
  const reply = useActionData() as TransitionReply | undefined
  const transition = TRANSITIONS[command]
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={transition.title}
        breadcrumb={[
          { label: 'Nhiệm vụ', href: '/nhiem-vu' },
          { label: shorten(line.title), href: `/nhiem-vu/${line.id}` },
        ]}
      />
      <Card className="mb-4">
        <p className="font-medium">{line.title}</p>
        <p className="meta mt-0.5">
          {line.unitName} · {sourceWords(line)}
        </p>
        <p className="mt-2 flex flex-wrap gap-2">
          <TaskTags line={line} today={today} />
        </p>
      </Card>
      {about && (
        <Card title={about.title} className="mb-4">
          <p className="whitespace-pre-line">{about.text}</p>
        </Card>
      )}
      <Card>
        {impossible && !reply ? (
          <Callout tone="soon" title={impossible} actions={<ButtonLink href={back}>Quay lại</ButtonLink>} />
        ) : (
          <>
            <p className="meta mb-4">{transition.explain}</p>
            {impossible && <Callout tone="soon" title={impossible} className="mb-4" />}
            <TransitionForm
              command={command}
              taskId={line.id}
              seenVersion={line.version}
              requestKey={requestKey}
              context={context}
              back={typeof reply?.values.back === 'string' ? reply.values.back : back}
              reply={reply}
              keptFiles={fileNames}
            />
          </>
        )}
      </Card>
    </div>
  )
}

const shorten = (title: string): string => (title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title)

/** Within the shell: whoever lands here keeps the menu. */
export function RouteError() {
  const error = useRouteError()
  if (!isRouteErrorResponse(error)) return <ErrorPage error={errorText(500)} />
  // "not there" and "not for you" look the same; the words for both say more than the server's short ones
  return <ErrorPage error={errorText(error.status, error.status === 404 ? undefined : error.data)} />
}
