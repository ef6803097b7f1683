import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import type { PartyRef } from '#app/domain/directive/draft.ts'
import type { AboveItem, DocumentFromAbove } from '#app/domain/from-above/document.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { recordChange } from '../admin/record-change.ts'
import { AppError } from '../app-error.ts'
import { listInput, optionalDayInput, tickInput } from '../inputs.ts'
import type { Stores, Tools } from '../ports.ts'

export const aboveItemInput = z.object({
  id: z.string().min(1).max(64),
  taken: tickInput,
  title: z.string().transform(tidy).pipe(z.string().min(3, 'Cần ghi tên việc.').max(300, 'Tên việc quá dài.')),
  /** "unit:…", "group:…" */
  lead: listInput,
  coordinate: listInput,
  ownDue: optionalDayInput,
})
export const setItemsInput = z.object({
  documentId: z.string().min(1).max(64),
  seenVersion: z.coerce.number().int().positive(),
  items: z.array(aboveItemInput).max(500),
})
export type SetItemsInput = z.output<typeof setItemsInput>
export type SetItemsOutcome = { kind: 'saved'; document: DocumentFromAbove } | { kind: 'stale' } | Refusal

/** What the secretary made of the items: which are ours, who does them, until when. */
export const setItems = (tools: Tools, actor: Actor, input: SetItemsInput): Promise<SetItemsOutcome> =>
  tools.unitOfWork(stores => writeItems(tools, stores, actor, input))

/** In the caller's transaction: giving the items to units saves them first. */
export async function writeItems(
  tools: Tools,
  stores: Stores,
  actor: Actor,
  input: SetItemsInput,
): Promise<SetItemsOutcome> {
  const before = await stores.above.get(input.documentId)
  if (!before || !can(actor, 'above.view')) throw new AppError('not-found')
  if (!can(actor, 'above.record') && !can(actor, 'above.cascade')) throw new AppError('forbidden')
  if (before.state === 'cascaded') return refuse('already-cascaded', 'Văn bản này đã được giao cho các đơn vị.')
  if (before.version !== input.seenVersion) return { kind: 'stale' }
  const sent = new Map(input.items.map(i => [i.id, i]))
  const items = before.items.map(item => changed(item, sent.get(item.id)))
  const after: DocumentFromAbove = { ...before, items, updatedAt: tools.clock.now() }
  if (JSON.stringify(items) === JSON.stringify(before.items)) return { kind: 'saved', document: before }
  if ((await stores.above.save(after, before.version)) === 'stale') return { kind: 'stale' }
  await recordChange(tools, stores, actor, 'document', after.id, {
    kind: 'document-items-set',
    ours: items.filter(i => i.taken).length,
    items: items.length,
  })
  return { kind: 'saved', document: { ...after, version: before.version + 1 } }
}

const changed = (item: AboveItem, to: z.output<typeof aboveItemInput> | undefined): AboveItem =>
  to
    ? {
        ...item,
        taken: to.taken,
        title: to.title,
        lead: to.lead.flatMap(partyOf),
        coordinate: to.coordinate.flatMap(partyOf),
        ownDue: to.ownDue,
      }
    : item

function partyOf(value: string): PartyRef[] {
  const m = /^(unit|group):(.{1,64})$/.exec(value)
  return m ? [{ kind: m[1] as PartyRef['kind'], id: m[2]! }] : []
}
