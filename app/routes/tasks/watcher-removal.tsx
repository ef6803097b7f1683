import { removeTaskWatcher, removeWatcherInput } from '#app/features/tasks/remove-watcher.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('remove-watcher')
export const action = transitionAction('remove-watcher', removeWatcherInput, removeTaskWatcher)

export const meta = transitionMeta('remove-watcher')

export default TransitionPage
export { RouteError as ErrorBoundary }
