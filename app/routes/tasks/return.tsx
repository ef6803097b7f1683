import { returnReportInput, returnTaskReport } from '#app/features/tasks/return-report.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('return-report')
export const action = transitionAction('return-report', returnReportInput, returnTaskReport)

export const meta = transitionMeta('return-report')

export default TransitionPage
export { RouteError as ErrorBoundary }
