import { answerQuestionInput, answerTaskQuestion } from '#app/features/tasks/answer-question.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('answer')
export const action = transitionAction('answer', answerQuestionInput, answerTaskQuestion)

export const meta = transitionMeta('answer')

export default TransitionPage
export { RouteError as ErrorBoundary }
