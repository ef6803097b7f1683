import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { urgeTask, urgeTaskInput } from '#app/features/tasks/urge-task.ts'
import { urgeMails } from '#app/server/urge-page.server.ts'
import type { TransitionReply } from '#app/ui/task/transition-form.tsx'
import { UrgeMails } from '#app/ui/task/urge-mails.tsx'
import { transitionAction, transitionView } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

/** The form of an urge, and the mails it would send. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor, view } = await transitionView('urge', args)
  return json({ ...view, mails: view.impossible ? [] : await urgeMails(actor, [view.line.id]) })
}
export const action = transitionAction('urge', urgeTaskInput, urgeTask)

export const meta = transitionMeta('urge')

export default function Urge() {
  const { line, impossible, mails } = useLoaderData<typeof loader>()
  const reply = useActionData() as TransitionReply | undefined
  const [note, setNote] = useState(typeof reply?.values.note === 'string' ? reply.values.note : '')
  return (
    <div
      className="flex max-w-2xl flex-col gap-4"
      onInput={({ target }) => target instanceof HTMLTextAreaElement && target.name === 'note' && setNote(target.value)}
    >
      <TransitionPage />
      {!impossible && <UrgeMails mails={mails} chosen={new Set([line.id])} note={note} />}
    </div>
  )
}
export { RouteError as ErrorBoundary }
