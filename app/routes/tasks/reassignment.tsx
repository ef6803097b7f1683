import { reassignTask, reassignTaskInput } from '#app/features/tasks/reassign-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('reassign')
export const action = transitionAction('reassign', reassignTaskInput, reassignTask)

export const meta = transitionMeta('reassign')

export default TransitionPage
export { RouteError as ErrorBoundary }
