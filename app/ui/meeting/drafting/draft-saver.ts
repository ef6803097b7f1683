import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { RichDoc } from '#app/domain/shared/rich-text.ts'

export type DraftContent = { doc: RichDoc; directives: readonly DraftDirective[] }
export type TheirVersion = { doc: RichDoc; directives: DraftDirective[]; version: number; by: string; at: string }

export type SaveReply =
  | { kind: 'saved'; version: number; at: string }
  | { kind: 'stale'; current: Omit<TheirVersion, 'by'>; by: string }
  | { kind: 'refused' | 'signed-out'; message: string }

export type SaveState =
  | { kind: 'still'; at: string | null }
  | { kind: 'waiting' | 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'stale'; theirs: TheirVersion }
  /** Kept in this browser, and tried again by itself where that can help. */
  | { kind: 'failed'; message: string }

export type DraftSaverWorld = {
  /** Null where no answer came. */
  post: (content: DraftContent, seenVersion: number) => Promise<SaveReply | null>
  keep: (content: DraftContent, version: number) => void
  forget: () => void
  show: (state: SaveState) => void
}

const QUIET = 1000
const RETRY = 8000

/** Saves the whole draft a second after the last change: one save at a time, and never over somebody else's. */
export class DraftSaver {
  private latest: DraftContent | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<boolean> = Promise.resolve(true)
  private theirs: TheirVersion | null = null

  constructor(
    private readonly world: DraftSaverWorld,
    public version: number,
  ) {}

  changed(content: DraftContent): void {
    this.latest = content
    this.world.keep(content, this.version)
    if (this.theirs) return
    this.world.show({ kind: 'waiting' })
    this.later(QUIET)
  }

  get isWaiting(): boolean {
    return this.latest !== null && this.theirs === null
  }

  /** Everything typed so far is on the server when this answers true. */
  saveNow(): Promise<boolean> {
    clearTimeout(this.timer)
    this.running = this.running.then(() => this.send())
    return this.running
  }

  /** After two versions met: go on from theirs, or put mine over it knowingly. */
  settle(mine: DraftContent | null): void {
    if (!this.theirs) return
    const { version, at } = this.theirs
    this.theirs = null
    this.version = version
    this.latest = mine
    if (mine) void this.saveNow()
    else {
      this.world.forget()
      this.world.show({ kind: 'still', at })
    }
  }

  stop(): void {
    clearTimeout(this.timer)
    if (this.isWaiting) void this.saveNow()
  }

  private later(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.saveNow(), ms)
  }

  private async send(): Promise<boolean> {
    const content = this.latest
    if (this.theirs) return false
    if (!content) return true
    this.latest = null
    this.world.show({ kind: 'saving' })
    const reply = await this.world.post(content, this.version)
    // what was typed while it was on its way waits, and is newer
    if (reply?.kind === 'saved') {
      this.version = reply.version
      if (this.latest) {
        this.world.keep(this.latest, this.version)
        return this.send()
      }
      this.world.forget()
      this.world.show({ kind: 'saved', at: reply.at })
      return true
    }
    this.latest ??= content
    if (reply?.kind === 'stale') {
      this.theirs = { ...reply.current, by: reply.by }
      this.world.show({ kind: 'stale', theirs: this.theirs })
    } else if (reply) this.world.show({ kind: 'failed', message: reply.message })
    else {
      this.world.show({
        kind: 'failed',
        message: 'Mất kết nối với máy chủ; nội dung được giữ trên máy này và sẽ tự lưu lại.',
      })
      this.later(RETRY)
    }
    return false
  }
}
