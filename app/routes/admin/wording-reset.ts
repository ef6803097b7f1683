import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { resetWording, resetWordingInput } from '#app/features/wordings/save-wording.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'

export const loader = () => redirect('/quan-tri/mau-thu')

export const action = ({ request, params }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.wordings',
    input: resetWordingInput,
    known: { id: params.messageId },
    use: resetWording,
    to: '/quan-tri/mau-thu',
    said: 'Đã trả mẫu thư về lời mặc định.',
  })
