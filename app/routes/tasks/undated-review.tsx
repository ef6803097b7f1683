import { reviewTask, reviewTaskInput } from '#app/features/tasks/review-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('review')
export const action = transitionAction('review', reviewTaskInput, reviewTask)

export const meta = transitionMeta('review')

export default TransitionPage
export { RouteError as ErrorBoundary }
