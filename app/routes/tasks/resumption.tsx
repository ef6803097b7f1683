import { resumeTask, resumeTaskInput } from '#app/features/tasks/resume-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('resume')
export const action = transitionAction('resume', resumeTaskInput, resumeTask)

export const meta = transitionMeta('resume')

export default TransitionPage
export { RouteError as ErrorBoundary }
