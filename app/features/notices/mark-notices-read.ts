import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { instant } from '#app/domain/shared/instant.ts'
import type { Tools } from '../ports.ts'
import { noticesSeenKey } from '../settings.ts'

export const markNoticesReadInput = z.object({
  /** The newest one on the page: what came after it was not seen. */
  until: z.iso.datetime().transform(instant),
})

/** Only ever one's own; never back in time. */
export const markNoticesRead = (
  { unitOfWork }: Tools,
  actor: Actor,
  { until }: z.output<typeof markNoticesReadInput>,
): Promise<void> =>
  unitOfWork(async ({ settings }) => {
    const key = noticesSeenKey(actor.personId)
    const seen = await settings.get<string>(key)
    if (seen === null || seen < until) await settings.set(key, until)
  })
