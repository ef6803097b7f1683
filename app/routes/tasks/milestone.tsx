import { setTaskMilestone, setTaskMilestoneInput } from '#app/features/tasks/set-milestone.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('set-milestone')
export const action = transitionAction('set-milestone', setTaskMilestoneInput, setTaskMilestone)

export const meta = transitionMeta('set-milestone')

export default TransitionPage
export { RouteError as ErrorBoundary }
