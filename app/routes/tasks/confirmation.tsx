import { confirmReport, confirmReportInput } from '#app/features/tasks/confirm-report.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('confirm')
export const action = transitionAction('confirm', confirmReportInput, confirmReport)

export const meta = transitionMeta('confirm')

export default TransitionPage
export { RouteError as ErrorBoundary }
