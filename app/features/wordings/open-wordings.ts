import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { MESSAGES, type MessageDef, messageOf } from '#app/domain/reminder/wording/messages.ts'
import { wordsWith } from '#app/domain/reminder/wording/words.ts'
import { AppError } from '../app-error.ts'
import type { StoredEvent, StoredWording, Tools } from '../ports.ts'
import { WORDING_HISTORY } from './save-wording.ts'

export type WordingLine = { message: MessageDef; edited: boolean; problem: string | null }

/** Why it cannot be used, as it stands now or as the last sending found. */
export const problemOf = (row: StoredWording): string | null =>
  wordsWith([row]).takeProblems()[0]?.message ?? row.problem

/** Every message, and which of them the office put in other words. */
export async function listWordings(
  tools: Tools,
  actor: Actor,
): Promise<{ lines: WordingLine[]; unknown: { id: string; fields: StoredWording['fields'] }[] }> {
  if (!can(actor, 'admin.wordings')) throw new AppError('forbidden')
  const rows = await tools.unitOfWork(stores => stores.wordings.load())
  const byId = new Map(rows.map(r => [r.id, r]))
  return {
    lines: MESSAGES.map(message => {
      const row = byId.get(message.id)
      return { message, edited: row !== undefined, problem: row ? problemOf(row) : null }
    }),
    unknown: rows.filter(r => !messageOf(r.id)).map(({ id, fields }) => ({ id, fields })),
  }
}

/** How many messages go out as delivered because what the office wrote cannot be used. */
export const brokenWordings = async (tools: Tools): Promise<number> =>
  (await tools.unitOfWork(stores => stores.wordings.load())).filter(r => messageOf(r.id) && problemOf(r) !== null)
    .length

export type OpenWording = { message: MessageDef; row: StoredWording | null; versions: StoredEvent[] }

/** One message with its versions, newest first; null where there is none of that name. */
export async function openWording(tools: Tools, actor: Actor, id: string): Promise<OpenWording | null> {
  if (!can(actor, 'admin.wordings')) throw new AppError('forbidden')
  const message = messageOf(id)
  if (!message) return null
  return tools.unitOfWork(async stores => ({
    message,
    row: (await stores.wordings.load()).find(w => w.id === id) ?? null,
    versions: (await stores.events.list('settings', WORDING_HISTORY))
      .filter(e => 'messageId' in e.data && e.data.messageId === id)
      .toReversed(),
  }))
}
