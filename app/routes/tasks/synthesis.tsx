import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { missingWords } from '#app/domain/task/synthesis.ts'
import { isWorkable } from '#app/domain/task/task.ts'
import { openSynthesis } from '#app/features/tasks/open-synthesis.ts'
import { saveSynthesis, synthesisInput, withSections } from '#app/features/tasks/save-synthesis.ts'
import { sendSynthesis, sendSynthesisInput } from '#app/features/tasks/send-synthesis.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { type FormReply, invalid, parseForm } from '#app/server/forms.server.ts'
import { found, orPage, pageContext } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { taskReply } from '#app/server/task-replies.server.ts'
import { buttonClass } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { InstantText } from '#app/ui/base/instant-text.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { RequestKey } from '#app/ui/base/request-key.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, newKey } = await pageContext(request)
  const taskId = found(params.taskId)
  const { task, draft, version, missing, total } = await orPage(
    tools().unitOfWork(stores => openSynthesis(stores, actor, taskId)),
  )
  return json({
    today,
    task: { id: task.id, title: task.title, version: task.version, open: isWorkable(task) },
    draft,
    version: version ?? 0,
    missing,
    total,
    requestKey: newKey(),
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const taskId = found(params.taskId)
  const sends = (await request.clone().formData()).get('viec') === 'gui'
  const form = await parseForm(request, withSections(sends ? sendSynthesisInput : synthesisInput), { taskId })
  if (!form.ok) return invalid(form)
  if (sends) {
    const outcome = await orPage(sendSynthesis(tools(), actor, sendSynthesisInput.parse(form.value)))
    return taskReply(outcome, form.values, 'Đã gửi báo cáo tổng hợp; đang chờ xác nhận.')
  }
  const outcome = await orPage(saveSynthesis(tools(), actor, form.value))
  if (outcome.kind === 'saved') return redirectSaying(`/nhiem-vu/${taskId}/tong-hop`, 'Đã lưu bản tổng hợp.')
  return json<FormReply>(
    {
      message: 'Bản tổng hợp vừa được người khác lưu. Chép lại phần bạn vừa ghi rồi mở lại trang.',
      errors: {},
      values: form.values,
    },
    { status: 409 },
  )
}

export const meta: MetaFunction = () => [{ title: 'Soạn tổng hợp – Giao việc – Nhắc việc' }]

/** What the collecting unit writes: one section a unit in its place, made of its report until somebody edits it. */
export default function Synthesis() {
  const { today, task, draft, version, missing, total, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  const typed = (name: string, otherwise: string): string => {
    const value = reply?.values[name]
    return typeof value === 'string' ? value : otherwise
  }
  const back = `/nhiem-vu/${task.id}`
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Soạn tổng hợp"
        breadcrumb={[
          { label: 'Nhiệm vụ', href: '/nhiem-vu' },
          { label: task.title, href: back },
        ]}
        subtitle={`${total - missing.length}/${total} đơn vị đã báo cáo`}
      />
      {missing.length > 0 && (
        <Callout tone="soon" title={`Chưa báo cáo: ${missing.length} đơn vị`} className="mb-4">
          {missingWords(missing)}
        </Callout>
      )}
      <Form method="post" className="flex flex-col gap-4" noValidate key={version}>
        <FormError message={reply?.message} errors={reply?.errors} />
        <RequestKey value={requestKey} />
        <input type="hidden" name="seenVersion" value={typed('seenVersion', String(task.version))} />
        <input type="hidden" name="seenDraft" value={version} />
        <input type="hidden" name="back" value={back} />
        <Card>
          <Field name="opening" label="Mở đầu" optional>
            <Textarea rows={3} defaultValue={typed('opening', draft.opening)} />
          </Field>
        </Card>
        {draft.sections.map((s, i) => (
          <Card key={s.taskId}>
            <Field name={`text:${s.taskId}`} label={`${i + 1}. ${s.unitName}`}>
              <Textarea rows={4} defaultValue={typed(`text:${s.taskId}`, s.text)} />
            </Field>
            <p className="meta mt-2 flex flex-wrap items-center gap-x-2 gap-y-1">
              {s.source && (
                <>
                  báo cáo <InstantText at={s.source.at} today={today} />
                </>
              )}
              {s.edited && <Tag tone="wait">đã sửa</Tag>}
              {!s.source && <Tag tone="soon">báo cáo đã được rút</Tag>}
            </p>
            {s.newer && (
              <div className="mt-2 border-l-2 border-line pl-3">
                <p className="meta">
                  Đơn vị đã báo cáo lại <InstantText at={s.newer.at} today={today} />:
                </p>
                <p className="text-[0.9375rem] whitespace-pre-line">{s.newer.text}</p>
                <Checkbox name="newer" value={s.taskId} label="Lấy nội dung báo cáo mới thay cho phần đã sửa" />
              </div>
            )}
          </Card>
        ))}
        <Card>
          <div className="flex flex-col gap-4">
            <Field name="closing" label="Nhận xét, kiến nghị" optional>
              <Textarea rows={3} defaultValue={typed('closing', draft.closing)} />
            </Field>
            <div className="grid gap-4 sm:grid-cols-2">
              <Field name="documentNumber" label="Số văn bản" optional>
                <Input defaultValue={typed('documentNumber', '')} placeholder="125/BC-VP" />
              </Field>
              <Field name="documentDay" label="Ngày văn bản" optional error={reply?.errors.documentDay}>
                <DateField defaultValue={typed('documentDay', '') || null} />
              </Field>
            </div>
          </div>
        </Card>
        <div className="flex flex-wrap gap-2 max-sm:flex-col-reverse sm:justify-end">
          <a href={back} className={buttonClass()}>
            Thôi
          </a>
          <SubmitButton name="viec" value="luu" variant="secondary" busyLabel="Đang lưu…">
            Lưu để soạn tiếp
          </SubmitButton>
          {task.open && (
            <SubmitButton name="viec" value="gui" busyLabel="Đang gửi…">
              Gửi báo cáo tổng hợp
            </SubmitButton>
          )}
        </div>
      </Form>
    </div>
  )
}

export { RouteError as ErrorBoundary } from './transition-page.tsx'
