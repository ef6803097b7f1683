import { explainTask, explainTaskInput } from '#app/features/tasks/explain-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('explain')
export const action = transitionAction('explain', explainTaskInput, explainTask)

export const meta = transitionMeta('explain')

export default TransitionPage
export { RouteError as ErrorBoundary }
