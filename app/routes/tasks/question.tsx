import { askQuestionInput, askTaskQuestion } from '#app/features/tasks/ask-question.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('ask')
export const action = transitionAction('ask', askQuestionInput, askTaskQuestion)

export const meta = transitionMeta('ask')

export default TransitionPage
export { RouteError as ErrorBoundary }
