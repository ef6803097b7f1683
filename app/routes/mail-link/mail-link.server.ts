import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { MAIL_LINK_COMMANDS, type MailLinkCommand } from '#app/domain/access/mail-link.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { possibleActions, stateRefusal } from '#app/domain/task/possible-actions.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import { clientName } from '#app/features/auth/client-name.ts'
import { ACCEPTED_FILES } from '#app/features/files/attach-file.ts'
import { type OpenedLink, openMailLinkToAct } from '#app/features/mail-links/open-mail-link.ts'
import type { StoredTask, Tools } from '#app/features/ports.ts'
import type { TaskOutcome } from '#app/features/tasks/change-task.ts'
import { reasonLists } from '#app/features/tasks/form-options.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import { mailLinkTools, tools } from '#app/server/compose.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { readMailLink } from '#app/server/mail-link-page.server.ts'
import { found, orPage } from '#app/server/page.server.ts'
import { staleReply } from '#app/server/task-replies.server.ts'
import { withUploads } from '#app/server/uploads.server.ts'
import { TRANSITIONS } from '#app/ui/task/transitions.ts'

type Open = Extract<OpenedLink, { kind: 'open' }>

/** An ended link leads to the same task through the front door; one that never was is not there. */
export function openOr<T extends OpenedLink>(opened: T): Extract<T, { kind: 'open' }> {
  if (opened.kind === 'open') return opened as Extract<T, { kind: 'open' }>
  if (opened.kind === 'unknown') throw new Response('Không tìm thấy', { status: 404 })
  const next = encodeURIComponent(`/nhiem-vu/${(opened as Extract<OpenedLink, { kind: 'ended' }>).taskId}`)
  const why = (opened as Extract<OpenedLink, { kind: 'ended' }>).why === 'unsigned' ? '' : '&vi=lien-ket'
  throw redirect(`/dang-nhap?tiep=${next}${why}`)
}

/** The essentials: what a phone shows of the task before anything is done. */
export async function mailLinkView(token: string) {
  const { opened, office, meeting, notice, reasons, today, newKey } = await readMailLink(token)
  const { task, actor, link } = openOr(opened)
  const possible = possibleActions(actor, taskSubject(task), task, today)
  return {
    token,
    today,
    requestKey: newKey(),
    expiresAt: link.expiresAt,
    officeName: office.name,
    personName: actor.name,
    task: essentials(task),
    unitName: unitOf(office, task.unitId)?.name ?? '',
    source: [notice, meeting].filter(Boolean).join(' – '),
    possible: MAIL_LINK_COMMANDS.filter(command => possible.includes(command)),
    whyNot: Object.fromEntries(
      MAIL_LINK_COMMANDS.map(c => [c, stateRefusal(c, actor, task, today)?.message ?? null]),
    ) as Record<MailLinkCommand, string | null>,
    context: {
      today,
      due: task.due,
      percent: task.progress,
      acceptFiles: ACCEPTED_FILES,
      lists: reasonLists(reasons),
    },
  }
}
export type MailLinkView = Awaited<ReturnType<typeof mailLinkView>>

const essentials = (t: StoredTask) => ({
  id: t.id,
  version: t.version,
  title: t.title,
  text: t.text,
  path: t.path,
  state: t.state,
  due: t.due,
  dueText: t.dueText,
  urgency: t.urgency,
  progress: t.progress,
  note: t.note,
  acceptedAt: t.acceptedAt,
  reportedAt: t.report?.at ?? null,
  extension: t.extension && { wantedDue: t.extension.wantedDue },
})

export const mailLinkLoader =
  (command: MailLinkCommand) =>
  async ({ params }: LoaderFunctionArgs) =>
    json({ command, ...(await mailLinkView(found(params.token))) })

type UseCase<I> = (tools: Tools, actor: Actor, input: I) => Promise<TaskOutcome>

/** The same use case as the signed-in page's, by somebody who may do only this; it ends on the link's own page. */
export const mailLinkAction =
  <S extends z.ZodType>(command: MailLinkCommand, input: S, change: UseCase<z.output<S>>) =>
  async ({ request, params, context }: ActionFunctionArgs) => {
    const token = found(params.token)
    const answer = await openMailLinkToAct(mailLinkTools(), token, context.clientAddress)
    if (isRefusal(answer)) return refused(answer)
    const { actor: person, task }: Open = openOr(answer)
    const actor = { ...person, origin: `thư: ${clientName(request.headers.get('User-Agent'))}`.slice(0, 80) }
    const taskId = task.id
    const withFiles = TRANSITIONS[command].fields.some(f => f.kind === 'files')
    const upload = withFiles ? await orPage(withUploads(request, actor, taskId)) : null
    const form = await parseForm(upload?.request ?? request, input, { taskId })
    if (upload?.error) {
      const errors = form.ok ? {} : form.reply.errors
      return invalid({ reply: { message: null, errors: { ...errors, files: upload.error }, values: upload.values } })
    }
    if (!form.ok) return invalid(form)
    const outcome = await orPage(change(tools(), actor, form.value))
    if (isRefusal(outcome)) return refused(outcome, form.values)
    if (outcome.kind === 'stale') return staleReply(outcome, form.values)
    return redirect(`/t/${token}?da=${TRANSITIONS[command].slug}`, 303)
  }
