import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { removeRule, removeRuleInput } from '#app/features/reminders/save-rule.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { env } from '#app/server/env.server.ts'

export const loader = () => redirect('/quan-tri/nhac-viec')

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.rules',
    input: removeRuleInput,
    known: { id: params.ruleId },
    use: (tools, actor, input) => removeRule({ ...tools, mailDomains: env.MAIL_DOMAINS }, actor, input),
    to: '/quan-tri/nhac-viec',
    said: 'Đã trả về quy tắc trước. Lời nhắc chưa gửi được tính lại.',
  })
