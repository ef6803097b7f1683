import { createCookie, redirect } from '@remix-run/node'
import type { FlashMessage } from '#app/ui/base/flash.tsx'

/** What was just done, said once on the next page. */
const cookie = createCookie('gv_flash', { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 60 })

export async function readFlash(request: Request): Promise<{ flash: FlashMessage | null; clear: string | null }> {
  const value: unknown = await cookie.parse(request.headers.get('Cookie'))
  if (typeof value !== 'object' || value === null || typeof (value as FlashMessage).message !== 'string')
    return { flash: null, clear: null }
  return { flash: value as FlashMessage, clear: await cookie.serialize('', { maxAge: 0 }) }
}

/** 303 to a page that says what was done. */
export const redirectSaying = async (to: string, flash: string | FlashMessage) =>
  redirect(to, {
    status: 303,
    headers: { 'Set-Cookie': await cookie.serialize(typeof flash === 'string' ? { message: flash } : flash) },
  })
