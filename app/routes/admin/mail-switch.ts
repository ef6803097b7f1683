import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { switchMail, switchMailInput } from '#app/features/admin/switch-mail.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'

export const loader = () => redirect('/quan-tri/thu')

export const action = ({ request }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.settings',
    input: switchMailInput,
    use: switchMail,
    to: '/quan-tri/thu',
    said: 'Đã ghi. Việc gửi thư theo lựa chọn mới từ lượt kế tiếp.',
  })
