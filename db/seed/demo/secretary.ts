/** From the meeting to the issued notice, as the secretary and the leaders do it. */
import { isWorkingDay } from '#app/domain/calendar/working-days.ts'
import {
  byHand,
  type DraftDirective,
  draftsFrom,
  noEvidence,
  type PartyRef,
  titleOf,
} from '#app/domain/directive/draft.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { richTextOf } from '#app/domain/shared/rich-text.ts'
import { createMeeting, createMeetingInput } from '#app/features/meetings/create-meeting.ts'
import { publishConclusion } from '#app/features/meetings/publish-conclusion.ts'
import { returnDraft } from '#app/features/meetings/return-draft.ts'
import { saveDraft } from '#app/features/meetings/save-draft.ts'
import { submitDraft } from '#app/features/meetings/submit-draft.ts'
import { readsOn } from '../../reads/reads.ts'
import { personIdOf } from './office.ts'
import { OFFICES_GROUP, type SeriesId, UNITS, WARDS_GROUP } from './place.ts'
import type { Item, Meant, Written } from './texts/written.ts'
import type { World } from './world.ts'

export type PlannedMeeting = {
  key: string
  day: Day
  title: string
  place: string
  series: SeriesId | null
  /** Account of whoever chairs. */
  chair: string
  /** Called, written and issued within a day. */
  hurried?: boolean
  conclusion: () => Written
}

const SECRETARY = 'thuky'

export async function arrangeMeeting(world: World, plan: PlannedMeeting): Promise<string> {
  const random = world.random.fork(`attendance/${plan.key}`)
  const ids = UNITS.map(u => u.id)
  const away = random.some(ids, random.int(0, 2))
  const delegate = random.some(
    ids.filter(id => !away.includes(id)),
    random.int(1, 4),
  )
  const { meetingId } = await world.must(
    createMeeting(
      world.tools,
      world.account(SECRETARY),
      createMeetingInput.parse({
        seriesId: plan.series ?? '',
        title: plan.title,
        day: plan.day,
        place: plan.place,
        chairPersonId: personIdOf(plan.chair),
        present: ids,
        absent: away,
        delegate,
      }),
    ),
  )
  return meetingId
}

export type Reading = {
  directives: DraftDirective[]
  /** For the tests: how much of it the secretary had to correct. */
  found: number
  corrected: number
  added: number
  removed: number
  /** Names that the office does not know. */
  unknownNames: string[]
}

/** What the grammar finds in the text, before anybody looks at it. */
export function readConclusion(world: World, plan: PlannedMeeting, { text }: Written): DraftDirective[] {
  const { calendar, office, tools } = world
  return draftsFrom(text, office, plan.day, d => isWorkingDay(calendar, d), tools.ids.next).directives
}

/** The secretary goes through the draft: what the grammar misread is put right, every directive is confirmed. */
export function correctReading(world: World, drafts: readonly DraftDirective[], { text, items }: Written): Reading {
  const unknownNames = drafts.flatMap(d => d.unknownNames)
  const reading: Reading = { directives: [], found: 0, corrected: 0, added: 0, removed: 0, unknownNames }
  const taken = new Set<DraftDirective>()
  for (const item of items) {
    const draft = best(
      drafts.filter(d => !taken.has(d)),
      item,
    )
    if (draft) {
      taken.add(draft)
      reading.found += 1
      const right = corrected(draft, item.meant)
      if (right.changed) reading.corrected += 1
      reading.directives.push(right.draft)
    } else {
      reading.added += 1
      reading.directives.push(byHandDraft(text, item, world.tools.ids.next()))
    }
  }
  reading.removed = drafts.length - taken.size
  return reading
}

/** The draft that shares most characters with the item, at least half of the shorter one. */
function best(drafts: readonly DraftDirective[], item: Item): DraftDirective | null {
  let [found, most]: [DraftDirective | null, number] = [null, 0]
  for (const d of drafts) {
    if (!d.span) continue
    const shared = Math.min(d.span.end, item.end) - Math.max(d.span.start, item.start)
    const shorter = Math.min(d.span.end - d.span.start, item.end - item.start)
    if (shared > most && shared * 2 >= shorter) [found, most] = [d, shared]
  }
  return found
}

export const partyOf = (id: string): PartyRef =>
  id === OFFICES_GROUP.id || id === WARDS_GROUP.id ? { kind: 'group', id } : { kind: 'unit', id }

const same = (a: readonly PartyRef[], b: readonly PartyRef[]): boolean =>
  a.length === b.length && a.every(p => b.some(q => q.kind === p.kind && q.id === p.id))

function corrected(d: DraftDirective, meant: Meant): { draft: DraftDirective; changed: boolean } {
  const draft: DraftDirective = {
    ...d,
    title: meant.title ?? d.title,
    fieldId: meant.field,
    starred: meant.starred ?? false,
    confirmed: true,
  }
  const before = JSON.stringify([d.lead, d.coordinate, d.reportTo, d.due, d.duePrecision])
  const lead = meant.lead.map(partyOf)
  if (!same(d.lead, lead)) Object.assign(draft, { lead, confidence: { ...draft.confidence, lead: 'sure' } })
  const coordinate = meant.coordinate?.map(partyOf)
  if (coordinate && !same(d.coordinate, coordinate)) draft.coordinate = coordinate
  if (meant.reportTo !== undefined) {
    const reportTo = reportToOf(meant)
    if (JSON.stringify(reportTo) !== JSON.stringify(d.reportTo)) draft.reportTo = reportTo
  }
  if (meant.due !== undefined && (meant.due !== d.due || (meant.precision ?? d.duePrecision) !== d.duePrecision)) {
    draft.due = meant.due
    draft.duePrecision = meant.precision ?? d.duePrecision
    draft.dueText = null
  }
  const changed =
    before !== JSON.stringify([draft.lead, draft.coordinate, draft.reportTo, draft.due, draft.duePrecision])
  return { draft: { ...draft, unknownNames: [] }, changed }
}

function reportToOf({ reportTo }: Meant): DraftDirective['reportTo'] {
  if (!reportTo) return null
  return 'unit' in reportTo ? { kind: 'unit', id: reportTo.unit } : { kind: 'post', title: reportTo.post }
}

/** An item the grammar did not see. */
function byHandDraft(text: string, { start, end, meant }: Item, id: string): DraftDirective {
  const body = text.slice(start, end)
  const label = /(?:^|\n)\s*((?:\d+(?:\.\d+)*\.?)|-|[IVX]+\.)?\s*$/.exec(text.slice(0, start))?.[1] ?? ''
  return {
    id,
    path: label.replace(/\.$/, ''),
    label,
    part: null,
    span: { start, end },
    text: body,
    title: meant.title ?? titleOf(body),
    lead: meant.lead.map(partyOf),
    coordinate: (meant.coordinate ?? []).map(partyOf),
    reportTo: reportToOf(meant),
    due: meant.due ?? null,
    dueTime: null,
    duePrecision: meant.precision ?? 'none',
    dueText: null,
    otherDues: [],
    recurrence: meant.recurrence ?? null,
    urgency: 'normal',
    starred: meant.starred ?? false,
    fieldId: meant.field,
    evidence: noEvidence(),
    confidence: byHand(),
    unknownNames: [],
    confirmed: true,
  }
}

export async function keepDraft(
  world: World,
  plan: PlannedMeeting,
  meetingId: string,
  text: string,
  directives: DraftDirective[],
  seenVersion: number,
): Promise<number> {
  const input = { meetingId, seenVersion, doc: richTextOf(text), directives }
  const saved = await world.must(saveDraft(world.tools, world.account(SECRETARY), input))
  if (saved.kind !== 'saved') throw new Error(`${plan.key}: ${saved.kind}`)
  return saved.version
}

/** Beside what resembles an open directive she says what becomes of it: one refers to the other, or both go on. */
export async function settleLikeness(
  world: World,
  plan: PlannedMeeting,
  meetingId: string,
  drafts: readonly DraftDirective[],
): Promise<DraftDirective[]> {
  const hints = await readsOn(world.database.db).overlaps(world.account(SECRETARY), drafts, meetingId, world.today)
  const random = world.random.fork(`likeness/${plan.key}`)
  return drafts.map(d => {
    const own = hints.filter(h => h.draftId === d.id)
    if (own.length === 0) return d
    const overlaps = own.map(h => ({
      directiveId: h.directiveId,
      decision: random.chance(0.65) ? ('link' as const) : ('keep' as const),
    }))
    return { ...d, overlaps }
  })
}

export async function submit(world: World, meetingId: string, seenVersion: number): Promise<number> {
  const { conclusion } = await world.must(
    submitDraft(world.tools, world.account(SECRETARY), { meetingId, seenVersion }),
  )
  return conclusion.version
}

export async function giveBack(
  world: World,
  plan: PlannedMeeting,
  meetingId: string,
  seenVersion: number,
  reason: string,
) {
  const leader = world.account(plan.chair)
  const { conclusion } = await world.must(returnDraft(world.tools, leader, { meetingId, seenVersion, reason }))
  return conclusion.version
}

export const publish = (world: World, plan: PlannedMeeting, meetingId: string, seenVersion: number) =>
  world.must(publishConclusion(world.tools, world.account(plan.chair), { meetingId, seenVersion }))
