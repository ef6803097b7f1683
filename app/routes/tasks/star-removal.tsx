import { unstarTask, unstarTaskInput } from '#app/features/tasks/unstar-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('unstar')
export const action = transitionAction('unstar', unstarTaskInput, unstarTask)

export const meta = transitionMeta('unstar')

export default TransitionPage
export { RouteError as ErrorBoundary }
