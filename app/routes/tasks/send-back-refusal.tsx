import { refuseSendBackInput, refuseTaskSendBack } from '#app/features/tasks/refuse-send-back.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('refuse-send-back')
export const action = transitionAction('refuse-send-back', refuseSendBackInput, refuseTaskSendBack)

export const meta = transitionMeta('refuse-send-back')

export default TransitionPage
export { RouteError as ErrorBoundary }
