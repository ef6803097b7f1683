import { type Instant, msOf } from '#app/domain/shared/instant.ts'
import type { Ids } from '#app/features/ports.ts'
import type { Random } from './random.ts'

/** UUIDv7 of a simulated clock: they sort like the events they name, and the same seed makes the same ones. */
export function timedIds(now: () => Instant, random: Random): Ids {
  let [lastMs, serial] = [0, 0]
  return {
    next() {
      const ms = Math.max(msOf(now()), lastMs)
      serial = ms === lastMs ? serial + 1 : 0
      if (serial > 0xfff) throw new RangeError('more than 4096 ids in one simulated millisecond')
      lastMs = ms
      return uuidAt(ms, serial, random)
    },
  }
}

/** A UUIDv7 of a moment, for rows that are not made in the order of time. */
export const idAt = (at: Instant, random: Random): string => uuidAt(msOf(at), random.int(0, 0xfff), random)

function uuidAt(ms: number, serial: number, random: Random): string {
  const time = hex(ms, 12)
  const variant = hex(8 + random.int(0, 3), 1)
  const tail = `${hex(random.int(0, 0xffffff), 6)}${hex(random.int(0, 0xffffff), 6)}`
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(serial, 3)}-${variant}${hex(random.int(0, 0xfff), 3)}-${tail}`
}

const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0')
