import { v7 } from 'uuid'
import type { Ids } from '#app/features/ports.ts'

export const uuidIds: Ids = { next: () => v7() }
