import { addTaskWatcher, addWatcherInput } from '#app/features/tasks/add-watcher.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('add-watcher')
export const action = transitionAction('add-watcher', addWatcherInput, addTaskWatcher)

export const meta = transitionMeta('add-watcher')

export default TransitionPage
export { RouteError as ErrorBoundary }
