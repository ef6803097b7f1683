import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { draftByHand } from '#app/domain/directive/reshape.ts'
import { type AboveItem, checkCascade, type DocumentFromAbove, sourceOf } from '#app/domain/from-above/document.ts'
import type { ConclusionNotice, Meeting } from '#app/domain/meeting/meeting.ts'
import { yearOf } from '#app/domain/shared/day.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { richTextOf } from '#app/domain/shared/rich-text.ts'
import { chairs, type Office, postsOn } from '#app/domain/unit/office.ts'
import { recordChange } from '../admin/record-change.ts'
import { AppError } from '../app-error.ts'
import { eventBy } from '../event-by.ts'
import { tickInput } from '../inputs.ts'
import { createPlannedTasks } from '../meetings/create-planned-tasks.ts'
import { planDirective } from '../meetings/plan-publication.ts'
import type { Stores, Tools } from '../ports.ts'
import { setItemsInput, writeItems } from './set-items.ts'

export const cascadeDocumentInput = setItemsInput.extend({
  /** Our own day may be after the superior's: said in so many words. */
  lateAllowed: tickInput,
})
export type CascadeDocumentInput = z.output<typeof cascadeDocumentInput>
export type CascadeOutcome = { kind: 'cascaded'; tasks: number } | { kind: 'stale' } | Refusal

/** The register of incoming documents: a number of its own, so that the tasks' source can be cited. */
export const INCOMING_SYMBOL = 'VB-ĐẾN'

/**
 * Giao việc theo văn bản cấp trên: each item that is ours becomes the tasks of its lead units, by the same rules and
 * with the same mails as a conclusion of our own – all in one transaction.
 */
export async function cascadeDocument(
  tools: Tools,
  actor: Actor,
  input: CascadeDocumentInput,
): Promise<CascadeOutcome> {
  try {
    return await tools.unitOfWork(stores => cascade(tools, stores, actor, input))
  } catch (error) {
    if (error instanceof NothingGiven) return error.outcome
    throw error
  }
}

/** Rolls the transaction back and carries the answer out of it. */
class NothingGiven extends Error {
  constructor(readonly outcome: CascadeOutcome) {
    super(outcome.kind)
  }
}

async function cascade(
  tools: Tools,
  stores: Stores,
  actor: Actor,
  input: CascadeDocumentInput,
): Promise<CascadeOutcome> {
  if (!can(actor, 'above.cascade')) throw new AppError('forbidden')
  const now = tools.clock.now()
  const today = tools.clock.today()
  const written = await writeItems(tools, stores, actor, input)
  if (written.kind !== 'saved') throw new NothingGiven(written)
  const { document } = written
  const refused = checkCascade(document, { today, lateAllowed: input.lateAllowed })
  if (refused) {
    // what was chosen is kept although nothing is given yet
    return refused
  }
  const office = await stores.office.load()
  const meeting = standIn(document, office, actor, tools.ids.next(), today)
  await stores.meetings.insert(meeting)
  const directives = document.items.filter(i => i.taken).map(item => directiveOf(item, document, tools.ids.next()))
  const noticeId = tools.ids.next()
  const notice: Omit<ConclusionNotice, 'sha256'> = {
    id: noticeId,
    meetingId: meeting.id,
    number: await stores.notices.takeNumber(yearOf(today), INCOMING_SYMBOL),
    year: yearOf(today),
    symbol: INCOMING_SYMBOL,
    title: document.subject || sourceOf(document),
    publishedAt: now,
    publishedBy: actor.personId,
    signerTitle: document.signerTitle,
    doc: richTextOf(document.text),
    directives,
  }
  await stores.notices.insert(notice)
  await stores.notices.insertDirectives(
    directives.map((draft, position) => ({ id: draft.id, noticeId, meetingId: meeting.id, position, draft })),
  )
  const plans = directives.map(d =>
    planDirective(d.id, d, { office, meeting, noticeId, now, today, actorId: actor.personId, newId: tools.ids.next }),
  )
  const empty = plans.find(p => p.tasks.length === 0)
  if (empty)
    throw new NothingGiven(refuse('no-unit', `“${empty.directive.title}”: đơn vị được chọn không còn hoạt động.`))
  const tasks = await createPlannedTasks(tools, stores, actor, meeting, plans)
  const after: DocumentFromAbove = { ...document, state: 'cascaded', meetingId: meeting.id, updatedAt: now }
  if ((await stores.above.save(after, document.version)) === 'stale') throw new AppError('stale')
  await recordChange(tools, stores, actor, 'document', document.id, {
    kind: 'document-cascaded',
    meetingId: meeting.id,
    directives: directives.length,
    tasks,
    lateAllowed: input.lateAllowed,
  })
  await stores.events.append(
    eventBy(actor, 'meeting', meeting.id, now, {
      kind: 'document-cascaded',
      documentId: document.id,
      directives: directives.length,
      tasks,
    }),
    tools.ids.next(),
  )
  return { kind: 'cascaded', tasks }
}

/** Tasks ask for the meeting they come from: here the document stands in its place, answered for by whoever leads us. */
function standIn(d: DocumentFromAbove, office: Office, actor: Actor, id: string, today: Meeting['day']): Meeting {
  const chair = chairs(office, today)[0]
  return {
    id,
    seriesId: null,
    session: null,
    title: sourceOf(d),
    day: d.day,
    place: null,
    chairPersonId: chair?.id ?? actor.personId,
    chairTitle: postsOn(office, today, 'chair')[0]?.title ?? d.signerTitle,
    attendance: [],
    version: 1,
  }
}

function directiveOf(item: AboveItem, d: DocumentFromAbove, id: string): DraftDirective {
  return {
    ...draftByHand({ id, path: item.path, text: item.text, span: null }),
    label: item.label,
    title: item.title,
    lead: item.lead,
    coordinate: item.coordinate,
    due: item.ownDue,
    duePrecision: item.ownDue ? 'day' : 'none',
    // the words in the text are about the superior's day, which stands beside ours
    dueText: null,
    confirmed: true,
    above: { documentId: d.id, source: sourceOf(d), path: item.path, due: item.due },
  }
}
