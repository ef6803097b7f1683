import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { AppError } from '../app-error.ts'
import { listInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { visibleAmendment } from './visible-amendment.ts'

export const choosePairsInput = z.object({
  meetingId: z.string().min(1).max(64),
  /** Of the choices themselves: the draft may go on being written meanwhile. */
  seenVersion: z.coerce.number().int().positive(),
  /** "draft|earlier", "draft|new", or "draft|" for what the rules say. */
  takes: z.preprocess(v => (v === undefined ? [] : Array.isArray(v) ? v : [v]), z.array(z.string().max(140)).max(2000)),
  /** Tasks whose waiting report does not keep them from being changed. */
  reported: listInput,
})
export type ChoosePairsInput = z.output<typeof choosePairsInput>

export type ChoosePairsOutcome = { kind: 'chosen' } | { kind: 'stale' } | Refusal

/** Which item takes over which, where the person knows better than the rules; and which reports are gone over. */
export async function choosePairs(tools: Tools, actor: Actor, input: ChoosePairsInput): Promise<ChoosePairsOutcome> {
  return tools.unitOfWork(async stores => {
    const { conclusion, subject, amendment } = await visibleAmendment(stores, actor, input.meetingId)
    if (!can(actor, 'meeting.edit', subject)) throw new AppError('forbidden')
    if (conclusion.state !== 'draft')
      return refuse('wrong-state', 'Dự thảo đang chờ duyệt hoặc đã ban hành; hãy rút lại trước khi sửa.')
    const earlier = await stores.notices.get(amendment.earlierNoticeId)
    const known = new Set(earlier?.directives.map(d => d.id))
    const drafts = new Set(conclusion.directives.map(d => d.id))
    const chosen = input.takes.flatMap((text): [string, string | null][] => {
      const at = text.lastIndexOf('|')
      const [draftId, choice] = [text.slice(0, at), text.slice(at + 1)]
      if (!drafts.has(draftId)) return []
      return choice === 'new' ? [[draftId, null]] : known.has(choice) ? [[draftId, choice]] : []
    })
    const twice = chosen.find(([d, e]) => e !== null && chosen.some(([o, f]) => o !== d && f === e))
    if (twice) {
      const name = earlier?.directives.find(d => d.id === twice[1])?.title ?? ''
      return refuse('twice', `Hai mục cùng tiếp nối “${name}”; mỗi mục cũ chỉ một mục mới tiếp nối.`)
    }
    const tasks = new Set((await stores.tasks.listByNotice(amendment.earlierNoticeId)).map(t => t.id))
    const choices = { takes: Object.fromEntries(chosen), reported: input.reported.filter(id => tasks.has(id)) }
    const saved =
      amendment.version === input.seenVersion
        ? await stores.amendments.save({ ...amendment, choices }, amendment.version)
        : 'stale'
    return { kind: saved === 'saved' ? 'chosen' : 'stale' }
  })
}
