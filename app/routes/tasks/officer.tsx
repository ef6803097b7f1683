import { handOnInput, handOnTask } from '#app/features/tasks/hand-on.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('hand-on')
export const action = transitionAction('hand-on', handOnInput, handOnTask)

export const meta = transitionMeta('hand-on')

export default TransitionPage
export { RouteError as ErrorBoundary }
