import { urgeTask, urgeTaskInput } from '#app/features/tasks/urge-task.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('urge')
export const action = transitionAction('urge', urgeTaskInput, urgeTask)

export const meta = transitionMeta('urge')

export default TransitionPage
export { RouteError as ErrorBoundary }
