import { releaseTaskCoordination, releaseTaskCoordinationInput } from '#app/features/tasks/release-coordination.ts'
import { transitionAction, transitionLoader } from './transition.server.ts'
import TransitionPage, { RouteError, transitionMeta } from './transition-page.tsx'

export const loader = transitionLoader('release-coordination')
export const action = transitionAction('release-coordination', releaseTaskCoordinationInput, releaseTaskCoordination)

export const meta = transitionMeta('release-coordination')

export default TransitionPage
export { RouteError as ErrorBoundary }
