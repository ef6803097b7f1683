/** Plays the year: meetings are called, concluded and issued; from then on every task has a life of its own. */
import { addWorkingDays } from '#app/domain/calendar/working-days.ts'
import { addDays } from '#app/domain/shared/day.ts'
import { addMinutes, instantAt } from '#app/domain/shared/instant.ts'
import { Lives } from './lives.ts'
import { Overseeing } from './overseeing.ts'
import {
  arrangeMeeting,
  correctReading,
  giveBack,
  keepDraft,
  publish,
  type Reading,
  readConclusion,
  submit,
} from './secretary.ts'
import { DRAFT_RETURNS } from './texts/words.ts'
import type { World } from './world.ts'
import { type MeetingOfTheYear, meetingsOfTheYear } from './year.ts'

export type Played = { readings: (Reading & { key: string })[]; meetings: number }

export async function playTheYear(world: World): Promise<Played> {
  const lives = new Lives(world)
  const office = new Overseeing(lives)
  const played: Played = { readings: [], meetings: 0 }
  const meetings = meetingsOfTheYear(world)
  const first = meetings[0]!.day
  for (const meeting of meetings) scheduleMeeting(world, lives, meeting, played)
  world.planRuns(first)
  for (let d = addDays(first, 14); d <= world.endDay; d = addDays(d, 7))
    if (world.isWorkingDay(d)) world.agenda.add(instantAt(d, '09:40'), () => office.review())
  await world.run()
  world.moveTo(world.end)
  return played
}

function scheduleMeeting(world: World, lives: Lives, plan: MeetingOfTheYear, played: Played): void {
  const { agenda, calendar } = world
  const random = world.random.fork(`meeting/${plan.key}`)
  const called = addWorkingDays(calendar, plan.day, plan.fate === 'announced' ? -6 : -4)
  // a meeting that is called on the day of seeding at the latest
  const at = world.during(called < world.lastRun.day ? called : addWorkingDays(calendar, world.lastRun.day, -1), random)
  agenda.add(at, async () => {
    const meetingId = await arrangeMeeting(world, plan)
    played.meetings += 1
    if (plan.fate === 'announced') return
    const text = plan.conclusion()
    // written the same afternoon or the next morning
    const writing = random.chance(0.6)
      ? addMinutes(instantAt(plan.day, '15:10'), random.int(0, 70))
      : addMinutes(instantAt(addWorkingDays(calendar, plan.day, 1), '08:10'), random.int(0, 90))
    agenda.add(latestBefore(world, plan, writing), async () => {
      const found = readConclusion(world, plan, text)
      const version = await keepDraft(world, plan, meetingId, text.text, found, 0)
      if (plan.fate === 'draft') return
      world.pause(random.int(12, 35))
      const reading = correctReading(world, found, text)
      played.readings.push({ key: plan.key, ...reading })
      const kept = await keepDraft(world, plan, meetingId, text.text, reading.directives, version)
      world.pause(random.int(1, 4))
      const submitted = await submit(world, meetingId, kept)
      if (plan.fate === 'submitted') return
      let approve = world.workday(world.today, random.pick([0, 1, 1, 2]), random)
      if (approve <= world.now) approve = addMinutes(world.now, random.int(25, 80))
      agenda.add(approve, () => approveOrReturn(world, lives, plan, meetingId, submitted, random.chance(0.1)))
    })
  })
}

/** The last meetings must be as far as they shall be by the end, whatever the hour of seeding. */
function latestBefore(world: World, { fate }: MeetingOfTheYear, at: ReturnType<typeof instantAt>) {
  const bound = addMinutes(world.end, -60)
  return fate !== 'published' && at > bound ? bound : at
}

async function approveOrReturn(
  world: World,
  lives: Lives,
  plan: MeetingOfTheYear,
  meetingId: string,
  version: number,
  comesBack: boolean,
): Promise<void> {
  const random = world.random.fork(`approval/${plan.key}`)
  if (comesBack) {
    const returned = await giveBack(world, plan, meetingId, version, random.pick(DRAFT_RETURNS))
    world.agenda.add(addMinutes(world.now, random.int(60, 150)), async () => {
      const again = await submit(world, meetingId, returned)
      world.pause(random.int(30, 60))
      await issue(world, lives, plan, meetingId, again)
    })
  } else await issue(world, lives, plan, meetingId, version)
}

async function issue(
  world: World,
  lives: Lives,
  plan: MeetingOfTheYear,
  meetingId: string,
  version: number,
): Promise<void> {
  await publish(world, plan, meetingId, version)
  world.post()
  const { db } = world.database
  const rows = await db
    .selectFrom('tasks')
    .innerJoin('directives', 'directives.id', 'tasks.directive_id')
    .select(['tasks.id', 'directives.position'])
    .where('tasks.meeting_id', '=', meetingId)
    .orderBy('tasks.id')
    .execute()
  const perDirective = new Map<number, number>()
  for (const r of rows) perDirective.set(r.position, (perDirective.get(r.position) ?? 0) + 1)
  const horizon = addDays(world.endDay, 7)
  for (const [i, row] of rows.entries()) {
    const task = await world.task(row.id)
    const random = world.random.fork(`task/${plan.key}/${i}`)
    const inGroup = (perDirective.get(row.position) ?? 0) > 4
    const dueNow = task.due !== null && task.due >= world.endDay && task.due <= horizon
    lives.begin(task, { random, inGroup, held: dueNow && !inGroup && random.chance(0.7) })
  }
}
