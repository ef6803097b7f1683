import { withdrawTask, withdrawTaskInput } from '#app/features/tasks/withdraw-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('withdraw')
export const action = transitionAction('withdraw', withdrawTaskInput, withdrawTask)

export const meta = transitionMeta('withdraw')

export default TransitionPage
export { RouteError as ErrorBoundary }
