import { criticiseTask, criticiseTaskInput } from '#app/features/tasks/criticise-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('criticise')
export const action = transitionAction('criticise', criticiseTaskInput, criticiseTask)

export const meta = transitionMeta('criticise')

export default TransitionPage
export { RouteError as ErrorBoundary }
