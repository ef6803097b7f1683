import { isRouteErrorResponse, Outlet, useRouteError } from '@remix-run/react'
import { ErrorPage } from '#app/ui/shell/error-page.tsx'
import { errorText } from '#app/ui/shell/error-text.ts'

/** Stands between the menu and the pages: what cannot be shown is said where the page would be. */
export default function Pages() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  if (!isRouteErrorResponse(error)) return <ErrorPage error={errorText(500)} />
  // "not there" and "not for you" look the same; the words for both say more than the server's short ones
  return <ErrorPage error={errorText(error.status, error.status === 404 ? undefined : error.data)} />
}
