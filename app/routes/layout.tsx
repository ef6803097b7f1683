import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData, useLocation, useMatches } from '@remix-run/react'
import { actorTitle } from '#app/domain/access/actor.ts'
import { readFlash } from '#app/server/flash.server.ts'
import { found, navOf, pageContext } from '#app/server/page.server.ts'
import { findSignedIn } from '#app/server/session.server.ts'
import { AppShell } from '#app/ui/shell/app-shell.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  // whoever is not signed in is not asked to sign in for an address that does not exist
  if (params['*'] !== undefined && !(await findSignedIn(request))) found(null)
  const { actor, today, reads } = await pageContext(request)
  const { flash, clear } = await readFlash(request)
  const [office, counts] = await Promise.all([reads.office(), reads.navCounts(actor, today)])
  return json(
    {
      officeName: office.name,
      personName: actor.name,
      postTitle: actorTitle(actor),
      nav: navOf(actor, counts),
      unread: counts.unread,
      flash,
    },
    clear ? { headers: { 'Set-Cookie': clear } } : undefined,
  )
}

/** A route says `handle = { wide: true }` where it wants the whole width. */
const isWide = (handle: unknown): boolean => (handle as { wide?: boolean } | undefined)?.wide === true

export default function SignedInLayout() {
  const { nav, flash, ...shell } = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  const wide = useMatches().some(match => isWide(match.handle))
  const current = nav
    .flatMap(item => [item.href, ...(item.also ?? [])].map(href => ({ item, href })))
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]?.item
  return (
    <AppShell
      {...shell}
      nav={nav.map(item => ({ ...item, active: item === current }))}
      flash={flash}
      wide={wide}
      noticesActive={pathname === '/thong-bao'}
    >
      <Outlet />
    </AppShell>
  )
}
