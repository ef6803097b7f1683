import { askExtensionInput, askTaskExtension } from '#app/features/tasks/ask-extension.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('ask-extension')
export const action = transitionAction('ask-extension', askExtensionInput, askTaskExtension)

export const meta = transitionMeta('ask-extension')

export default TransitionPage
export { RouteError as ErrorBoundary }
