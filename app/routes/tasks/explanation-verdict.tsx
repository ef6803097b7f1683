import { judgeExplanationInput, judgeTaskExplanation } from '#app/features/tasks/judge-explanation.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('judge-explanation')
export const action = transitionAction('judge-explanation', judgeExplanationInput, judgeTaskExplanation)

export const meta = transitionMeta('judge-explanation')

export default TransitionPage
export { RouteError as ErrorBoundary }
