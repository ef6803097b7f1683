import { starTask, starTaskInput } from '#app/features/tasks/star-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('star')
export const action = transitionAction('star', starTaskInput, starTask)

export const meta = transitionMeta('star')

export default TransitionPage
export { RouteError as ErrorBoundary }
