/** Sends going on at a time; the mailer has as many connections. */
export const LINES = 10
/** Where it is fast some more are handed to the mailer, so that it has work while the next ones are written. */
export const HANDED_AT_MOST = 30
const HANDED_MS = 40
/** Asked for at once at most: one transaction, some tens of milliseconds. */
const LARGEST = 60
/** So much work ahead of the lines is prepared while they send. */
const AHEAD_MS = 100
const SECOND_MS = 1_000

export type Lines<T> = {
  /** Up to so many more; null: nothing is left. */
  fetch(size: number): Promise<T[] | null>
  send(one: T): Promise<void>
  /** Asked before each send: none begins after a no. */
  mayGoOn(): boolean
  /** Milliseconds; only for measuring how fast it goes. */
  time(): number
}

/**
 * Sends that never wait for each other: one that is stuck holds nobody up. As many as were sent in the last second are
 * fetched at a time, a little before they are needed – many where the server is fast, and few where it is slow, so that
 * nothing waits long between being looked at and being sent. Answers what was fetched and not begun.
 */
export async function sendInLines<T>({ fetch, send, mayGoOn, time }: Lines<T>): Promise<T[]> {
  const queue: T[] = []
  const ended: number[] = []
  let [busy, over] = [0, false]
  let broken: { error: unknown } | null = null
  let fetching: Promise<void> | null = null

  const pace = (): number => {
    const since = time() - SECOND_MS
    while (ended[0] !== undefined && ended[0] < since) ended.shift()
    return ended.length
  }
  const handed = () => Math.min(Math.max(LINES, (pace() * HANDED_MS) / SECOND_MS), HANDED_AT_MOST)
  const fetchMore = async () => {
    try {
      const more = await fetch(Math.min(Math.max(LINES - busy, pace(), 1), LARGEST))
      if (more === null) over = true
      else queue.push(...more)
    } catch (error) {
      broken ??= { error }
    } finally {
      fetching = null
    }
  }
  const more = () => {
    fetching ??= fetchMore()
    return fetching
  }

  let oneEnded = () => {}
  const begin = async (one: T) => {
    busy += 1
    try {
      await send(one)
    } catch (error) {
      broken ??= { error }
    }
    busy -= 1
    ended.push(time())
    oneEnded()
  }
  const untilOneEnds = () =>
    new Promise<void>(resolve => {
      oneEnded = resolve
    })
  while (broken === null && mayGoOn()) {
    while (queue.length > 0 && busy < handed() && mayGoOn()) void begin(queue.shift()!)
    if (!mayGoOn() || (queue.length === 0 && over)) break
    if (!over && busy < handed()) await more()
    else {
      if (!over && queue.length < Math.floor((pace() * AHEAD_MS) / SECOND_MS)) void more()
      await untilOneEnds()
    }
  }
  await fetching
  while (busy > 0) await untilOneEnds()
  if (broken !== null) throw (broken as { error: unknown }).error
  return queue
}
