import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import { isWorkingDay, MONDAY_TO_FRIDAY } from '#app/domain/calendar/working-days.ts'
import { type DraftDirective, draftsFrom } from '#app/domain/directive/draft.ts'
import { type Day, day } from '#app/domain/shared/day.ts'
import { addMinutes, dayOfInstant, type Instant, instantAt } from '#app/domain/shared/instant.ts'
import { richTextOf } from '#app/domain/shared/rich-text.ts'
import { createMeeting, createMeetingInput } from '#app/features/meetings/create-meeting.ts'
import { publishConclusion } from '#app/features/meetings/publish-conclusion.ts'
import { saveDraft } from '#app/features/meetings/save-draft.ts'
import { submitDraft } from '#app/features/meetings/submit-draft.ts'
import type { Stores, Tools } from '#app/features/ports.ts'
import type { OpenDatabase } from '#db/open.ts'
import { readsOn } from '#db/reads/reads.ts'
import { storesOn, unitOfWorkOn } from '#db/unit-of-work.ts'
import { SEED, seedOffice } from '#tests/domain/directive/seed-office.ts'

/** The office of the first seed on a real database, on the day of that meeting. */
export async function meetingWorld({ db }: OpenDatabase) {
  let now: Instant = instantAt(day('2008-05-05'), '08:00')
  let serial = 0
  const clock = { now: () => now, today: (): Day => dayOfInstant(now) }
  const ids = { next: () => `id-${String(++serial).padStart(8, '0')}` }
  const tools: Tools = { clock, ids, unitOfWork: unitOfWorkOn(db) }
  const office = seedOffice()
  await tools.unitOfWork(async s => {
    await s.settings.set('office.name', office.name)
    for (const [sort, f] of office.fields.entries()) await s.office.saveField(f, sort)
    for (const u of office.units) await s.office.saveUnit(u, null)
    for (const g of office.groups) await s.office.saveGroup(g, null)
    for (const p of office.people) await s.people.insert({ ...p, account: p.id, passwordHash: null }, now)
    for (const p of office.posts) await s.office.savePost(p, null)
  })
  const actor = async (id: string): Promise<Actor> => actorOn(await storesOn(db).office.load(), id, clock.today())!
  const secretary = await actor('secretary')
  const vice = await actor('vice')

  const meeting = async (more: Record<string, unknown> = {}): Promise<string> => {
    const outcome = await createMeeting(
      tools,
      secretary,
      createMeetingInput.parse({
        title: 'Giao ban cải cách hành chính',
        day: '05/05/2008',
        chairPersonId: 'vice',
        presentGroups: ['phong-ban', 'phuong'],
        ...more,
      }),
    )
    if (outcome.kind !== 'created') throw new Error(outcome.message)
    return outcome.meetingId
  }
  const drafts = (text: string): DraftDirective[] =>
    draftsFrom(text, office, day('2008-05-05'), d => isWorkingDay(MONDAY_TO_FRIDAY, d), ids.next).directives
  const save = (
    meetingId: string,
    seenVersion: number,
    text = SEED,
    by: Actor = secretary,
    directives = drafts(text),
  ) => saveDraft(tools, by, { meetingId, seenVersion, doc: richTextOf(text), directives })

  return {
    tools,
    stores: storesOn(db) as Stores,
    reads: readsOn(db),
    db,
    office,
    actor,
    secretary,
    vice,
    meeting,
    drafts,
    save,
    pass: (minutes: number) => {
      now = addMinutes(now, minutes)
    },
    /** A meeting whose draft waits for approval. */
    async submitted(text = SEED, more: Record<string, unknown> = {}): Promise<string> {
      const id = await meeting(more)
      await save(id, 0, text)
      const sent = await submitDraft(tools, secretary, { meetingId: id, seenVersion: 1 })
      if (sent.kind !== 'changed') throw new Error(sent.message)
      return id
    },
    publish: (meetingId: string, seenVersion = 2, by: Actor = vice, using: Tools = tools) =>
      publishConclusion(using, by, { meetingId, seenVersion }),
    count: async (table: 'tasks' | 'outbox' | 'conclusion_notices' | 'directives' | 'events'): Promise<number> => {
      const row = await db
        .selectFrom(table)
        .select(e => e.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
      return Number(row.n)
    },
  }
}
