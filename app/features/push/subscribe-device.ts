import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { idInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { PUSH_ENABLED } from '../settings.ts'
import type { MayPushTo } from './push-services.ts'

const base64url = (bytes: number) =>
  z.string().regex(new RegExp(`^[\\w-]{${Math.floor((bytes * 4) / 3)},${Math.ceil((bytes * 4) / 3) + 1}}=*$`))

export const deviceInput = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('add'),
    endpoint: z.url().max(1000),
    /** The browser's public key (65 bytes) and its secret for this subscription (16 bytes). */
    p256dh: base64url(65),
    auth: base64url(16),
  }),
  z.object({ do: z.literal('remove'), deviceId: idInput }),
])
export type DeviceInput = z.output<typeof deviceInput>

const DEVICES = 10

/** Lets a device ring, or no longer. What came before is not announced. */
export const changeDevice = (
  { clock, ids, unitOfWork }: Tools,
  actor: Actor,
  input: DeviceInput,
  { client, mayPushTo }: { client: string; mayPushTo: MayPushTo },
): Promise<Refusal | { kind: 'saved' }> =>
  unitOfWork(async ({ push, settings }) => {
    const own = await push.of(actor.personId)
    if (input.do === 'remove') {
      const device = own.find(d => d.id === input.deviceId)
      if (device) await push.remove(device.id)
      return { kind: 'saved' }
    }
    if ((await settings.get<boolean>(PUSH_ENABLED)) !== true)
      return refuse('push-off', 'Cơ quan chưa bật thông báo đẩy.')
    if (!mayPushTo(input.endpoint)) return refuse('endpoint', 'Trình duyệt này dùng dịch vụ đẩy chưa được hỗ trợ.')
    if (own.length >= DEVICES && !own.some(d => d.endpoint === input.endpoint))
      return refuse('devices', `Nhiều nhất ${DEVICES} thiết bị; hãy bỏ bớt thiết bị cũ.`)
    const now = clock.now()
    await push.save({
      id: ids.next(),
      personId: actor.personId,
      endpoint: input.endpoint,
      p256dh: input.p256dh,
      auth: input.auth,
      client,
      createdAt: now,
      toldUntil: now,
      nextTryAt: now,
      failures: 0,
    })
    return { kind: 'saved' }
  })
