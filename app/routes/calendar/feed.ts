import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarResponse } from '#app/server/calendar-feed.server.ts'
import { found } from '#app/server/page.server.ts'

/** For calendar programs: no cookie, no sign-in, the address itself is the key. */
export const loader = ({ request, params }: LoaderFunctionArgs) => calendarResponse(request, found(params.file))
