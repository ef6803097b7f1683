import { reportTask, reportTaskInput } from '#app/features/tasks/report-task.ts'
import { mailLinkAction, mailLinkLoader } from './mail-link.server.ts'
import MailLinkPage, { mailLinkMeta } from './mail-link-page.tsx'

export const loader = mailLinkLoader('report')
export const action = mailLinkAction('report', reportTaskInput, reportTask)

export const meta = mailLinkMeta('report')

export default MailLinkPage
