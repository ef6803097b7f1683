import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { removeCalendarDay, removeCalendarDayInput } from '#app/features/admin/remove-calendar-day.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'

export const loader = () => redirect('/quan-tri/ngay-nghi')

export const action = ({ request }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.calendar',
    input: removeCalendarDayInput,
    use: removeCalendarDay,
    to: day => `/quan-tri/ngay-nghi${day ? `?nam=${day.slice(0, 4)}` : ''}`,
    said: 'Đã bỏ. Ngày này lại theo quy tắc thứ trong tuần.',
  })
