import { grantExtensionInput, grantTaskExtension } from '#app/features/tasks/grant-extension.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('grant-extension')
export const action = transitionAction('grant-extension', grantExtensionInput, grantTaskExtension)

export const meta = transitionMeta('grant-extension')

export default TransitionPage
export { RouteError as ErrorBoundary }
