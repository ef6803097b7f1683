import { z } from 'zod'
import { type Actor, actorTitle } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { withDirectiveNodes } from '#app/domain/directive/directive-nodes.ts'
import { type ConclusionNotice, checkPublish, conclusionTitle, noticeNumber } from '#app/domain/meeting/meeting.ts'
import { yearOf } from '#app/domain/shared/day.ts'
import { isRefusal, type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { AppError } from '../app-error.ts'
import type { Stores, Tools } from '../ports.ts'
import { NOTICE_SYMBOL } from '../settings.ts'
import { createPlannedTasks } from './create-planned-tasks.ts'
import { keepPeriodic } from './keep-periodic.ts'
import { meetingSubject } from './meeting-subject.ts'
import { nextOfSeries } from './next-of-series.ts'
import { planDirective } from './plan-publication.ts'
import { planSettlement, settleEarlier } from './settle-overlaps.ts'

export const publishConclusionInput = z.object({
  meetingId: z.string().min(1).max(64),
  seenVersion: z.coerce.number().int().positive(),
})
export type PublishConclusionInput = z.output<typeof publishConclusionInput>

export type PublishOutcome = { kind: 'published'; noticeId: string; number: string; tasks: number } | Refusal

/**
 * Ban hành: an immutable version with its number, one task per lead unit, and the "assigned" mails – all in one
 * transaction, so that a notice without its tasks or a task without its mail cannot exist.
 */
export async function publishConclusion(
  tools: Tools,
  actor: Actor,
  input: PublishConclusionInput,
): Promise<PublishOutcome> {
  const now = tools.clock.now()
  const today = tools.clock.today()
  const publish = async (stores: Stores): Promise<PublishOutcome> => {
    const meeting = await stores.meetings.get(input.meetingId)
    const conclusion = await stores.conclusions.getByMeeting(input.meetingId)
    if (!meeting || !conclusion || !can(actor, 'meeting.view-draft', meetingSubject(meeting, conclusion)))
      throw new AppError('not-found')
    if (!can(actor, 'meeting.publish', meetingSubject(meeting, conclusion))) throw new AppError('forbidden')
    const refused = checkPublish(conclusion)
    if (refused) return refused
    if (conclusion.directives.length === 0) return refuse('no-directives', 'Chưa có nội dung chỉ đạo nào.')
    if (conclusion.version !== input.seenVersion) throw new AppError('stale')
    // the conditional update comes first: whoever publishes the same draft a second time stops here
    const published = { ...conclusion, state: 'published' as const, updatedAt: now, updatedBy: actor.personId }
    if ((await stores.conclusions.save(published, conclusion.version)) === 'stale') throw new AppError('stale')

    const office = await stores.office.load()
    const symbol = (await stores.settings.get<string>(NOTICE_SYMBOL)) ?? 'TB-UBND'
    const series = meeting.seriesId ? (await stores.meetings.series()).find(s => s.id === meeting.seriesId) : undefined
    const noticeId = tools.ids.next()
    const directives = conclusion.directives.map(draft => ({
      ...draft,
      // from here on an address of its own, made here and not in a browser
      id: tools.ids.next(),
      // a directive of a field's own meeting belongs to that field unless it says otherwise
      fieldId: draft.fieldId ?? series?.fieldId ?? null,
    }))
    const notice: Omit<ConclusionNotice, 'sha256'> = {
      id: noticeId,
      meetingId: meeting.id,
      number: await stores.notices.takeNumber(yearOf(today), symbol),
      year: yearOf(today),
      symbol,
      title: conclusionTitle(meeting),
      publishedAt: now,
      publishedBy: actor.personId,
      signerTitle: signerTitle(actor, meeting),
      // numbers and addresses are frozen with it
      doc: withDirectiveNodes(conclusion.doc, directives),
      directives,
    }
    await stores.notices.insert(notice)
    await stores.notices.insertDirectives(
      directives.map((draft, position) => ({ id: draft.id, noticeId, meetingId: meeting.id, position, draft })),
    )
    const next = await nextOfSeries(stores, meeting, today)
    const plans = directives.map(d =>
      planDirective(d.id, d, {
        office,
        meeting,
        noticeId,
        now,
        today,
        actorId: actor.personId,
        newId: () => tools.ids.next(),
        next,
      }),
    )
    const settlement = await planSettlement(stores, actor, plans, office)
    // thrown, so that the number and the notice above are taken back
    if (isRefusal(settlement)) throw new Refused(settlement)
    const tasks = await createPlannedTasks(tools, stores, actor, meeting, settlement.plans)
    await keepPeriodic(stores, meeting.id, directives, settlement.plans)
    const number = noticeNumber(notice)
    await settleEarlier(tools, stores, actor, settlement, { office, today, source: `Thông báo số ${number}` })
    await stores.events.append(
      {
        subjectKind: 'meeting',
        subjectId: meeting.id,
        at: now,
        actorId: actor.personId,
        actorTitle: actorTitle(actor),
        origin: actor.origin ?? null,
        data: { kind: 'conclusion-published', noticeId, number, directives: directives.length, tasks },
      },
      tools.ids.next(),
    )
    return { kind: 'published', noticeId, number, tasks }
  }
  try {
    return await tools.unitOfWork(publish)
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** Rolls the transaction back and carries the refusal out of it. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/** Whoever chaired signs as the chair of the meeting; the chair of the office standing in signs as such. */
function signerTitle(actor: Actor, meeting: { chairPersonId: string; chairTitle: string }): string {
  if (actor.personId === meeting.chairPersonId) return meeting.chairTitle
  return actor.posts.find(p => p.kind === 'chair')?.title ?? meeting.chairTitle
}
