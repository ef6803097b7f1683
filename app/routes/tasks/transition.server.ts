import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { unitsWhere } from '#app/domain/access/actor.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { mayCommand, stateRefusal, type TaskCommand } from '#app/domain/task/possible-actions.ts'
import { DEFAULT_REASONS } from '#app/domain/task/reasons.ts'
import { isOpen } from '#app/domain/task/task.ts'
import { ACCEPTED_FILES } from '#app/features/files/attach-file.ts'
import type { Tools } from '#app/features/ports.ts'
import type { TaskPage } from '#app/features/reads.ts'
import type { TaskOutcome } from '#app/features/tasks/change-task.ts'
import {
  askableOptions,
  belowOptions,
  milestoneOptions,
  officerOptions,
  ownUnitOptions,
  partyOptions,
  questionOptions,
  reasonLists,
  unitOptions,
  watcherOptions,
} from '#app/features/tasks/form-options.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import { tools } from '#app/server/compose.server.ts'
import { invalid, parseForm } from '#app/server/forms.server.ts'
import { found, orPage, type PageContext, pageContext } from '#app/server/page.server.ts'
import { requireActor, safeRedirect } from '#app/server/session.server.ts'
import { taskReply } from '#app/server/task-replies.server.ts'
import { withUploads } from '#app/server/uploads.server.ts'
import type { TransitionContext } from '#app/ui/task/transition-fields.tsx'
import { TRANSITIONS } from '#app/ui/task/transitions.ts'

/** The page of a transition: its form, or why it is not possible now. Who may never do it gets 403. */
export async function transitionView(command: TaskCommand, { request, params }: LoaderFunctionArgs) {
  const { actor, today, reads, newKey } = await pageContext(request)
  const id = found(params.taskId)
  const page = found(await reads.taskPage(actor, id, today))
  if (!mayCommand(command, actor, taskSubject(page.task)))
    throw new Response('Bạn không có quyền làm việc này với nhiệm vụ.', { status: 403 })
  const view = {
    command,
    today,
    back: safeRedirect(new URL(request.url).searchParams.get('back'), `/nhiem-vu/${id}`),
    line: page.line,
    impossible: stateRefusal(command, actor, page.task, today)?.message ?? null,
    about: aboutOf(command, page),
    requestKey: newKey(),
    context: transitionContext(actor, page, today),
    fileNames: Object.fromEntries(page.files.map(f => [f.id, f.name])),
  }
  return { actor, view }
}

export const transitionLoader = (command: TaskCommand) => async (args: LoaderFunctionArgs) =>
  json((await transitionView(command, args)).view)

type Given = Pick<TaskPage, 'task' | 'office'> & Partial<Pick<TaskPage, 'parts' | 'reasons'>>

/** In a list of many tasks (without `parts`) the forms that choose among people are left to the task's own page. */
export const transitionContext = (
  actor: Actor,
  { task, office, parts, reasons = DEFAULT_REASONS }: Given,
  today: PageContext['today'],
): TransitionContext => ({
  today,
  due: task.due,
  percent: task.progress,
  urgency: task.urgency,
  partsOpen: parts?.filter(p => isOpen(p)).length ?? 0,
  wantedDue: task.extension?.wantedDue,
  suggestedUnitId: task.sendBack?.suggestedUnitId,
  units: unitOptions(office, today).filter(u => u.value !== task.unitId),
  officers: officerOptions(office, task.unitId, today, task.officerId),
  ownUnits: ownUnitOptions(
    office,
    task.coordinations.map(c => c.unitId).filter(u => unitsWhere(actor, 'unit-head', 'unit-deputy').includes(u)),
  ),
  acceptFiles: ACCEPTED_FILES,
  lists: {
    ...reasonLists(reasons),
    milestones: milestoneOptions(task),
    questions: questionOptions(task, office, actor.personId),
    ...(parts
      ? {
          coordinators: ownUnitOptions(
            office,
            task.coordinations.flatMap(c => (c.answeredAt === null ? [c.unitId] : [])),
          ),
          below: belowOptions(office, task.unitId, today),
          people: askableOptions(office, today, taskSubject(task), actor.personId),
          parties: partyOptions(office, today, task.unitId),
          watchers: watcherOptions(task, office),
        }
      : {}),
  },
})

/** What is being answered: the words of the other side, above the form. */
function aboutOf(command: TaskCommand, { task }: Pick<TaskPage, 'task'>): { title: string; text: string } | null {
  switch (command) {
    case 'answer':
      return questionAbout(task.questions.filter(q => q.answeredAt === null))
    case 'confirm':
    case 'return-report':
      return task.report && { title: 'Báo cáo của đơn vị', text: task.report.text }
    case 'grant-extension':
    case 'refuse-extension':
      return task.extension && { title: 'Lý do xin gia hạn', text: task.extension.reason }
    case 'reassign':
    case 'refuse-send-back':
      return task.sendBack && { title: 'Lý do đơn vị đề nghị trả lại', text: task.sendBack.reason }
    case 'judge-explanation':
      return task.explanation?.text ? { title: 'Giải trình của đơn vị', text: task.explanation.text } : null
    default:
      return null
  }
}

const questionAbout = (open: TaskPage['task']['questions']) =>
  open.length === 1 ? { title: 'Câu hỏi', text: open[0]!.text } : null

type UseCase<I> = (tools: Tools, actor: Actor, input: I) => Promise<TaskOutcome>

/** Parses, calls the use case, answers: back to the page it came from, or the form again with all that was typed. */
export const transitionAction =
  <S extends z.ZodType>(command: TaskCommand, input: S, change: UseCase<z.output<S>>) =>
  async ({ request, params }: ActionFunctionArgs) => {
    const actor = await requireActor(request)
    const taskId = found(params.taskId)
    const withFiles = TRANSITIONS[command].fields.some(f => f.kind === 'files')
    const upload = withFiles ? await orPage(withUploads(request, actor, taskId)) : null
    const form = await parseForm(upload?.request ?? request, input, { taskId })
    if (upload?.error) {
      const errors = form.ok ? {} : form.reply.errors
      return invalid({ reply: { message: null, errors: { ...errors, files: upload.error }, values: upload.values } })
    }
    if (!form.ok) return invalid(form)
    const outcome = await orPage(change(tools(), actor, form.value))
    return taskReply(outcome, form.values, saidOf(command, outcome))
  }

/** A starred task is not done with the first of two words: say what it waits for. */
const saidOf = (command: TaskCommand, outcome: TaskOutcome): string =>
  !isRefusal(outcome) && outcome.kind === 'changed' && outcome.event.kind === 'closing-proposed'
    ? 'Đã ghi ý kiến thứ nhất; việc quan trọng (★) cần thêm một người có thẩm quyền xác nhận.'
    : TRANSITIONS[command].said
