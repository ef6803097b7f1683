import { askExplanationInput, askTaskExplanation } from '#app/features/tasks/ask-explanation.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('ask-explanation')
export const action = transitionAction('ask-explanation', askExplanationInput, askTaskExplanation)

export const meta = transitionMeta('ask-explanation')

export default TransitionPage
export { RouteError as ErrorBoundary }
