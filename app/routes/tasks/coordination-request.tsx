import { askCoordinationInput, askTaskCoordination } from '#app/features/tasks/ask-coordination.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('ask-coordination')
export const action = transitionAction('ask-coordination', askCoordinationInput, askTaskCoordination)

export const meta = transitionMeta('ask-coordination')

export default TransitionPage
export { RouteError as ErrorBoundary }
