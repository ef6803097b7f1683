import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { instant } from '#app/domain/shared/instant.ts'
import { idInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { noticesSeenKey } from '../settings.ts'

export const markNoticesReadInput = z.union([
  z.object({
    /** The newest one on the page: what came after it was not seen. */
    until: z.iso.datetime().transform(instant),
  }),
  /** This one, and others about the same task. */
  z.object({ noticeId: idInput }),
])

/** Only ever one's own; never back in time. */
export const markNoticesRead = (
  { clock, unitOfWork }: Tools,
  actor: Actor,
  input: z.output<typeof markNoticesReadInput>,
): Promise<void> =>
  unitOfWork(async ({ outbox, settings }) => {
    if ('noticeId' in input) return outbox.markRead(actor.personId, input.noticeId, clock.now())
    const key = noticesSeenKey(actor.personId)
    const seen = await settings.get<string>(key)
    if (seen === null || seen < input.until) await settings.set(key, input.until)
  })
