/**
 * The same history on the engine's own functions: the commands of the domain make the tasks, the planner and the
 * second look make the notices, and a map stands for the outbox. Nothing is written anywhere, so that a hundred
 * thousand histories take minutes; tests/reference/on-databases.test.ts plays some of them through the use cases.
 */
import { indexOf } from '#app/domain/calendar/working-day-index.ts'
import type { WorkingCalendar } from '#app/domain/calendar/working-days.ts'
import { candidatesOf, isCandidate } from '#app/domain/reminder/candidates.ts'
import { type Ladder, ladderOn, type RemindedTask } from '#app/domain/reminder/escalation.ts'
import { assignedNotices, noticesOfEvent } from '#app/domain/reminder/immediate.ts'
import { digestWeek, leaderDigests, overdueByLeader, overdueOf } from '#app/domain/reminder/leader-digest.ts'
import { type Notice, noticeKey, stepNameOf } from '#app/domain/reminder/notice.ts'
import { plannerFor } from '#app/domain/reminder/plan.ts'
import { DEFAULT_RULES } from '#app/domain/reminder/rule.ts'
import { lastRun } from '#app/domain/reminder/run-time.ts'
import { DEFAULT_REMINDER_SETTINGS } from '#app/domain/reminder/settings.ts'
import { secondLook } from '#app/domain/reminder/still-fits.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { addMinutes, type Instant, instantAt } from '#app/domain/shared/instant.ts'
import { evolve, type TaskEventData } from '#app/domain/task/task.ts'
import { personOf } from '#app/domain/unit/office.ts'
import { BY_TABLE, decide, firstEvent, mergeOf } from './commands.ts'
import type { Told } from './model.ts'
import { dayNumbered, idOf, OfficeOfScript } from './office-of-script.ts'
import type { History, Op } from './script.ts'

const settings = DEFAULT_REMINDER_SETTINGS
type Row = { notice: Notice; state: 'waiting' | 'sent' | 'skipped' | 'failed'; missed: boolean }

export class Engine {
  readonly told: Told[] = []
  readonly office = new OfficeOfScript()
  readonly tasks = new Map<number, RemindedTask>()
  readonly #outbox = new Map<string, Row>()
  #since: Day | null = null
  #now: Instant = instantAt(dayNumbered(0), '07:30')
  #today = 0

  play({ days, down, deaths, steps }: History): Told[] {
    for (let today = 0; today < days; today += 1) {
      this.#today = today
      this.#now = instantAt(dayNumbered(today), '07:30')
      const own = steps.filter(s => s.day === today)
      const up = !down.has(today)
      // who died while planning had not noted it down: planned again
      const before = this.#since
      if (up && deaths.has(today)) {
        this.#plan()
        this.#since = before
      }
      if (up) this.#plan()
      for (const s of own.filter(s => s.between)) this.#happen(s.op, up)
      if (up) this.#deliver(() => true)
      this.#now = instantAt(dayNumbered(today), '10:00')
      for (const s of own.filter(s => !s.between)) this.#happen(s.op, up)
    }
    return this.told
  }

  get #calendar(): WorkingCalendar {
    return { overrides: this.office.overrides }
  }

  #plan(): void {
    const run = lastRun(this.#calendar, settings.runAt, this.#now)
    if (this.#since !== null && run.day <= this.#since) return
    const given = { office: this.office.at(this.#today), calendar: this.#calendar, rules: DEFAULT_RULES, settings }
    const planner = plannerFor({ ...given, asOf: this.#now, since: this.#since })
    const open = [...this.tasks.values()]
    const candidates = candidatesOf(DEFAULT_RULES, this.#calendar, run.day)
    const plan = planner.plan(open.filter(t => isCandidate(candidates, t)))
    for (const n of plan.notices) this.#add(n, 'waiting')
    for (const n of plan.skipped) this.#add(n, 'skipped')
    const monday = digestWeek(this.#calendar, run.day, this.#since)
    if (monday !== null) {
      const ladder = ladderOn(given.office, run.day, settings)
      const overdue = overdueOf(
        open.filter(t => isCandidate(candidates, t)),
        run.day,
      )
      for (const n of leaderDigests(given.office, run.day, monday, overdue, ladder)) this.#add(n, 'waiting')
    }
    this.#since = run.day
  }

  /** A key is added once; what was set aside unsent may be called for again. */
  #add(notice: Notice, state: 'waiting' | 'skipped'): void {
    const key = noticeKey(notice)
    const known = this.#outbox.get(key)
    if (known && !(known.state === 'skipped' && !known.missed && state === 'waiting')) return
    this.#outbox.set(key, { notice, state, missed: state === 'skipped' })
  }

  #deliver(which: (n: Notice) => boolean): void {
    const today = dayNumbered(this.#today)
    const office = this.office.at(this.#today)
    const ladder = ladderOn(office, today, settings)
    for (;;) {
      const waiting = [...this.#outbox.values()].filter(r => r.state === 'waiting' && which(r.notice))
      if (waiting.length === 0) return
      for (const row of waiting) this.#sendOne(row, ladder, today)
    }
  }

  #sendOne(row: Row, ladder: Ladder, today: Day): void {
    const n = row.notice
    const office = this.office.at(this.#today)
    const task = n.taskId === null ? null : ([...this.tasks.values()].find(t => t.id === n.taskId) ?? null)
    if (stepNameOf(n.step) === 'leader-digest') {
      const own = overdueByLeader(office, today, overdueOf([...this.tasks.values()], today))
      const fits = [...own.keys()].some(p => p.id === n.personId)
      row.state = fits ? 'sent' : 'skipped'
      const leader = personOf(office, n.personId)
      if (fits) this.#say('leader-digest 0', leader && ladder.mayMail(leader) ? n.personId : null)
      return
    }
    const look = secondLook(n, task, { rules: DEFAULT_RULES, ladder, today, index: indexOf(this.#calendar) })
    if (!look.fits) {
      row.state = 'skipped'
      for (const i of look.instead) this.#add(i, 'waiting')
      return
    }
    const person = personOf(office, n.personId)
    if (!(person?.active && ladder.mayMail(person))) {
      const tried = new Set(
        [...this.#outbox.values()]
          .filter(r => r.notice.taskId === n.taskId && r.notice.step === n.step && r.notice.occurrence === n.occurrence)
          .map(r => r.notice.personId),
      )
      const above = ladder.nextAbove(task!, n.personId, tried).filter(r => r.email !== null)
      for (const r of above)
        this.#add(
          {
            ...n,
            personId: r.personId,
            email: r.email,
            data: { ...n.data, insteadOf: n.data.insteadOf ?? n.personId },
          },
          'waiting',
        )
      row.state = above.length > 0 ? 'failed' : 'sent'
      if (above.length > 0) return
    }
    row.state = 'sent'
    const id = n.taskId!.replace('task-', '')
    const what =
      stepNameOf(n.step) === 'assigned' || stepNameOf(n.step) === 'urge'
        ? `${id} ${stepNameOf(n.step)}`
        : `${id} ${stepNameOf(n.step)} ${n.occurrence}`
    this.#say(what, person?.active && ladder.mayMail(person) ? n.personId : null)
  }

  #say(what: string, personId: string | null): void {
    this.told.push({ day: this.#today, what, to: personId === null ? 'list' : Number(personId.slice(1)) })
  }

  #happen(op: Op, up: boolean): void {
    this.#now = addMinutes(this.#now, 1)
    if (!('task' in op)) {
      this.office.happen(op, this.#today)
      if (op.op === 'merge' && this.office.justMerged)
        for (const t of [...this.tasks.values()])
          this.#record(t, mergeOf(t, op.unit, op.into, this.office.at(this.#today), this.#today), up)
      return
    }
    if (op.op === 'give') {
      if (this.tasks.has(op.task) || this.office.closed.has(op.unit)) return
      const data = firstEvent(op, this.#today)
      const task = evolve(`task-${op.task}`, null, { at: this.#now, actorId: null, data })
      const stored = { ...task, chairPersonId: idOf.person(op.byViceChair ? 10 : 1) }
      this.tasks.set(op.task, stored)
      this.#cause(assignedNotices(stored, this.office.at(this.#today), dayNumbered(this.#today)), up)
      return
    }
    const task = this.tasks.get(op.task)
    if (!task) return
    if ((op.op === 'reassign' || op.op === 'ask-opinion') && this.office.closed.has(op.unit)) return
    this.#record(task, decide(task, op, this.#today), up)
  }

  #record(task: RemindedTask, data: TaskEventData | null, up: boolean): void {
    if (data === null) return
    const byChair = data.kind === 'closing-proposed' || data.kind === 'question-asked'
    const event = { at: this.#now, actorId: byChair ? idOf.person(1) : null, data }
    const next = { ...evolve(task.id, task, event), chairPersonId: task.chairPersonId }
    this.tasks.set(Number(task.id.replace('task-', '')), next)
    this.#cause(noticesOfEvent(task, next, event, this.office.at(this.#today), dayNumbered(this.#today)), up)
  }

  /** What goes at once; while no process runs it is nobody's business here. */
  #cause(notices: readonly Notice[], up: boolean): void {
    const own = notices.filter(n => BY_TABLE.has(stepNameOf(n.step)))
    if (!up) return
    for (const n of own) this.#add(n, 'waiting')
    this.#deliver(n => own.includes(n))
  }
}
