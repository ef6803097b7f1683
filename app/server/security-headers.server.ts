import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import helmet from 'helmet'
import { env } from './env.server.ts'

const isHttps = env.APP_URL?.startsWith('https:') ?? false
const isDev = env.NODE_ENV === 'development'

const nonce = (_request: unknown, response: unknown): string => `'nonce-${(response as Response).locals.cspNonce}'`

const directives: Record<string, (string | typeof nonce)[]> = {
  'default-src': ["'self'"],
  'script-src': ["'self'", "'strict-dynamic'", nonce],
  // Vite's client adds style elements of its own while developing.
  'style-src': isDev ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
  'style-src-attr': ["'unsafe-inline'"],
  'worker-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': isDev ? ["'self'", 'ws:'] : ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
}

/** What opens something for whoever knows it: not in any index, cache or Referer. */
const SECRET_ADDRESS = /^\/(t|lich)\//

const helmetHeaders = helmet({
  contentSecurityPolicy: { useDefaults: false, directives },
  // Helmet's default (no-referrer) makes browsers send `Origin: null` with plain forms, and the gate would refuse them.
  referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  frameguard: { action: 'deny' },
  // These mean nothing over plain http in an office network, where browsers only complain about them.
  strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  crossOriginOpenerPolicy: isHttps,
  originAgentCluster: isHttps,
})

export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  response.locals.cspNonce = randomBytes(16).toString('base64')
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
  helmetHeaders(request, response, error => {
    if (SECRET_ADDRESS.test(request.path)) {
      response.setHeader('Referrer-Policy', 'no-referrer')
      response.setHeader('X-Robots-Tag', 'noindex, nofollow, noarchive')
      response.setHeader('Cache-Control', 'no-store')
    }
    next(error)
  })
}
