import type { NextFunction, Request, Response } from 'express'
import { env } from './env.server.ts'
import { log } from './log.server.ts'

/**
 * What every request passes before Remix. Remix's own check covers neither `?_data=` posts nor resource routes, lets a
 * missing Origin through and trusts X-Forwarded-Host, so a request that changes something must prove here that a page
 * of this site sent it.
 */
type Headers = Record<string, string | string[] | undefined>

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

const MEGABYTE = 1024 * 1024
const LONGEST_URL = 8 * 1024
const LARGEST_FORM = 2 * MEGABYTE
const LARGEST_UPLOAD = 26 * MEGABYTE

export type Refused = { status: number; reason: string; message: string }

export function judge(method: string, url: string, headers: Headers, appUrl: string | undefined): Refused | null {
  if (url.length > LONGEST_URL) return refused(414, 'url too long', 'Địa chỉ quá dài.')
  // No id, word or cursor has a NUL, and PostgreSQL cannot even compare with one.
  if (/%00/.test(url)) return refused(400, 'nul', 'Địa chỉ không đúng.')
  if (SAFE.has(method)) return null
  if (!UNSAFE.has(method)) return refused(405, 'method', 'Thao tác không được hỗ trợ.')
  return judgeOrigin(url, headers, appUrl) ?? judgeSize(headers)
}

/**
 * Pages behind a link from a mail tell no other page their address (Referrer-Policy: no-referrer), and therefore browsers
 * mask the origin of their forms. There, and only there, the browser's own word for "same origin" is enough: such a page
 * acts by the token in its address and by no cookie.
 */
const MAY_MASK_ORIGIN = /^\/t\//

function judgeOrigin(url: string, headers: Headers, appUrl: string | undefined): Refused | null {
  // A token is no cookie: no other site can make a browser send it.
  if (/^Bearer\s+\S/i.test(one(headers.authorization) ?? '')) return null
  const origin = one(headers.origin)
  const isOurs =
    origin === undefined || (origin === 'null' && MAY_MASK_ORIGIN.test(url))
      ? one(headers['sec-fetch-site']) === 'same-origin'
      : isThisSite(origin, one(headers.host), appUrl)
  if (isOurs) return null
  return refused(
    403,
    'origin',
    'Yêu cầu bị từ chối vì không xuất phát từ trang này. Hãy mở lại trang và thực hiện lại thao tác.',
  )
}

function isThisSite(origin: string, host: string | undefined, appUrl: string | undefined): boolean {
  if (appUrl !== undefined) return origin === appUrl
  const match = /^https?:\/\/([^/]+)$/.exec(origin)
  return match !== null && host !== undefined && match[1]!.toLowerCase() === host.toLowerCase()
}

function judgeSize(headers: Headers): Refused | null {
  const type = one(headers['content-type']) ?? ''
  const length = one(headers['content-length'])
  // Browsers always tell the length of a form; without it the limit could not be kept.
  if (length === undefined) {
    return headers['transfer-encoding'] === undefined ? null : refused(411, 'length', 'Yêu cầu thiếu độ dài nội dung.')
  }
  const limit = type.startsWith('multipart/form-data') ? LARGEST_UPLOAD : LARGEST_FORM
  if (Number(length) <= limit) return null
  return refused(413, 'too large', `Nội dung gửi lên vượt quá ${Math.floor(limit / MEGABYTE)} MB.`)
}

const refused = (status: number, reason: string, message: string): Refused => ({ status, reason, message })
const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

export function gate(request: Request, response: Response, next: NextFunction): void {
  // Read before anyone else sees them: nobody behind the gate may believe these.
  delete request.headers['x-forwarded-host']
  delete request.headers['x-forwarded-port']
  const verdict = judge(request.method, request.originalUrl, request.headers, env.APP_URL)
  if (verdict) {
    log.warn(
      { requestId: response.locals.requestId, reason: verdict.reason, status: verdict.status },
      'refused at the gate',
    )
    response.status(verdict.status).set({ Connection: 'close', 'Cache-Control': 'no-store' })
    response.type('text/plain').send(verdict.message)
    return
  }
  // judged by now, and Remix cannot read it as an address
  if (request.headers.origin === 'null') delete request.headers.origin
  // Behind a proxy that rewrites Host, Remix would compare the Origin with the wrong name.
  if (env.APP_URL) request.headers.host = new URL(env.APP_URL).host
  next()
}
