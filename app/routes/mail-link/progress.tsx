import { progressTask, progressTaskInput } from '#app/features/tasks/progress-task.ts'
import { mailLinkAction, mailLinkLoader } from './mail-link.server.ts'
import MailLinkPage, { mailLinkMeta } from './mail-link-page.tsx'

export const loader = mailLinkLoader('progress')
export const action = mailLinkAction('progress', progressTaskInput, progressTask)

export const meta = mailLinkMeta('progress')

export default MailLinkPage
