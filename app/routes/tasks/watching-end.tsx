import { unwatchTask, unwatchTaskInput } from '#app/features/tasks/unwatch-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('unwatch')
export const action = transitionAction('unwatch', unwatchTaskInput, unwatchTask)

export const meta = transitionMeta('unwatch')

export default TransitionPage
export { RouteError as ErrorBoundary }
