import { isRouteErrorResponse, Outlet, useRouteError } from '@remix-run/react'
import { ErrorPage } from '#app/ui/shell/error-page.tsx'
import { errorText } from '#app/ui/shell/error-text.ts'

/** Stands between the menu and the pages: what cannot be shown is said where the page would be. */
export default function Pages() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  return <ErrorPage error={isRouteErrorResponse(error) ? errorText(error.status, error.data) : errorText(500)} />
}
