/** The units' side: taking on, handing on, telling, reporting, asking for more time – each in its own manner. */
import { workingDayOnOrBefore } from '#app/domain/calendar/working-days.ts'
import { addDays, type Day, daysBetween, maxDay, minDay } from '#app/domain/shared/day.ts'
import { addMinutes, dayOfInstant, type Instant, instantAt } from '#app/domain/shared/instant.ts'
import { isWorkable } from '#app/domain/task/task.ts'
import { headsOf, holdersOn } from '#app/domain/unit/office.ts'
import type { StoredTask } from '#app/features/ports.ts'
import { acceptTask, acceptTaskInput } from '#app/features/tasks/accept-task.ts'
import { answerCoordinationInput, answerTaskCoordination } from '#app/features/tasks/answer-coordination.ts'
import { askExtensionInput, askTaskExtension } from '#app/features/tasks/ask-extension.ts'
import { askSendBackInput, askToSendBack } from '#app/features/tasks/ask-send-back.ts'
import { explainTask, explainTaskInput } from '#app/features/tasks/explain-task.ts'
import { handOnInput, handOnTask } from '#app/features/tasks/hand-on.ts'
import { progressTask, progressTaskInput } from '#app/features/tasks/progress-task.ts'
import { reportTask, reportTaskInput } from '#app/features/tasks/report-task.ts'
import type { Random } from '../random.ts'
import { fromMail } from './from-mail.ts'
import { FORMER_WARD, NEIGHBOURS, UNITS } from './place.ts'
import {
  COORDINATION_ANSWERS,
  EXPLANATIONS,
  EXTENSION_CODES,
  EXTENSION_REASONS,
  GROUP_RESULTS,
  HAND_ON_NOTES,
  PROGRESS_NOTES,
  RESULTS,
  SEND_BACK_CODES,
  SEND_BACK_REASONS,
  SYNTHESIS_RESULTS,
} from './texts/words.ts'
import { type Traits, traitsOf } from './traits.ts'
import type { World } from './world.ts'

export type Life = {
  id: string
  random: Random
  /** One of many that owe the same. */
  inGroup: boolean
  /** Not finished before the end, whatever the unit's habits: something must be due in the week of seeding. */
  held: boolean
  /** Days from one meeting of the series to the next. */
  gap: number
  /** Among the few that stay undone for months, whatever the office does. */
  stuck: boolean
  /** Lies unopened for days. */
  slow: boolean
  /** Reports on this day, well, whatever the unit's habits. */
  reportsOn: Day | null
  /** Steps of an older plan no longer happen. */
  plan: number
  reportDay: Day | null
}

/** What the office does in answer: overseeing.ts. */
export type Office = {
  reported(life: Life): void
  extensionAsked(life: Life): void
  sendBackAsked(life: Life): void
}

export class Lives {
  readonly all = new Map<string, Life>()
  readonly world: World
  office!: Office
  #documents = 0

  constructor(world: World) {
    this.world = world
  }

  /** `n` working days from now, if by then nothing was planned anew; the task as it is at that moment. */
  later(life: Life, at: Instant, step: (task: StoredTask) => Promise<void>): void {
    const { plan } = life
    this.world.agenda.add(at, async () => {
      if (life.plan !== plan) return
      await step(await this.world.task(life.id))
    })
  }

  begin(task: StoredTask, given: Omit<Life, 'id' | 'plan' | 'reportDay'>): Life {
    const life: Life = { id: task.id, plan: 0, reportDay: null, ...given }
    this.all.set(task.id, life)
    const { world } = this
    const { random } = life
    const traits = traitsOf(task.unitId)
    for (const c of task.coordinations)
      if (random.chance(0.8))
        this.#answerCoordination(life, c.unitId, world.workday(world.today, random.int(2, 9), random))
    const mayRefuse = !life.inGroup && task.kind === 'work' && !life.held && task.unitId in NEIGHBOURS
    if (mayRefuse && random.chance(0.035))
      this.later(life, world.workday(world.today, random.int(1, 2), random), t => this.askSendBack(life, t))
    else this.takeOn(life, traits)
    return life
  }

  takeOn(life: Life, traits: Traits): void {
    const { world } = this
    const delay = Math.min(7, Math.floor(exponential(life.random, traits.accept)))
    const first = world.workday(world.today, life.slow ? 9 : delay, life.random)
    const at = first > world.now ? first : addMinutes(world.now, life.random.int(20, 90))
    this.later(life, at, t => this.#accept(life, t))
  }

  head(unitId: string) {
    const [head] = headsOf(this.world.office, unitId, this.world.today)
    if (!head) throw new Error(`${unitId} has no head on ${this.world.today}`)
    return this.world.actor(head.id)
  }

  async #accept(life: Life, task: StoredTask): Promise<void> {
    const { world } = this
    const { random } = life
    if (task.state !== 'assigned') return
    const head = await fromMail(world, this.head(task.unitId), task, random)
    await world.must(acceptTask(world.tools, head, acceptTaskInput.parse({ taskId: task.id })))
    const officers = holdersOn(world.office, world.today, 'officer', task.unitId)
    if (officers.length > 0 && world.now < world.lastRun.at && random.chance(life.inGroup ? 0.25 : 0.6)) {
      world.pause(random.int(2, 25))
      const input = { taskId: task.id, officerId: random.pick(officers).id, note: random.pick(HAND_ON_NOTES) ?? '' }
      await world.must(handOnTask(world.tools, this.head(task.unitId), handOnInput.parse(input)))
    }
    this.planWork(life, await world.task(life.id))
  }

  /** From today to the report: when it will be, what is told on the way, whether more time is asked for. */
  planWork(life: Life, task: StoredTask): void {
    const { world } = this
    const { random } = life
    life.plan += 1
    const traits = traitsOf(task.unitId)
    const today = world.today
    const planned = life.reportsOn ?? finishDay(task, life, world)
    const day = planned === null ? null : life.held ? maxDay(planned, addDays(world.endDay, 1)) : planned
    life.reportDay = day
    const until = day ?? addDays(today, 400)
    for (let d = today; ; ) {
      d = dayOfInstant(world.workday(d, random.int(4, 9), random))
      if (d >= until || d > world.endDay) break
      if (random.chance(traits.fresh * (life.inGroup ? 0.4 : 1)))
        this.later(life, world.during(d, random), t => this.#tell(life, t))
    }
    if (day === null) return
    const onRestDay = !world.isWorkingDay(day)
    const at = onRestDay ? addMinutes(instantAt(day, '19:00'), random.int(0, 120)) : world.during(day, random)
    this.later(life, maxInstant(at, addMinutes(world.now, 30)), t => this.report(life, t))
    if (task.due === null || life.inGroup || life.held) return
    const late = day > task.due
    if (random.chance(late ? 0.6 : 0.1)) {
      const asked = late && random.chance(0.25) ? addDays(task.due, 1) : addDays(task.due, -random.int(1, 3))
      if (asked <= today || asked >= day) return
      this.later(life, world.workday(asked, world.isWorkingDay(asked) ? 0 : 1, random), t => this.askExtension(life, t))
    }
  }

  async #tell(life: Life, task: StoredTask): Promise<void> {
    if (!isWorkable(task) || task.progress >= (life.stuck ? 50 : 90)) return
    const { random } = life
    const percent = Math.min(95, task.progress + random.pick([10, 20, 25, 30]))
    const input = { taskId: task.id, percent, note: random.pick(PROGRESS_NOTES) }
    const doer = await fromMail(this.world, this.#doer(task, random), task, random)
    await this.world.must(progressTask(this.world.tools, doer, progressTaskInput.parse(input)))
  }

  async report(life: Life, task: StoredTask): Promise<void> {
    if (!isWorkable(task)) return
    const { world } = this
    const { random } = life
    this.#documents += 1
    const number = `${((this.#documents * 7) % 389) + 1}/BC-${codeOf(task.unitId)}`
    const withDocument = random.chance(0.8)
    await world.must(
      reportTask(
        world.tools,
        this.#doer(task, random),
        reportTaskInput.parse({
          taskId: task.id,
          text: random.pick(task.kind === 'synthesis' ? SYNTHESIS_RESULTS : life.inGroup ? GROUP_RESULTS : RESULTS),
          documentNumber: withDocument ? number : '',
          documentDay: withDocument ? workingDayOnOrBefore(world.calendar, world.today) : '',
        }),
      ),
    )
    this.office.reported(life)
  }

  #doer(task: StoredTask, random: Random) {
    const byOfficer = task.officerId !== null && random.chance(0.7)
    return byOfficer ? this.world.actor(task.officerId!) : this.head(task.unitId)
  }

  async askExtension(life: Life, task: StoredTask): Promise<void> {
    const { world } = this
    if (!isWorkable(task) || task.due === null || task.extension) return
    const from = maxDay(task.due, world.today)
    const reach = minDay(maxDay(life.reportDay ?? from, addDays(from, life.random.int(5, 12))), addDays(from, 25))
    const wantedDue = workingDayOnOrBefore(world.calendar, reach)
    if (wantedDue <= task.due || wantedDue < world.today) return
    const reason = life.random.pick(EXTENSION_REASONS)
    const code = EXTENSION_CODES[EXTENSION_REASONS.indexOf(reason)]
    const input = { taskId: task.id, wantedDue, reason, code }
    await world.must(askTaskExtension(world.tools, this.head(task.unitId), askExtensionInput.parse(input)))
    this.office.extensionAsked(life)
  }

  async askSendBack(life: Life, task: StoredTask): Promise<void> {
    const { world } = this
    if (task.state !== 'assigned' && task.state !== 'accepted') return
    const reason = life.random.pick(SEND_BACK_REASONS)
    const input = {
      taskId: task.id,
      reason,
      code: SEND_BACK_CODES[SEND_BACK_REASONS.indexOf(reason)],
      suggestedUnitId: NEIGHBOURS[task.unitId] ?? 'van-phong',
    }
    await world.must(askToSendBack(world.tools, this.head(task.unitId), askSendBackInput.parse(input)))
    this.office.sendBackAsked(life)
  }

  async explain(life: Life, task: StoredTask): Promise<void> {
    if (!task.explanation || task.explanation.answeredAt !== null) return
    const input = { taskId: task.id, text: life.random.pick(EXPLANATIONS) }
    await this.world.must(explainTask(this.world.tools, this.head(task.unitId), explainTaskInput.parse(input)))
  }

  #answerCoordination(life: Life, unitId: string, at: Instant): void {
    const { world } = this
    world.agenda.add(at, async () => {
      const task = await world.task(life.id)
      const own = task.coordinations.find(c => c.unitId === unitId)
      if (!own || own.answeredAt || task.state === 'done' || task.state === 'withdrawn') return
      const input = { taskId: task.id, unitId, text: life.random.pick(COORDINATION_ANSWERS) }
      await world.must(answerTaskCoordination(world.tools, this.head(unitId), answerCoordinationInput.parse(input)))
    })
  }
}

/** The day of the report, null for one that nobody will write by himself. */
function finishDay(task: StoredTask, { random, gap, stuck }: Life, { today, endDay }: World): Day | null {
  const traits = traitsOf(task.unitId)
  const { due } = task
  if (stuck) return null
  if (due === null && task.duePrecision === 'next-meeting')
    return addDays(today, random.chance(traits.onTime) ? random.int(gap >> 1, gap - 4) : gap + random.int(2, 20))
  if (due === null) return random.chance(0.06) ? null : addDays(today, 5 + Math.floor(exponential(random, 30)))
  // work piles up before the end of the year that is told, and what slipped lately is still open
  const lately = daysBetween(due, endDay) < 35
  if (due > today && random.chance(1 - (1 - traits.onTime) * (lately ? 1.2 : 0.75))) {
    const room = daysBetween(today, due)
    return addDays(due, -Math.min(room - 1, Math.floor(exponential(random, 2.2))))
  }
  const from = maxDay(due, today)
  if (random.chance(traits.stuck)) return null
  if (random.chance(0.12)) return addDays(from, random.int(45, 160))
  return addDays(from, 1 + (lately ? random.int(8, 40) : 0) + Math.floor(exponential(random, traits.lateDays)))
}

export const exponential = (random: Random, mean: number): number => -Math.log(1 - random.next()) * mean
const maxInstant = (a: Instant, b: Instant): Instant => (a > b ? a : b)

/** "NV" of "noi-vu": what stands behind the number of a document. */
function codeOf(unitId: string): string {
  const unit = [...UNITS, FORMER_WARD].find(u => u.id === unitId)!
  if (unit.kind === 'ward') return 'UBND'
  return unit.id
    .split('-')
    .map(part => part.charAt(0).toUpperCase())
    .join('')
}
