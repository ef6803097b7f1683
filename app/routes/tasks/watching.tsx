import { watchTask, watchTaskInput } from '#app/features/tasks/watch-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('watch')
export const action = transitionAction('watch', watchTaskInput, watchTask)

export const meta = transitionMeta('watch')

export default TransitionPage
export { RouteError as ErrorBoundary }
