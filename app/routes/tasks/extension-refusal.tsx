import { refuseExtensionInput, refuseTaskExtension } from '#app/features/tasks/refuse-extension.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('refuse-extension')
export const action = transitionAction('refuse-extension', refuseExtensionInput, refuseTaskExtension)

export const meta = transitionMeta('refuse-extension')

export default TransitionPage
export { RouteError as ErrorBoundary }
