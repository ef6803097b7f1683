import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { addMinutes, instant } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { announceNotices } from '#app/features/push/announce-notices.ts'
import { isPushService } from '#app/features/push/push-services.ts'
import { changeDevice, deviceInput } from '#app/features/push/subscribe-device.ts'
import { PUSH_ENABLED } from '#app/features/settings.ts'
import { encryptFor, senderKey, vapidHeader, webPusher } from '#app/server/web-push.server.ts'
import { World } from '#tests/stories/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

/** A browser: its keys, and what it makes of a message. */
function browser() {
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  const auth = Buffer.from('0123456789abcdef')
  return {
    p256dh: ecdh.getPublicKey('base64url'),
    auth: auth.toString('base64url'),
    open: (m: Buffer) => open(m, ecdh, auth),
  }
}

function open(message: Buffer, ecdh: ECDH, auth: Buffer): string {
  const [salt, length] = [message.subarray(0, 16), message[20]!]
  const theirs = message.subarray(21, 21 + length)
  const sealed = message.subarray(21 + length)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), theirs])
  const ikm = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(theirs), auth, info, 32))
  const key = Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16))
  const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, Buffer.from('Content-Encoding: nonce\0'), 12))
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}

describe('the encryption', () => {
  it('is the example of RFC 8291, appendix A', () => {
    const ecdh = createECDH('prime256v1')
    ecdh.setPrivateKey(bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'))
    const to = {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    }
    const message = encryptFor(to, 'When I grow up, I want to be a watermelon', {
      ecdh,
      salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
    })
    expect(message.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    )
  })

  it('is opened by the browser it is for, and differs every time', () => {
    const b = browser()
    const [one, two] = [encryptFor(b, '{"count":3}'), encryptFor(b, '{"count":3}')]
    expect(one.equals(two)).toBe(false)
    expect([b.open(one), b.open(two)]).toEqual(['{"count":3}', '{"count":3}'])
    expect(() => browser().open(one)).toThrow()
  })

  it('names the sender by a key that follows from the secret', () => {
    const key = senderKey('secret')
    expect(senderKey('secret').publicKey).toBe(key.publicKey)
    expect(senderKey('another').publicKey).not.toBe(key.publicKey)
    const now = instant('2026-06-01T00:00:00Z')
    const header = vapidHeader(key, 'https://fcm.googleapis.com/fcm/send/abc', 'https://giaoviec.example', now)
    const [, token = '', k = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(header) ?? []
    const [head = '', claims = '', signature = ''] = token.split('.')
    expect(JSON.parse(bytes(claims).toString())).toEqual({
      aud: 'https://fcm.googleapis.com',
      exp: Date.parse('2026-06-01T12:00:00Z') / 1000,
      sub: 'https://giaoviec.example',
    })
    const point = bytes(k)
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    }
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
    const signed = Buffer.from(`${head}.${claims}`)
    expect(verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes(signature))).toBe(true)
  })
})

describe('where it may go', () => {
  it.each([
    ['https://fcm.googleapis.com/fcm/send/x', true],
    ['https://updates.push.services.mozilla.com/wpush/v2/x', true],
    ['https://web.push.apple.com/x', true],
    ['https://sg2p.notify.windows.com/w/?token=x', true],
    ['http://fcm.googleapis.com/x', false],
    ['https://fcm.googleapis.com:8443/x', false],
    ['https://fcm.googleapis.com.evil.example/x', false],
    ['https://evil-fcm.googleapis.com.example/x', false],
    ['https://127.0.0.1/x', false],
    ['https://user@fcm.googleapis.com/x', false],
    ['not an address', false],
  ])('%s: %s', (endpoint, may) => expect(isPushService(endpoint)).toBe(may))
})

/** A push service on this machine: nothing leaves it. */
async function pushService() {
  const taken: { path: string; headers: IncomingHttpHeaders; body: Buffer }[] = []
  const answers: Record<string, number> = {}
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    taken.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
    response.writeHead(answers[request.url ?? ''] ?? 201).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, taken, answers, close: () => new Promise<void>(resolve => server.close(() => resolve())) }
}

let close: (() => Promise<void>) | undefined
afterEach(async () => {
  await close?.()
  close = undefined
})

describeOnEachDatabase('push', make => {
  async function office() {
    const database = await make()
    const service = await pushService()
    close = service.close
    const world = await World.open(database, '2026-06-01T08:00+07:00')
    const pusher = webPusher({ secret: () => 'secret', contact: () => 'https://x.example', clock: world.tools.clock })
    const tools = { ...world.tools, pusher }
    const turnOn = () => world.stores(s => s.settings.set(PUSH_ENABLED, true))
    const add = async (who: string, path: string, b = browser()) => {
      const input = deviceInput.parse({ do: 'add', endpoint: service.url + path, p256dh: b.p256dh, auth: b.auth })
      const options = { client: 'Chrome, Android', mayPushTo: () => true }
      return { b, outcome: await changeDevice(world.tools, await world.actor(who), input, options) }
    }
    return { world, tools, service, turnOn, add }
  }

  it('is off until the office turns it on, and goes to known services only', async () => {
    const { world, tools, service, turnOn, add } = await office()
    expect(isRefusal((await add('tp-kinh-te', '/a')).outcome)).toBe(true)
    expect(await announceNotices(tools)).toBeNull()
    await turnOn()
    const b = browser()
    const input = deviceInput.parse({ do: 'add', endpoint: `${service.url}/a`, p256dh: b.p256dh, auth: b.auth })
    const refused = await changeDevice(world.tools, await world.actor('tp-kinh-te'), input, {
      client: '',
      mayPushTo: isPushService,
    })
    expect(refused).toMatchObject({ code: 'endpoint' })
    expect(deviceInput.safeParse({ do: 'add', endpoint: 'x', p256dh: 'a', auth: 'b' }).success).toBe(false)
    expect(await announceNotices(tools)).toEqual({ sent: 0, gone: 0, later: 0 })
    expect(service.taken).toEqual([])
  })

  it('tells each device once how many are unread, and nothing else', async () => {
    const { world, tools, service, turnOn, add } = await office()
    await turnOn()
    const { b } = await add('tp-kinh-te', '/phone')
    await add('tp-van-hoa', '/other')
    await world.publish('pct-kinh-te', [
      { title: 'Việc mật của Kinh tế', lead: ['kinh-te'], due: '2026-06-09' },
      { title: 'Việc khác', lead: ['kinh-te'], due: '2026-06-09' },
    ])
    expect(await announceNotices(tools)).toEqual({ sent: 1, gone: 0, later: 0 })
    expect(await announceNotices(tools)).toEqual({ sent: 0, gone: 0, later: 0 })
    expect(service.taken.map(t => t.path)).toEqual(['/phone'])
    const [message] = service.taken
    expect(JSON.parse(b.open(message!.body))).toEqual({ count: 2, url: '/thong-bao' })
    expect(message!.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '43200' })
    expect(message!.headers.authorization).toMatch(/^vapid t=/)
    expect(message!.body.includes(Buffer.from('Kinh'))).toBe(false)
  })

  it('forgets a device that is gone, and tries a service that is down again later', async () => {
    const { world, tools, service, turnOn, add } = await office()
    await turnOn()
    await add('tp-kinh-te', '/gone')
    await add('tp-kinh-te', '/down')
    service.answers['/gone'] = 410
    service.answers['/down'] = 503
    await world.publish('pct-kinh-te', [{ title: 'Việc', lead: ['kinh-te'], due: '2026-06-09' }])
    expect(await announceNotices(tools)).toEqual({ sent: 0, gone: 1, later: 1 })
    expect(await announceNotices(tools)).toEqual({ sent: 0, gone: 0, later: 0 })
    service.answers['/down'] = 201
    world.sleepTo(addMinutes(world.now, 3))
    expect(await announceNotices(tools)).toEqual({ sent: 1, gone: 0, later: 0 })
    const left = await world.stores(s => s.push.of('tp-kinh-te'))
    expect(left.map(d => new URL(d.endpoint).pathname)).toEqual(['/down'])
    const remove = { do: 'remove' as const, deviceId: left[0]!.id }
    const options = { client: '', mayPushTo: () => true }
    await changeDevice(world.tools, await world.actor('tp-van-hoa'), remove, options)
    expect(await world.stores(s => s.push.of('tp-kinh-te'))).toHaveLength(1)
    await changeDevice(world.tools, await world.actor('tp-kinh-te'), remove, options)
    expect(await world.stores(s => s.push.of('tp-kinh-te'))).toEqual([])
  })
})
