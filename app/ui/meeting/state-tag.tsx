import type { ConclusionState } from '#app/domain/meeting/meeting.ts'
import { Tag } from '../base/tag.tsx'
import type { Tone } from '../base/tone.ts'

const LOOK: Record<ConclusionState | 'none', { tone: Tone; word: string }> = {
  none: { tone: 'none', word: 'chưa có kết luận' },
  draft: { tone: 'soon', word: 'dự thảo' },
  submitted: { tone: 'wait', word: 'chờ duyệt' },
  published: { tone: 'ok', word: 'đã ban hành' },
}

/** Where a meeting's conclusion stands. */
export const ConclusionTag = ({ state }: { state: ConclusionState | 'none' }) => (
  <Tag tone={LOOK[state].tone}>{LOOK[state].word}</Tag>
)
