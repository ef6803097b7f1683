import { askSendBackInput, askToSendBack } from '#app/features/tasks/ask-send-back.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('ask-send-back')
export const action = transitionAction('ask-send-back', askSendBackInput, askToSendBack)

export const meta = transitionMeta('ask-send-back')

export default TransitionPage
export { RouteError as ErrorBoundary }
