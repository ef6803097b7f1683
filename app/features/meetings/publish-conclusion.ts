import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import type { Amends } from '#app/domain/amendment/amendment.ts'
import { checkAmended } from '#app/domain/amendment/task-fates.ts'
import { withDirectiveNodes } from '#app/domain/directive/directive-nodes.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import {
  type ConclusionNotice,
  checkPublish,
  conclusionTitle,
  type Meeting,
  noticeNumber,
} from '#app/domain/meeting/meeting.ts'
import { yearOf } from '#app/domain/shared/day.ts'
import { isRefusal, type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import type { RichDoc } from '#app/domain/shared/rich-text.ts'
import { type CarriedOut, carryOutAmendment, mayCarryOut } from '../amendments/carry-out-amendment.ts'
import { type AmendmentPlan, amendsBy, type Issued, meetingOf, planAmendment } from '../amendments/plan-amendment.ts'
import { AppError } from '../app-error.ts'
import { eventBy } from '../event-by.ts'
import type { Stores, Tools } from '../ports.ts'
import { NOTICE_SYMBOL } from '../settings.ts'
import type { Recording } from '../tasks/change-task.ts'
import { createPlannedTasks } from './create-planned-tasks.ts'
import { inFieldOfSeries } from './field-of-series.ts'
import { keepPeriodic } from './keep-periodic.ts'
import { nextOfSeries } from './next-of-series.ts'
import { type Circumstances, planDirective, planSeeds } from './plan-publication.ts'
import { planSettlement, settleEarlier } from './settle-overlaps.ts'
import { visibleDraft } from './visible-draft.ts'

export const publishConclusionInput = z.object({
  meetingId: z.string().min(1).max(64),
  seenVersion: z.coerce.number().int().positive(),
})
export type PublishConclusionInput = z.output<typeof publishConclusionInput>

export type PublishOutcome =
  | {
      kind: 'published'
      noticeId: string
      number: string
      /** New ones. */
      tasks: number
      /** The meeting the notice is of. */
      meetingId: string
      /** What became of the tasks of the notice before it; null: it stands alone. */
      amended: CarriedOut | null
    }
  | Refusal

/** Tries again where a unit changed one of its tasks while the later notice was being carried out. */
const TRIES = 3

/**
 * Ban hành: an immutable version with its number, one task per lead unit, and the "assigned" mails – all in one
 * transaction, so that a notice without its tasks or a task without its mail cannot exist. A correction or a
 * replacement is issued the same way; the tasks that are there go on under it, change or end.
 */
export async function publishConclusion(
  tools: Tools,
  actor: Actor,
  input: PublishConclusionInput,
): Promise<PublishOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tools.unitOfWork(stores => publish(tools, stores, actor, input))
    } catch (error) {
      if (error instanceof Refused) return error.refusal
      if (!(error instanceof TaskMoved) || attempt === TRIES) throw error
    }
  }
}

async function publish(
  tools: Tools,
  stores: Stores,
  actor: Actor,
  input: PublishConclusionInput,
): Promise<PublishOutcome> {
  const now = tools.clock.now()
  const today = tools.clock.today()
  const { meeting: draft, conclusion, subject } = await visibleDraft(stores, actor, input.meetingId)
  if (!can(actor, 'meeting.publish', subject)) throw new AppError('forbidden')
  const refused = checkPublish(conclusion)
  if (refused) return refused
  if (conclusion.directives.length === 0) return refuse('no-directives', 'Chưa có nội dung chỉ đạo nào.')
  if (conclusion.version !== input.seenVersion) throw new AppError('stale')
  // the conditional update comes first: whoever publishes the same draft a second time stops here
  const published = { ...conclusion, state: 'published' as const, updatedAt: now, updatedBy: actor.personId }
  if ((await stores.conclusions.save(published, conclusion.version)) === 'stale') throw new AppError('stale')

  const amendment = await stores.amendments.ofDraft(draft.id)
  // drafted under a record of its own, issued for the meeting
  const meeting = amendment ? await meetingOf(stores, amendment) : draft
  const office = await stores.office.load()
  const drafted = await inFieldOfSeries(stores, meeting, conclusion.directives)
  const plan = amendment && (await planAmendment(stores, amendment, drafted, { meeting, office, today }))
  const mayNot = plan && (checkAmended(plan.comparison) ?? mayCarryOut(actor, plan, { office }))
  if (mayNot) throw new Refused(mayNot)
  const recording = { tools, actor, now, today, office }
  const amends = plan && amendsBy(plan, office)
  const { directives, ...issued } = await issue(stores, recording, meeting, conclusion.doc, drafted, amends)
  const { noticeId, number } = issued
  const circumstances: Circumstances = {
    office,
    meeting,
    noticeId,
    now,
    today,
    actorId: actor.personId,
    newId: () => tools.ids.next(),
    next: plan ? plan.next : await nextOfSeries(stores, meeting, today),
  }
  const plans = directives.map((d, i) =>
    plan ? planSeeds(d.id, d, freshSeeds(plan, drafted[i]!.id), circumstances) : planDirective(d.id, d, circumstances),
  )
  const settlement = await planSettlement(stores, actor, plans, office)
  // thrown, so that the number and the notice above are taken back
  if (isRefusal(settlement)) throw new Refused(settlement)
  if (amendment && (await stores.amendments.save({ ...amendment, noticeId }, amendment.version)) === 'stale')
    throw new AppError('stale')
  const amended = plan && (await carryOutAmendment(stores, recording, plan, issued).catch(taskMoved))
  const tasks = await createPlannedTasks(tools, stores, actor, meeting, settlement.plans)
  // what takes over an earlier one goes on in its rhythm
  const isNew = (_: unknown, i: number) => !plan || plan.comparison.pairs[i]?.earlier === null
  await keepPeriodic(stores, meeting.id, directives.filter(isNew), settlement.plans.filter(isNew))
  await settleEarlier(tools, stores, actor, settlement, { office, today, source: `Thông báo số ${number}` })
  const given = { noticeId, number, directives: directives.length, tasks }
  await stores.events.append(
    eventBy(
      actor,
      'meeting',
      meeting.id,
      now,
      plan
        ? {
            kind: 'conclusion-amended',
            how: plan.amendment.kind,
            earlier: noticeNumber(plan.earlier),
            reason: plan.amendment.reason,
            ...given,
            ...amended,
          }
        : { kind: 'conclusion-published', ...given },
    ),
    tools.ids.next(),
  )
  return { kind: 'published', noticeId, number, tasks, meetingId: meeting.id, amended }
}

/** The notice with its number; every directive has from here on an id of its own, made here and not in a browser. */
async function issue(
  stores: Stores,
  { tools, actor, now, today }: Recording,
  meeting: Meeting,
  doc: RichDoc,
  drafted: readonly DraftDirective[],
  amends: Amends | null,
): Promise<Issued & { directives: DraftDirective[] }> {
  const noticeId = tools.ids.next()
  const ids = new Map(drafted.map(d => [d.id, tools.ids.next()]))
  const idOf = (draftId: string) => ids.get(draftId)!
  const directives = drafted.map(d => ({ ...d, id: idOf(d.id) }))
  const symbol = (await stores.settings.get<string>(NOTICE_SYMBOL)) ?? 'TB-UBND'
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
    doc: withDirectiveNodes(doc, directives),
    directives,
    ...(amends && { amends }),
  }
  await stores.notices.insert(notice)
  await stores.notices.insertDirectives(
    directives.map((d, position) => ({ id: d.id, noticeId, meetingId: meeting.id, position, draft: d })),
  )
  return { noticeId, number: noticeNumber(notice), idOf, directives }
}

const freshSeeds = (plan: AmendmentPlan, draftId: string) =>
  plan.comparison.fresh.find(f => f.later.id === draftId)?.seeds ?? []

/** Rolls the transaction back and carries the refusal out of it. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/** A unit was faster with one of its tasks: everything is rolled back and worked out anew. */
class TaskMoved extends AppError {
  constructor() {
    super('stale')
  }
}
const taskMoved = (error: unknown): never => {
  throw error instanceof AppError && error.code === 'stale' ? new TaskMoved() : error
}

/** Whoever chaired signs as the chair of the meeting; the chair of the office standing in signs as such. */
function signerTitle(actor: Actor, meeting: { chairPersonId: string; chairTitle: string }): string {
  if (actor.personId === meeting.chairPersonId) return meeting.chairTitle
  return actor.posts.find(p => p.kind === 'chair')?.title ?? meeting.chairTitle
}
