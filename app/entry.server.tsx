import { Transform } from 'node:stream'
import type { AppLoadContext, DataFunctionArgs, EntryContext } from '@remix-run/node'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { log } from './server/log.server.ts'
import { NonceProvider } from './ui/nonce.ts'

/** What server.js needs besides Remix's handler: through here, so that dev and production have one module graph each. */
export { application } from './server/application.server.ts'
export { env, siteUrl } from './server/env.server.ts'
export { gate } from './server/gate.server.ts'
export { accessLog, log } from './server/log.server.ts'
export { requestScope } from './server/request-scope.server.ts'
export { securityHeaders } from './server/security-headers.server.ts'

const RENDER_TIMEOUT_MS = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let failed = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={cspNonce}>
        <RemixServer context={remixContext} url={request.url} nonce={cspNonce} />
      </NonceProvider>,
      {
        nonce: cspNonce,
        // Nothing is deferred: the page leaves whole, and an error still finds an open status line.
        onAllReady() {
          clearTimeout(timer)
          const body = withoutNulBytes()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers: private_(headers),
              status: failed ? 500 : status,
            }),
          )
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          failed = true
          log.error({ err: error, url: new URL(request.url).pathname }, 'rendering failed')
        },
      },
    )
    const timer = setTimeout(abort, RENDER_TIMEOUT_MS)
  })
}

/**
 * React 18 encodes into a buffer of 2,048 bytes and sends all of it where a letter of several bytes did not fit at the
 * end: the bytes left over are NUL, and Vietnamese text shows them as broken letters. HTML has no NUL of its own.
 */
const withoutNulBytes = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter(byte => byte !== 0) : chunk)
    },
  })

export function handleDataRequest(response: Response): Response {
  private_(response.headers)
  return response
}

/** Whoever sits down at this computer next must not find the page with the Back button. */
function private_(headers: Headers): Headers {
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  return headers
}

export function handleError(error: unknown, { request, context }: DataFunctionArgs): void {
  if (request.signal.aborted) return
  // An address that does not exist is in the access log; nobody has to look into it.
  if (isRouteErrorResponse(error) && error.status < 500) return
  log.error({ err: error, requestId: context.requestId, url: new URL(request.url).pathname }, 'request failed')
}
