/** The office's side: confirming, deciding, urging, asking why – by the secretariat and by whoever chaired. */
import { addWorkingDays, workingDayOnOrBefore } from '#app/domain/calendar/working-days.ts'
import { addDays, daysBetween, maxDay } from '#app/domain/shared/day.ts'
import { dayOfInstant } from '#app/domain/shared/instant.ts'
import { isLate } from '#app/domain/task/standing.ts'
import { isWorkable } from '#app/domain/task/task.ts'
import type { StoredTask } from '#app/features/ports.ts'
import { askExplanationInput, askTaskExplanation } from '#app/features/tasks/ask-explanation.ts'
import { closeTask, closeTaskInput } from '#app/features/tasks/close-task.ts'
import { confirmReport, confirmReportInput } from '#app/features/tasks/confirm-report.ts'
import { criticiseTask, criticiseTaskInput } from '#app/features/tasks/criticise-task.ts'
import { extendTask, extendTaskInput } from '#app/features/tasks/extend-task.ts'
import { grantExtensionInput, grantTaskExtension } from '#app/features/tasks/grant-extension.ts'
import { judgeExplanationInput, judgeTaskExplanation } from '#app/features/tasks/judge-explanation.ts'
import { reassignTask, reassignTaskInput } from '#app/features/tasks/reassign-task.ts'
import { refuseExtensionInput, refuseTaskExtension } from '#app/features/tasks/refuse-extension.ts'
import { refuseSendBackInput, refuseTaskSendBack } from '#app/features/tasks/refuse-send-back.ts'
import { resumeTask, resumeTaskInput } from '#app/features/tasks/resume-task.ts'
import { returnReportInput, returnTaskReport } from '#app/features/tasks/return-report.ts'
import { setDueInput, setTaskDue } from '#app/features/tasks/set-due.ts'
import { suspendTask, suspendTaskInput } from '#app/features/tasks/suspend-task.ts'
import { urgeTask, urgeTaskInput } from '#app/features/tasks/urge-task.ts'
import { withdrawTask, withdrawTaskInput } from '#app/features/tasks/withdraw-task.ts'
import type { Random } from '../random.ts'
import type { Life, Lives, Office } from './lives.ts'
import * as words from './texts/words.ts'
import { traitsOf } from './traits.ts'
import type { World } from './world.ts'

export class Overseeing implements Office {
  readonly #lives: Lives
  readonly #world: World

  constructor(lives: Lives) {
    this.#lives = lives
    this.#world = lives.world
    lives.office = this
  }

  #secretary() {
    return this.#world.account(this.#world.today.endsWith('3') ? 'thuky2' : 'thuky')
  }
  #director(task: StoredTask) {
    return this.#world.actor(task.chairPersonId)
  }
  /** Whatever calls for a digest after the last run would still wait on the day of seeding. */
  get #tooLate(): boolean {
    return this.#world.now >= this.#world.lastRun.at
  }

  reported(life: Life): void {
    const { random } = life
    const at = this.#world.workday(this.#world.today, random.pick([0, 0, 1, 1, 1, 2, 3]), random)
    this.#lives.later(life, at > this.#world.now ? at : this.#world.workday(this.#world.today, 1, random), t =>
      this.#judgeReport(life, t),
    )
  }

  async #judgeReport(life: Life, task: StoredTask): Promise<void> {
    if (task.state !== 'reported') return
    const world = this.#world
    const { random } = life
    const comesBack = !life.reportsOn && task.returnedReports === 0 && random.chance(traitsOf(task.unitId).returned)
    if (comesBack) {
      if (this.#tooLate) return
      const reason = random.pick(words.RETURN_REASONS)
      const input = { taskId: task.id, reason, code: words.RETURN_CODES[words.RETURN_REASONS.indexOf(reason)] }
      await world.must(returnTaskReport(world.tools, this.#secretary(), returnReportInput.parse(input)))
      life.plan += 1
      this.#lives.later(life, world.workday(world.today, random.int(2, 6), random), t => this.#lives.report(life, t))
      return
    }
    const by = random.chance(0.15) ? this.#director(task) : this.#secretary()
    await world.must(confirmReport(world.tools, by, confirmReportInput.parse({ taskId: task.id })))
    // a starred one waits for the second word, which is the word of whoever chaired, or of the secretariat after him
    if (task.starred && (await world.task(task.id)).state === 'reported')
      this.#lives.later(life, world.workday(world.today, random.int(1, 3), random), t =>
        this.#secondWord(t, by.personId),
      )
  }

  async #secondWord(task: StoredTask, first: string): Promise<void> {
    if (task.state !== 'reported' || !task.firstWord) return
    const world = this.#world
    const director = this.#director(task)
    const by = director.personId === first ? this.#secretary() : director
    await world.must(confirmReport(world.tools, by, confirmReportInput.parse({ taskId: task.id })))
  }

  extensionAsked(life: Life): void {
    const { random } = life
    this.#lives.later(life, this.#world.workday(this.#world.today, random.pick([1, 1, 2, 3]), random), t =>
      this.#decideExtension(life, t),
    )
  }

  async #decideExtension(life: Life, task: StoredTask): Promise<void> {
    if (!task.extension || this.#tooLate) return
    const world = this.#world
    const { random } = life
    const due = maxDay(task.extension.wantedDue, world.today)
    if (random.chance(task.extension.late ? 0.45 : 0.7)) {
      const input = { taskId: task.id, due, reason: random.pick(words.GRANT_WORDS) ?? '' }
      await world.must(grantTaskExtension(world.tools, this.#director(task), grantExtensionInput.parse(input)))
      this.#lives.planWork(life, await world.task(life.id))
    } else {
      const input = { taskId: task.id, reason: random.pick(words.REFUSAL_WORDS) }
      await world.must(refuseTaskExtension(world.tools, this.#director(task), refuseExtensionInput.parse(input)))
    }
  }

  sendBackAsked(life: Life): void {
    this.#lives.later(life, this.#world.workday(this.#world.today, life.random.int(1, 3), life.random), t =>
      this.#decideSendBack(life, t),
    )
  }

  async #decideSendBack(life: Life, task: StoredTask): Promise<void> {
    if (task.state !== 'send-back-asked' || !task.sendBack || this.#tooLate) return
    const world = this.#world
    const { random } = life
    const toUnitId = task.sendBack.suggestedUnitId
    life.plan += 1
    if (toUnitId && random.chance(0.6)) {
      const late = task.due !== null && task.due < addDays(world.today, 5)
      const due = late ? workingDayOnOrBefore(world.calendar, addDays(world.today, 12)) : ''
      const input = { taskId: task.id, toUnitId, reason: words.REASSIGN_WORDS, code: 'GL1', due }
      await world.must(reassignTask(world.tools, this.#secretary(), reassignTaskInput.parse(input)))
      world.post()
    } else {
      const input = { taskId: task.id, reason: words.KEEP_WORDS }
      await world.must(refuseTaskSendBack(world.tools, this.#secretary(), refuseSendBackInput.parse(input)))
    }
    const now = await world.task(life.id)
    if (now.state === 'assigned') this.#lives.takeOn(life, traitsOf(now.unitId))
    else this.#lives.planWork(life, now)
  }

  /** Once a week the leaders and the secretariat go through what is late. */
  async review(): Promise<void> {
    const world = this.#world
    const open = await world.tools.unitOfWork(stores => stores.tasks.openAfter(null, 5000))
    for (const task of open) {
      const life = this.#lives.all.get(task.id)
      if (!life || !isWorkable(task)) continue
      if (task.due === null) await this.#reviewUndated(life, task)
      else if (isLate(task, task.due, world.today))
        await this.#reviewLate(life, task, daysBetween(task.due, world.today))
    }
  }

  async #reviewLate(life: Life, task: StoredTask, late: number): Promise<void> {
    const world = this.#world
    const { random } = life
    const by = this.#director(task)
    const taskId = task.id
    if (late >= 14 && !task.explanation && !this.#tooLate && random.chance(0.4)) {
      world.pause(2)
      await this.askExplanation(task)
      this.#explanationFollows(life)
    } else if (late >= 60 && !life.stuck && !this.#tooLate && random.chance(0.07)) {
      world.pause(2)
      const due = workingDayOnOrBefore(world.calendar, addDays(world.today, random.int(12, 20)))
      if (random.chance(0.3)) {
        const input = { taskId, reason: words.CLOSING_WORDS }
        await world.must(closeTask(world.tools, by, closeTaskInput.parse(input)))
      } else {
        const input = { taskId, due, reason: words.UNASKED_EXTENSION }
        await world.must(extendTask(world.tools, by, extendTaskInput.parse(input)))
        this.#lives.planWork(life, await world.task(life.id))
      }
    } else if (late >= 30 && !task.criticised && !task.excluded && random.chance(0.2)) {
      world.pause(2)
      const input = { taskId, note: random.pick(words.CRITICISMS) }
      await world.must(criticiseTask(world.tools, by, criticiseTaskInput.parse(input)))
    } else if (late >= 3 && random.chance(0.35)) {
      world.pause(2)
      await this.#urge(task, random)
      // being urged helps, sometimes
      if (random.chance(0.2) && !life.held && !life.stuck)
        this.#lives.later(life, world.workday(world.today, random.int(2, 5), random), t => this.#lives.report(life, t))
    }
  }

  async askExplanation(task: StoredTask): Promise<void> {
    const world = this.#world
    const due = addWorkingDays(world.calendar, world.today, 5)
    const input = { taskId: task.id, due, note: words.EXPLANATION_ASKS[0] }
    await world.must(askTaskExplanation(world.tools, this.#director(task), askExplanationInput.parse(input)))
  }

  async urgeSome(tasks: readonly StoredTask[]): Promise<void> {
    for (const task of tasks) {
      this.#world.pause(2)
      await this.#urge(task, this.#world.random)
    }
  }

  async #urge(task: StoredTask, random: Random): Promise<void> {
    const world = this.#world
    const by = random.chance(0.7) ? this.#secretary() : this.#director(task)
    const input = { taskId: task.id, note: random.pick(words.URGE_NOTES) ?? '' }
    await world.must(urgeTask(world.tools, by, urgeTaskInput.parse(input)))
    world.post()
  }

  #explanationFollows(life: Life): void {
    const world = this.#world
    const { random } = life
    if (random.chance(0.15)) return
    // outside the plan of work: who explains goes on working
    const answered = world.workday(world.today, random.int(2, 6), random)
    world.agenda.add(answered, async () => {
      await this.#lives.explain(life, await world.task(life.id))
      const judged = world.workday(world.today, random.int(2, 6), random)
      world.agenda.add(judged, async () => {
        const task = await world.task(life.id)
        if (!task.explanation?.answeredAt || task.explanation.accepted !== null) return
        const accepted = random.chance(0.3)
        const note = accepted ? words.JUDGEMENTS.accepted : words.JUDGEMENTS.not
        const input = { taskId: task.id, accepted: accepted ? '1' : '0', note }
        await world.must(judgeTaskExplanation(world.tools, this.#director(task), judgeExplanationInput.parse(input)))
      })
    })
  }

  /** Without a day: given one, put aside, or dropped as the same thing twice. */
  async #reviewUndated(life: Life, task: StoredTask): Promise<void> {
    const world = this.#world
    const { random } = life
    const taskId = task.id
    const age = daysBetween(dayOfInstant(task.assignedAt), world.today)
    if (life.inGroup || age < 21 || this.#tooLate) return
    if (random.chance(0.025)) {
      world.pause(1)
      const due = workingDayOnOrBefore(world.calendar, addDays(world.today, random.int(10, 25)))
      const input = { taskId, due, reason: words.SET_DUE_WORDS }
      await world.must(setTaskDue(world.tools, this.#director(task), setDueInput.parse(input)))
      this.#lives.planWork(life, await world.task(life.id))
    } else if (random.chance(0.02)) {
      world.pause(1)
      const reason = random.pick(words.WITHDRAWALS)
      const input = { taskId, reason, code: words.WITHDRAWAL_CODES[words.WITHDRAWALS.indexOf(reason)] }
      await world.must(withdrawTask(world.tools, this.#secretary(), withdrawTaskInput.parse(input)))
    } else if (random.chance(0.015)) {
      world.pause(1)
      const input = { taskId, reason: random.pick(words.SUSPENSIONS) }
      await world.must(suspendTask(world.tools, this.#secretary(), suspendTaskInput.parse(input)))
      const again = world.workday(world.today, random.int(15, 60), random)
      world.agenda.add(again, () => this.#resume(life))
    }
  }

  async #resume(life: Life): Promise<void> {
    const world = this.#world
    const task = await world.task(life.id)
    if (task.state !== 'suspended') return
    const input = { taskId: task.id, reason: words.RESUMPTION }
    await world.must(resumeTask(world.tools, this.#secretary(), resumeTaskInput.parse(input)))
    this.#lives.planWork(life, await world.task(life.id))
  }
}
