import type { Instant } from '#app/domain/shared/instant.ts'

type Entry = { at: Instant; order: number; what: () => Promise<void> }

/** What is going to happen, in the order of its moments; what happens may add more. */
export class Agenda {
  readonly #entries: Entry[] = []
  #order = 0

  add(at: Instant, what: () => Promise<void>): void {
    const entry = { at, order: this.#order, what }
    this.#order += 1
    // entries mostly come later than those that wait: search from the end
    let i = this.#entries.length
    while (i > 0 && isAfter(this.#entries[i - 1]!, entry)) i -= 1
    this.#entries.splice(i, 0, entry)
  }

  /** Everything up to a moment (inclusive); `moveTo` sets the clock before each. */
  async run(until: Instant, moveTo: (at: Instant) => void): Promise<void> {
    for (let next = this.#entries[0]; next && next.at <= until; next = this.#entries[0]) {
      this.#entries.shift()
      moveTo(next.at)
      await next.what()
    }
  }
}

const isAfter = (a: Entry, b: Entry): boolean => a.at > b.at || (a.at === b.at && a.order > b.order)
