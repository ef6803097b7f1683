import { answerCoordinationInput, answerTaskCoordination } from '#app/features/tasks/answer-coordination.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('answer-coordination')
export const action = transitionAction('answer-coordination', answerCoordinationInput, answerTaskCoordination)

export const meta = transitionMeta('answer-coordination')

export default TransitionPage
export { RouteError as ErrorBoundary }
