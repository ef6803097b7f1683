/** Sends going on at a time; the mailer has as many connections. */
export const LINES = 10
/** Asked for at once at most: one transaction, some tens of milliseconds. */
const LARGEST = 160
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
 * Lines of sending that never wait for each other: one that is stuck holds nobody up. As many as were sent in the last
 * second are fetched at a time, a little before they are needed – many where the server is fast, and few where it is
 * slow, so that nothing waits long between being looked at and being sent. Answers what was fetched and not begun.
 */
export async function sendInLines<T>({ fetch, send, mayGoOn, time }: Lines<T>): Promise<T[]> {
  const queue: T[] = []
  const ended: number[] = []
  let [idle, over] = [LINES, false]
  let broken: { error: unknown } | null = null
  let fetching: Promise<void> | null = null

  const pace = (): number => {
    const since = time() - SECOND_MS
    while (ended[0] !== undefined && ended[0] < since) ended.shift()
    return ended.length
  }
  const fetchMore = async () => {
    try {
      const more = await fetch(Math.min(Math.max(idle, pace()), LARGEST))
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

  const line = async () => {
    while (broken === null && mayGoOn()) {
      const one = queue.shift()
      if (one === undefined) {
        if (over) return
        await more()
        continue
      }
      if (!over && queue.length < Math.floor((pace() * AHEAD_MS) / SECOND_MS)) void more()
      idle -= 1
      try {
        await send(one)
      } catch (error) {
        broken ??= { error }
      }
      idle += 1
      ended.push(time())
    }
  }
  await Promise.all(Array.from({ length: LINES }, line))
  await fetching
  if (broken !== null) throw (broken as { error: unknown }).error
  return queue
}
