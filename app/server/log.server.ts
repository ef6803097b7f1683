import { randomUUID } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import pino from 'pino'
import { env } from './env.server.ts'

/** One line of JSON for each thing worth knowing, on stderr: stdout is for answers. Bodies are never logged; what could be a key is cut out. */
export const log = pino(
  {
    level: env.NODE_ENV === 'test' ? 'silent' : 'info',
    base: undefined,
    redact: {
      paths: ['password', 'token', 'cookie', 'authorization', '*.password', '*.token', '*.cookie', '*.authorization'],
      censor: '[…]',
    },
  },
  pino.destination({ fd: 2, sync: true }),
)

/** The address without secrets: one-time links carry theirs in the path, others in the query. */
export function loggable(url: string): string {
  const [path = '', query] = url.split('?', 2)
  const safePath = path.replace(/^(\/(?:thiet-lap|lich|t)\/)[^/]+/, '$1[…]').slice(0, 300)
  if (query === undefined) return safePath
  const names = [...new URLSearchParams(query)].map(([name, value]) =>
    /^(_data|page|trang|index)$/.test(name) ? `${name}=${value}` : name,
  )
  return `${safePath}?${names.join('&').slice(0, 300)}`
}

export function accessLog(request: Request, response: Response, next: NextFunction): void {
  const started = performance.now()
  const requestId = randomUUID()
  response.locals.requestId = requestId
  response.setHeader('X-Request-Id', requestId)
  response.on('close', () => {
    const { method, originalUrl, ip } = request
    const ms = Math.round(performance.now() - started)
    const status = response.writableFinished ? response.statusCode : 499
    log.info({ requestId, method, url: loggable(originalUrl), status, ms, ip }, 'request')
  })
  next()
}
