import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { STEP_NAMES } from '#app/domain/reminder/notice.ts'
import { isDefaultRule } from '#app/domain/reminder/rule.ts'
import { sayClasses, sayRule } from '#app/domain/reminder/rule-words.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { changeRules } from '#app/features/reminders/change-rules.ts'
import { openRules } from '#app/features/reminders/open-rules.ts'
import { ruleInput, ruleMark } from '#app/features/reminders/rule-input.ts'
import { saveRule } from '#app/features/reminders/save-rule.ts'
import { tools } from '#app/server/compose.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { type RuleReply, ruleAction } from '#app/server/rule-replies.server.ts'
import { AdminForm, typedOr } from '#app/ui/admin/admin-form.tsx'
import { RuleFields } from '#app/ui/admin/rule-fields.tsx'
import { RulesPreviewCard } from '#app/ui/admin/rules-preview.tsx'
import { ConfirmSubmit } from '#app/ui/base/confirm-submit.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { RequestKey } from '#app/ui/base/request-key.tsx'

/** An existing row, or with `moi` a row of its own for some classes of tasks at the step in the address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, newKey } = await pageContext(request)
  requireMay(actor, 'admin.rules')
  const { rules } = await orPage(openRules(tools(), actor))
  const isNew = params.ruleId === 'moi'
  const step = new URL(request.url).searchParams.get('buoc')
  const rule = found(rules.find(r => (isNew ? r.step === step && isDefaultRule(r.id) : r.id === params.ruleId)))
  return json({
    rule: isNew ? { ...rule, classes: [] } : rule,
    isNew,
    common: !isNew && isDefaultRule(rule.id),
    mark: isNew ? undefined : ruleMark(rule),
    keys: { save: newKey(), remove: newKey() },
  })
}

export const action = ({ request, params }: ActionFunctionArgs) => {
  const step = new URL(request.url).searchParams.get('buoc')
  return ruleAction(request, {
    input: ruleInput,
    known: params.ruleId === 'moi' ? { id: undefined, step } : { id: params.ruleId },
    change: async (input, t) => {
      const change = changeRules(await t.unitOfWork(s => s.rules.load()), input, t.ids)
      return isRefusal(change) ? change : { rules: change.rules }
    },
    use: saveRule,
    said: 'Đã lưu quy tắc nhắc. Lời nhắc chưa gửi được tính lại.',
  })
}

export const meta: MetaFunction = () => [{ title: 'Quy tắc nhắc – Giao việc – Nhắc việc' }]

export default function ReminderRulePage() {
  const { rule, isNew, common, mark, keys } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as RuleReply | undefined
  return (
    <>
      <PageHeader
        title={`${STEP_NAMES[rule.step]}${isNew ? ': quy tắc riêng' : ''}`}
        subtitle={
          isNew ? 'Dùng thay quy tắc chung cho loại nhiệm vụ được chọn.' : `${sayClasses(rule)}. ${sayRule(rule)}`
        }
        breadcrumb={[{ label: 'Quy tắc nhắc', href: '/quan-tri/nhac-viec' }]}
      />
      {reply?.preview && <RulesPreviewCard preview={reply.preview} />}
      <AdminForm
        reply={reply}
        requestKey={keys.save}
        seenVersion={mark}
        submitLabel={reply?.preview ? 'Lưu quy tắc' : 'Xem trước thay đổi'}
        cancelHref="/quan-tri/nhac-viec"
      >
        <input type="hidden" name="previewed" value={reply?.previewed ?? ''} />
        <RuleFields rule={rule} common={common} reply={reply} />
        {reply?.preview && <p className="meta">Sửa tiếp thì bấm Lưu sẽ cho xem trước lại.</p>}
      </AdminForm>
      {!isNew && (
        <Form method="post" action={`/quan-tri/nhac-viec/${encodeURIComponent(rule.id)}/bo`} className="mt-4">
          <RequestKey value={typedOr(undefined, 'requestKey', keys.remove)} />
          <ConfirmSubmit
            variant="secondary"
            label={common ? 'Trả về mặc định' : 'Bỏ quy tắc riêng'}
            question={
              common
                ? 'Trả bước này về quy tắc mặc định của phần mềm? Lời nhắc chưa gửi được tính lại.'
                : 'Bỏ quy tắc riêng này? Các việc ấy lại theo quy tắc chung.'
            }
            confirmLabel={common ? 'Trả về mặc định' : 'Bỏ quy tắc'}
          />
        </Form>
      )}
    </>
  )
}
