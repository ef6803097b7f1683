import { withdrawTaskSendBack, withdrawTaskSendBackInput } from '#app/features/tasks/withdraw-send-back.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('withdraw-send-back')
export const action = transitionAction('withdraw-send-back', withdrawTaskSendBackInput, withdrawTaskSendBack)

export const meta = transitionMeta('withdraw-send-back')

export default TransitionPage
export { RouteError as ErrorBoundary }
