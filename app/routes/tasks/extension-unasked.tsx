import { extendTask, extendTaskInput } from '#app/features/tasks/extend-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('extend')
export const action = transitionAction('extend', extendTaskInput, extendTask)

export const meta = transitionMeta('extend')

export default TransitionPage
export { RouteError as ErrorBoundary }
