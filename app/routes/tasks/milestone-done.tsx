import { completeTaskMilestone, completeTaskMilestoneInput } from '#app/features/tasks/complete-milestone.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('complete-milestone')
export const action = transitionAction('complete-milestone', completeTaskMilestoneInput, completeTaskMilestone)

export const meta = transitionMeta('complete-milestone')

export default TransitionPage
export { RouteError as ErrorBoundary }
