import { setTaskUrgency, setTaskUrgencyInput } from '#app/features/tasks/set-urgency.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('set-urgency')
export const action = transitionAction('set-urgency', setTaskUrgencyInput, setTaskUrgency)

export const meta = transitionMeta('set-urgency')

export default TransitionPage
export { RouteError as ErrorBoundary }
