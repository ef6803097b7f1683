import { askExtensionInput, askTaskExtension } from '#app/features/tasks/ask-extension.ts'
import { mailLinkAction, mailLinkLoader } from './mail-link.server.ts'
import MailLinkPage, { mailLinkMeta } from './mail-link-page.tsx'

export const loader = mailLinkLoader('ask-extension')
export const action = mailLinkAction('ask-extension', askExtensionInput, askTaskExtension)

export const meta = mailLinkMeta('ask-extension')

export default MailLinkPage
