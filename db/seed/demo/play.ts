/** Plays the year: meetings are called, concluded and issued; from then on every task has a life of its own. */
import { addWorkingDays } from '#app/domain/calendar/working-days.ts'
import { addDays, type Day } from '#app/domain/shared/day.ts'
import { addMinutes, instantAt } from '#app/domain/shared/instant.ts'
import type { StoredTask } from '#app/features/ports.ts'
import { createPeriodicTasks } from '#app/features/tasks/create-periodic-tasks.ts'
import type { Random } from '../random.ts'
import { amendmentsOf, scheduleAmendment } from './amendments.ts'
import { scheduleChanges } from './changes.ts'
import { askWhy, leaveWaiting, lookAtNotices } from './curtain.ts'
import { scheduleDocumentsFromAbove } from './from-above.ts'
import { Lives } from './lives.ts'
import { Overseeing } from './overseeing.ts'
import { beginParties, beginSynthesis, leaveSecondWord } from './parties.ts'
import { scheduleReminding } from './reminding.ts'
import {
  arrangeMeeting,
  correctReading,
  giveBack,
  keepDraft,
  publish,
  type Reading,
  readConclusion,
  settleLikeness,
  submit,
} from './secretary.ts'
import { DRAFT_RETURNS } from './texts/words.ts'
import type { Written } from './texts/written.ts'
import { traitsOf } from './traits.ts'
import type { World } from './world.ts'
import { type MeetingOfTheYear, meetingsOfTheYear } from './year.ts'

export type Played = { readings: (Reading & { key: string })[]; meetings: number }

export async function playTheYear(world: World): Promise<Played> {
  const lives = new Lives(world)
  const office = new Overseeing(lives)
  const played: Played = { readings: [], meetings: 0 }
  const meetings = meetingsOfTheYear(world)
  const first = meetings[0]!.day
  const amended = amendmentsOf(meetings)
  for (const meeting of meetings)
    scheduleMeeting(world, lives, meeting, played, meetingId => {
      const amendment = amended.get(meeting.key)
      if (amendment) scheduleAmendment(lives, meeting, meetingId, amendment)
    })
  scheduleDocumentsFromAbove(world, lives)
  world.planRuns(first)
  for (let d = addDays(first, 1); d <= world.endDay; d = addDays(d, 1))
    if (world.isWorkingDay(d)) world.agenda.add(instantAt(d, '06:30'), () => beginPeriod(world, lives))
  scheduleChanges(world, first)
  scheduleReminding(world, first)
  for (let d = addDays(first, 14); d <= world.endDay; d = addDays(d, 7))
    if (world.isWorkingDay(d)) world.agenda.add(instantAt(d, '09:40'), () => office.review())
  const curtain = addWorkingDays(world.calendar, world.lastRun.day, -1)
  world.agenda.add(instantAt(addWorkingDays(world.calendar, curtain, -3), '14:10'), () => askWhy(lives, office))
  world.agenda.add(instantAt(addWorkingDays(world.calendar, curtain, -5), '10:10'), () => beginParties(lives))
  world.agenda.add(instantAt(curtain, '15:20'), () => leaveWaiting(lives, office))
  world.agenda.add(instantAt(curtain, '16:30'), () => beginSynthesis(lives))
  world.agenda.add(instantAt(curtain, '16:40'), () => leaveSecondWord(lives))
  world.agenda.add(instantAt(curtain, '17:40'), () => lookAtNotices(lives))
  await world.run()
  world.moveTo(world.end)
  await world.deliver()
  return played
}

function scheduleMeeting(
  world: World,
  lives: Lives,
  plan: MeetingOfTheYear,
  played: Played,
  onIssued: (meetingId: string) => void,
): void {
  const { agenda, calendar } = world
  const random = world.random.fork(`meeting/${plan.key}`)
  const called = addWorkingDays(calendar, plan.day, plan.hurried ? -1 : plan.fate === 'announced' ? -6 : -4)
  // a meeting that is called on the day of seeding at the latest
  const at = world.during(called < world.lastRun.day ? called : addWorkingDays(calendar, world.lastRun.day, -1), random)
  agenda.add(at, async () => {
    const meetingId = await arrangeMeeting(world, plan)
    played.meetings += 1
    if (plan.fate === 'announced') return
    const text = plan.conclusion()
    // written the same afternoon or the next morning
    const writing =
      plan.hurried || random.chance(0.6)
        ? addMinutes(instantAt(plan.day, '15:10'), random.int(0, 70))
        : addMinutes(instantAt(addWorkingDays(calendar, plan.day, 1), '08:10'), random.int(0, 90))
    agenda.add(latestBefore(world, plan, writing), async () => {
      const found = readConclusion(world, plan, text)
      const version = await keepDraft(world, plan, meetingId, text.text, found, 0)
      world.pause(random.int(12, 35))
      const reading = correctReading(world, found, text)
      if (plan.fate === 'draft') {
        // half gone through
        const half = Math.floor(reading.directives.length / 2)
        const directives = found.map(d => reading.directives.slice(0, half).find(r => r.id === d.id) ?? d)
        await keepDraft(world, plan, meetingId, text.text, directives, version)
        return
      }
      played.readings.push({ key: plan.key, ...reading })
      const settled = await settleLikeness(world, plan, meetingId, reading.directives)
      const kept = await keepDraft(world, plan, meetingId, text.text, settled, version)
      world.pause(random.int(1, 4))
      const submitted = await submit(world, meetingId, kept)
      if (plan.fate === 'submitted') return
      let approve = world.workday(world.today, plan.hurried ? 0 : random.pick([0, 1, 1, 2]), random)
      if (approve <= world.now) approve = addMinutes(world.now, random.int(25, 80))
      agenda.add(approve, () =>
        approveOrReturn(
          world,
          lives,
          plan,
          { meetingId, version: submitted, text, onIssued },
          !plan.hurried && random.chance(0.1),
        ),
      )
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
  draft: Draft,
  comesBack: boolean,
): Promise<void> {
  const random = world.random.fork(`approval/${plan.key}`)
  if (comesBack) {
    const returned = await giveBack(world, plan, draft.meetingId, draft.version, random.pick(DRAFT_RETURNS))
    world.agenda.add(addMinutes(world.now, random.int(60, 150)), async () => {
      const again = await submit(world, draft.meetingId, returned)
      world.pause(random.int(30, 60))
      await issue(world, lives, plan, { ...draft, version: again })
    })
  } else await issue(world, lives, plan, draft)
}

type Draft = { meetingId: string; version: number; text: Written; onIssued: (meetingId: string) => void }

async function issue(
  world: World,
  lives: Lives,
  plan: MeetingOfTheYear,
  { meetingId, version, text, onIssued }: Draft,
): Promise<void> {
  await publish(world, plan, meetingId, version)
  world.post()
  const rows = await world.database.db
    .selectFrom('tasks')
    .innerJoin('directives', 'directives.id', 'tasks.directive_id')
    .select(['tasks.id', 'directives.position'])
    .where('tasks.meeting_id', '=', meetingId)
    .orderBy('tasks.id')
    .execute()
  const tasks = []
  for (const { id, position } of rows) tasks.push({ task: await world.task(id), position })
  for (const [i, { task, position }] of tasks.entries()) {
    const random = world.random.fork(`task/${plan.key}/${i}`)
    const siblings = tasks.filter(t => t.position === position).map(t => t.task)
    const inGroup = siblings.length > 4
    const isTally = task.kind === 'work' && text.items[position]?.meant.tally === true
    const reportsOn = isTally ? tallyDay(world, task, siblings, random) : null
    const held = reportsOn === 'later' || (!inGroup && isDueNow(world, task) && random.chance(0.75))
    const slow = plan.hurried === true && traitsOf(task.unitId).accept >= 1.8
    const stuck = !inGroup && mayGetStuck(world, lives, task)
    const gap = plan.series === 'giao-ban-ubnd' ? 14 : 30
    lives.begin(task, { random, inGroup, held, slow, stuck, gap, reportsOn: reportsOn === 'later' ? null : reportsOn })
  }
  onIssued(meetingId)
}

/** The nightly job gives the next instance of what comes back; its tasks live like any other. */
async function beginPeriod(world: World, lives: Lives): Promise<void> {
  if ((await createPeriodicTasks(world.tools)) === 0) return
  const open = await world.tools.unitOfWork(stores => stores.tasks.openAfter(null, 5000))
  for (const task of open)
    if (task.period !== null && !lives.all.has(task.id))
      lives.begin(task, {
        random: world.random.fork(`period/${task.directiveId}/${task.period}/${task.unitId}`),
        inGroup: true,
        held: false,
        slow: false,
        stuck: false,
        gap: 30,
        reportsOn: null,
      })
  world.post()
}

const isDueNow = (world: World, { due }: StoredTask): boolean =>
  due !== null && due >= world.endDay && due <= addDays(world.endDay, 7)

const STUCK_AT_MOST = 5

/** A few of the slow offices' tasks are overdue by weeks and months: what a leader's review is for. */
function mayGetStuck(world: World, lives: Lives, { due, unitId }: StoredTask): boolean {
  if (due === null || traitsOf(unitId).stuck < 0.1) return false
  const already = [...lives.all.values()].filter(l => l.stuck).length
  return already < STUCK_AT_MOST && due > addDays(world.endDay, -130) && due < addDays(world.endDay, -12)
}

/** Seven of the units have reported by the day of seeding, the quickest ones; the others later. */
function tallyDay(world: World, task: StoredTask, siblings: readonly StoredTask[], random: Random): Day | 'later' {
  const quickest = siblings
    .filter(t => t.kind === 'work')
    .sort((a, b) => traitsOf(b.unitId).onTime - traitsOf(a.unitId).onTime)
    .slice(0, 7)
  return quickest.some(t => t.id === task.id)
    ? addWorkingDays(world.calendar, world.lastRun.day, -random.int(1, 6))
    : 'later'
}
