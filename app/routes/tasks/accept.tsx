import { acceptTask, acceptTaskInput } from '#app/features/tasks/accept-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('accept')
export const action = transitionAction('accept', acceptTaskInput, acceptTask)

export const meta = transitionMeta('accept')

export default TransitionPage
export { RouteError as ErrorBoundary }
