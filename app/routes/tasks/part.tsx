import { handDownInput, handTaskDown } from '#app/features/tasks/hand-down.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('hand-down')
export const action = transitionAction('hand-down', handDownInput, handTaskDown)

export const meta = transitionMeta('hand-down')

export default TransitionPage
export { RouteError as ErrorBoundary }
