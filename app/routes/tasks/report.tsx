import { reportTask, reportTaskInput } from '#app/features/tasks/report-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('report')
export const action = transitionAction('report', reportTaskInput, reportTask)

export const meta = transitionMeta('report')

export default TransitionPage
export { RouteError as ErrorBoundary }
