import type { Tools } from '../ports.ts'
import { MAIL_PAUSED } from '../settings.ts'

/** Nothing leaves; what is planned waits, and is looked at again before it goes. */
export const pauseMail = (tools: Tools): Promise<void> =>
  tools.unitOfWork(({ settings }) => settings.set(MAIL_PAUSED, true))

export const resumeMail = (tools: Tools): Promise<void> =>
  tools.unitOfWork(({ settings }) => settings.set(MAIL_PAUSED, false))
