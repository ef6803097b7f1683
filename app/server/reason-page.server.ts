import type { ReasonKind } from '#app/domain/task/reasons.ts'
import { isUsed } from '#app/features/admin/retire-reason.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { database } from './database.server.ts'

/** Whether some history has it. Outside a transaction: a page needs no lock; who removes it is asked again. */
export const reasonIsUsed = (kind: ReasonKind, code: string): Promise<boolean> =>
  isUsed(storesOn(database().db), kind, code)
