import { withdrawTaskReport, withdrawTaskReportInput } from '#app/features/tasks/withdraw-report.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('withdraw-report')
export const action = transitionAction('withdraw-report', withdrawTaskReportInput, withdrawTaskReport)

export const meta = transitionMeta('withdraw-report')

export default TransitionPage
export { RouteError as ErrorBoundary }
