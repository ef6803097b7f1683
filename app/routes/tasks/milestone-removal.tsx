import { dropTaskMilestone, dropTaskMilestoneInput } from '#app/features/tasks/drop-milestone.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('drop-milestone')
export const action = transitionAction('drop-milestone', dropTaskMilestoneInput, dropTaskMilestone)

export const meta = transitionMeta('drop-milestone')

export default TransitionPage
export { RouteError as ErrorBoundary }
