import { progressTask, progressTaskInput } from '#app/features/tasks/progress-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('progress')
export const action = transitionAction('progress', progressTaskInput, progressTask)

export const meta = transitionMeta('progress')

export default TransitionPage
export { RouteError as ErrorBoundary }
