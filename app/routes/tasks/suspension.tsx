import { suspendTask, suspendTaskInput } from '#app/features/tasks/suspend-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('suspend')
export const action = transitionAction('suspend', suspendTaskInput, suspendTask)

export const meta = transitionMeta('suspend')

export default TransitionPage
export { RouteError as ErrorBoundary }
