import { setDueInput, setTaskDue } from '#app/features/tasks/set-due.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('set-due')
export const action = transitionAction('set-due', setDueInput, setTaskDue)

export const meta = transitionMeta('set-due')

export default TransitionPage
export { RouteError as ErrorBoundary }
