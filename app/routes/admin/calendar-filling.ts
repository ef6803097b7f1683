import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { fillCalendarYear, fillCalendarYearInput } from '#app/features/admin/fill-calendar-year.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'

export const loader = () => redirect('/quan-tri/ngay-nghi')

export const action = ({ request }: ActionFunctionArgs) =>
  adminAction(request, {
    action: 'admin.calendar',
    input: fillCalendarYearInput,
    use: fillCalendarYear,
    to: year => `/quan-tri/ngay-nghi${year ? `?nam=${year}` : ''}`,
    said: 'Đã nạp các ngày lễ theo luật.',
  })
