import { acceptTask, acceptTaskInput } from '#app/features/tasks/accept-task.ts'
import { mailLinkAction, mailLinkLoader } from './mail-link.server.ts'
import MailLinkPage, { mailLinkMeta } from './mail-link-page.tsx'

export const loader = mailLinkLoader('accept')
export const action = mailLinkAction('accept', acceptTaskInput, acceptTask)

export const meta = mailLinkMeta('accept')

export default MailLinkPage
