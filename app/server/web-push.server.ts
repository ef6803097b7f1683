/**
 * Web Push in node's own crypto: the message encrypted for one browser (RFC 8291, aes128gcm of RFC 8188) and the sender
 * named by a signed token (VAPID, RFC 8292). The sender's key follows from APP_SECRET: nothing more to keep, and the same
 * in every process of an installation.
 */
import {
  createCipheriv,
  createECDH,
  createPrivateKey,
  type ECDH,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { type Instant, msOf } from '#app/domain/shared/instant.ts'
import type { Clock, Pusher, PushResult } from '#app/features/ports.ts'
import type { PushTools } from '#app/features/push/announce-notices.ts'
import { systemClock } from './clock.server.ts'
import { tools } from './compose.server.ts'
import { siteUrl } from './env.server.ts'
import { log } from './log.server.ts'
import { appSecret } from './secret.server.ts'

const CURVE = 'prime256v1'
const TIME_LIMIT_MS = 10_000
/** A service keeps it so long for a device that is off; older news is no news. */
const TTL_SECONDS = 12 * 3600

type SenderKey = { publicKey: string; sign(data: string): Buffer }

/** A private key is any number below the curve's order; one in four billion is not, and the next try gives another. */
export function senderKey(secret: string): SenderKey {
  const ecdh = createECDH(CURVE)
  for (let i = 0; ; i += 1) {
    const d = Buffer.from(hkdfSync('sha256', secret, 'web-push', `vapid ${i}`, 32))
    try {
      ecdh.setPrivateKey(d)
    } catch {
      continue
    }
    const key = privateKeyOf(ecdh)
    return {
      publicKey: ecdh.getPublicKey('base64url'),
      sign: data => sign('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }),
    }
  }
}

function privateKeyOf(ecdh: ECDH): KeyObject {
  const point = ecdh.getPublicKey()
  const part = (from: number) => point.subarray(from, from + 32).toString('base64url')
  // the number may begin with zeros, which getPrivateKey leaves out
  const d = Buffer.concat([Buffer.alloc(32), ecdh.getPrivateKey()])
    .subarray(-32)
    .toString('base64url')
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', d, x: part(1), y: part(33) }, format: 'jwk' })
}

/** The public half, for browsers. */
export const pushPublicKey = (): string => senderKey(appSecret()).publicKey

const derive = (key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, info, length))

type Given = { salt?: Buffer; ecdh?: ECDH }

/** One record of aes128gcm that only this browser can open. `given` is for the example of the RFC. */
export function encryptFor(
  to: { p256dh: string; auth: string },
  payload: string,
  { salt = randomBytes(16), ecdh = freshKey() }: Given = {},
): Buffer {
  const theirs = Buffer.from(to.p256dh, 'base64url')
  const ours = ecdh.getPublicKey()
  const shared = ecdh.computeSecret(theirs)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours])
  const ikm = derive(shared, Buffer.from(to.auth, 'base64url'), info, 32)
  const key = derive(ikm, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(ikm, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  // 2: the last record
  const sealed = Buffer.concat([
    cipher.update(payload),
    cipher.update(Buffer.from([2])),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(4096)
  return Buffer.concat([salt, size, Buffer.from([ours.length]), ours, sealed])
}

function freshKey(): ECDH {
  const ecdh = createECDH(CURVE)
  ecdh.generateKeys()
  return ecdh
}

/** Who sends, to which service, for half a day. */
export function vapidHeader(key: SenderKey, endpoint: string, contact: string, now: Instant): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { aud: new URL(endpoint).origin, exp: Math.floor(msOf(now) / 1000) + 12 * 3600, sub: contact }
  const unsigned = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`
  return `vapid t=${unsigned}.${key.sign(unsigned).toString('base64url')}, k=${key.publicKey}`
}

type PusherOptions = { secret?: () => string; contact?: () => string; clock?: Clock; timeLimitMs?: number }

export function webPusher(options: PusherOptions = {}): Pusher {
  const { secret = appSecret, contact = siteUrl, clock = systemClock, timeLimitMs = TIME_LIMIT_MS } = options
  let key: SenderKey | undefined
  return {
    async send(to, payload): Promise<PushResult> {
      try {
        key ??= senderKey(secret())
        const answer = await fetch(to.endpoint, {
          method: 'POST',
          redirect: 'error',
          signal: AbortSignal.timeout(timeLimitMs),
          headers: {
            Authorization: vapidHeader(key, to.endpoint, contact(), clock.now()),
            'Content-Encoding': 'aes128gcm',
            'Content-Type': 'application/octet-stream',
            TTL: String(TTL_SECONDS),
            // a newer count replaces one that has not been shown
            Topic: 'thong-bao',
            Urgency: 'normal',
          },
          body: new Uint8Array(encryptFor(to, payload)),
        })
        await answer.body?.cancel()
        if (answer.ok) return 'sent'
        return answer.status === 404 || answer.status === 410 ? 'gone' : 'later'
      } catch (error) {
        log.warn({ err: error, service: new URL(to.endpoint).host }, 'push failed')
        return 'later'
      }
    },
  }
}

export const pushTools = (): PushTools => ({ ...tools(), pusher: webPusher() })
