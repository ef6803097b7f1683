import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { messageOf } from '#app/domain/reminder/wording/messages.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { type AdminOutcome, saved } from '../admin/admin-outcome.ts'
import { changeOffice, requestKeyInput, staleMark } from '../admin/change-office.ts'
import { recordChange } from '../admin/record-change.ts'
import type { Tools } from '../ports.ts'
import { type WordingInput, wordingMark } from './wording-input.ts'

/** Every version of every message is a line of this chain. */
export const WORDING_HISTORY = 'wordings'

const noMessage = () => refuse('no-message', 'Không có mẫu thư này.')

/** A message in the office's own words; fields as delivered are not kept. */
export const saveWording = (tools: Tools, actor: Actor, input: WordingInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.wordings', input.requestKey, async stores => {
    const message = messageOf(input.id)
    if (!message) return noMessage()
    const before = (await stores.wordings.load()).find(w => w.id === message.id)
    const mark = wordingMark(before?.fields)
    if (input.seenVersion !== undefined && input.seenVersion !== mark)
      return staleMark(stores, 'settings', WORDING_HISTORY, mark)
    if (mark === wordingMark(input.fields) && !before?.problem) return saved(message.id)
    if (Object.keys(input.fields).length === 0) await stores.wordings.remove(message.id)
    else await stores.wordings.save(message.id, input.fields)
    await recordChange(tools, stores, actor, 'settings', WORDING_HISTORY, {
      kind: 'mail-template-changed',
      messageId: message.id,
      title: message.name,
      before: before?.fields ?? {},
      after: input.fields,
    })
    return saved(message.id)
  })

export const resetWordingInput = z.object({ requestKey: requestKeyInput, id: z.string().min(1).max(64) })

/** As delivered again. */
export const resetWording = (
  tools: Tools,
  actor: Actor,
  { requestKey, id }: z.output<typeof resetWordingInput>,
): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.wordings', requestKey, async stores => {
    const before = (await stores.wordings.load()).find(w => w.id === id)
    if (!before) return messageOf(id) ? saved(id) : noMessage()
    await stores.wordings.remove(id)
    await recordChange(tools, stores, actor, 'settings', WORDING_HISTORY, {
      kind: 'mail-template-reset',
      messageId: id,
      title: messageOf(id)?.name ?? id,
      before: before.fields ?? {},
      after: {},
    })
    return saved(id)
  })
