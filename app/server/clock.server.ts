import { dayOfInstant, type Instant, instantOfMs } from '#app/domain/shared/instant.ts'
import type { Clock } from '#app/features/ports.ts'

/** The only place where time enters; tests/architecture.test.ts sees to it. Days are those of Asia/Ho_Chi_Minh. */
const now = (): Instant => instantOfMs(Date.now())

export const systemClock: Clock = { now, today: () => dayOfInstant(now()) }
