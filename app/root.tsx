import latin from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url'
import vietnamese from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url'
import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from '@remix-run/react'
import type { ReactNode } from 'react'
import './tailwind.css'
import { NavProgress } from './ui/base/nav-progress.tsx'
import { useNonce } from './ui/nonce.ts'
import { APP_NAME, BrandMark } from './ui/shell/brand.tsx'
import { ErrorPage } from './ui/shell/error-page.tsx'
import { errorText } from './ui/shell/error-text.ts'

const font = (href: string) =>
  ({ rel: 'preload', as: 'font', type: 'font/woff2', href, crossOrigin: 'anonymous' }) as const

export const links: LinksFunction = () => [
  font(latin),
  font(vietnamese),
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
  { rel: 'apple-touch-icon', href: '/icon-180.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
]

export const meta: MetaFunction = ({ error }) => [
  { title: error ? `${errorTextOf(error).title} – ${APP_NAME}` : APP_NAME },
]

const errorTextOf = (thrown: unknown) =>
  isRouteErrorResponse(thrown) ? errorText(thrown.status, thrown.data) : errorText(500)

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  return (
    <html lang="vi">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#191e26" media="(prefers-color-scheme: dark)" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return (
    <>
      <NavProgress />
      <Outlet />
    </>
  )
}

export function ErrorBoundary() {
  const error = errorTextOf(useRouteError())
  return (
    <>
      <header className="border-b border-line bg-paper px-4 py-3">
        <a
          href="/"
          className="mx-auto flex max-w-130 items-center gap-3 font-bold text-ink no-underline hover:no-underline"
        >
          <BrandMark /> {APP_NAME}
        </a>
      </header>
      <main className="px-4">
        <ErrorPage error={error} />
      </main>
    </>
  )
}
