import { createCookie, json, redirect } from '@remix-run/node'
import { type Actor, actorOn, onlyWithPost } from '#app/domain/access/actor.ts'
import { deservesTouch, isAlive, sessionPolicy } from '#app/features/auth/session-policy.ts'
import type { Session } from '#app/features/ports.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { systemClock } from './clock.server.ts'
import { database } from './database.server.ts'
import { env } from './env.server.ts'
import { oncePerRequest } from './request-scope.server.ts'
import { randomTokens } from './tokens.server.ts'

/** Who is acting. The cookie holds nothing but a random token; everything else is a row that can be ended at once. */
const isHttps = env.APP_URL?.startsWith('https:') ?? false

/** Without Max-Age: it ends with the browser, as it should on a shared computer. */
const cookie = createCookie(isHttps ? '__Host-gv_session' : 'gv_session', {
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: isHttps,
})

export type SignedIn = { actor: Actor; session: Session }

export const signInCookie = (token: string): Promise<string> => cookie.serialize(token)
export const signOutCookie = (): Promise<string> => cookie.serialize('', { maxAge: 0, expires: new Date(0) })

export async function readToken(request: Request): Promise<string | null> {
  const token: unknown = await cookie.parse(request.headers.get('Cookie'))
  return typeof token === 'string' && token !== '' ? token : null
}

export async function findSignedIn(request: Request): Promise<SignedIn | null> {
  const token = await readToken(request)
  return token === null ? null : oncePerRequest(`session ${token}`, () => lookUp(token))
}

/** Outside a transaction: it only reads, and a transaction would take SQLite's write lock. */
async function lookUp(token: string): Promise<SignedIn | null> {
  const stores = storesOn(database().db)
  const now = systemClock.now()
  const session = await stores.sessions.findByTokenHash(randomTokens.hash(token))
  if (!session || !isAlive(session, await sessionPolicy(stores.settings), now)) return null
  const found = actorOn(await stores.office.load(), session.personId, systemClock.today())
  // with the account of a post one is that post and nothing else, as long as one fills it
  const actor = found && session.postId ? onlyWithPost(found, session.postId) : found
  if (!actor || (session.postId && actor.posts.length === 0)) return null
  if (deservesTouch(session, now)) await stores.sessions.touch(session.id, now)
  return { actor: { ...actor, origin: `web: ${session.client}`.slice(0, 80) }, session }
}

export const findActor = async (request: Request): Promise<Actor | null> => (await findSignedIn(request))?.actor ?? null

export const requireActor = async (request: Request): Promise<Actor> => (await requireSignedIn(request)).actor

export async function requireSignedIn(request: Request): Promise<SignedIn> {
  const signedIn = await findSignedIn(request)
  if (signedIn) return signedIn
  // A script that sends something must hear that it was not taken, rather than get the sign-in page as an answer.
  if (request.method !== 'GET' && !acceptsPage(request)) {
    throw json(
      { kind: 'signed-out', message: 'Phiên làm việc đã hết. Hãy đăng nhập lại rồi gửi lại.' },
      { status: 401 },
    )
  }
  throw redirect(signInAddress(request))
}

const acceptsPage = (request: Request): boolean => request.headers.get('Accept')?.includes('text/html') ?? false

/** Back to the page that was asked for, or from which a form was sent. */
function signInAddress(request: Request): string {
  const { pathname, search } = new URL(
    request.method === 'GET' ? request.url : (request.headers.get('Referer') ?? request.url),
  )
  const next = safeRedirect(pathname + search)
  return next === '/' ? '/dang-nhap' : `/dang-nhap?tiep=${encodeURIComponent(next)}`
}

/**
 * Only a path of this site: `//host`, `/\host` and addresses with a scheme lead elsewhere. What is not ASCII (`?q=họp`
 * typed by hand) is escaped: a header cannot hold it, and the redirect would fail after the work was done.
 */
export function safeRedirect(to: unknown, fallback = '/'): string {
  if (typeof to !== 'string' || to.length > 2000) return fallback
  if (!/^\/(?![/\\])[^\\\p{Cc}\p{Cs}]*$/u.test(to)) return fallback
  return to.replace(/[^\x21-\x7e]+/gu, encodeURIComponent)
}
