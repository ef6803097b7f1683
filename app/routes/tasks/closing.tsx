import { closeTask, closeTaskInput } from '#app/features/tasks/close-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('close')
export const action = transitionAction('close', closeTaskInput, closeTask)

export const meta = transitionMeta('close')

export default TransitionPage
export { RouteError as ErrorBoundary }
