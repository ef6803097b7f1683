import type { Tools } from '../ports.ts'

/** Seals every past day that has events and no seal yet; answers how many. A day is left alone until it is over. */
export async function anchorHistory({ clock, unitOfWork }: Tools): Promise<number> {
  const days = await unitOfWork(({ events }) => events.unanchoredDays(clock.today()))
  // one transaction a day: a first run over years does not hold the writer
  for (const day of days) await unitOfWork(({ events }) => events.anchor(day, clock.now()))
  return days.length
}
