import type { Tools } from '#app/features/ports.ts'
import { unitOfWorkOn } from '#db/unit-of-work.ts'
import { systemClock } from './clock.server.ts'
import { database } from './database.server.ts'
import { uuidIds } from './ids.server.ts'

/** The one file that wires the core to the world. */
export const tools = (): Tools => ({ clock: systemClock, ids: uuidIds, unitOfWork: unitOfWorkOn(database().db) })
