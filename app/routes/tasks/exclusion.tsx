import { excludeTask, excludeTaskInput } from '#app/features/tasks/exclude-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('exclude')
export const action = transitionAction('exclude', excludeTaskInput, excludeTask)

export const meta = transitionMeta('exclude')

export default TransitionPage
export { RouteError as ErrorBoundary }
