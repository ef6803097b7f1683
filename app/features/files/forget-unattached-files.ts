import { addMinutes } from '#app/domain/shared/instant.ts'
import type { FileStorage, Tools } from '../ports.ts'

/** A form may come back and be sent again with the files it has; a day later nobody will. */
const KEPT_MINUTES = 24 * 60

/** Files that were sent with a form that never went through. The row goes first: no row ever points at nothing. */
export async function forgetUnattachedFiles(tools: Tools, storage: FileStorage): Promise<number> {
  const before = addMinutes(tools.clock.now(), -KEPT_MINUTES)
  const keys = await tools.unitOfWork(({ files }) => files.removeUnattached(before))
  for (const key of keys) await storage.remove(key)
  return keys.length
}
