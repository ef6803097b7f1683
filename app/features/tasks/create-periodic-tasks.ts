import { isWorkingDay } from '#app/domain/calendar/working-days.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { nextOccurrence, periodOf } from '#app/domain/task/periodic.ts'
import { AppError } from '../app-error.ts'
import { planDirective } from '../meetings/plan-publication.ts'
import type { PeriodicDirective, Stores, Tools } from '../ports.ts'
import { readReminderSettings } from '../reminders/reminder-settings.ts'
import { toOutbox } from '../reminders/to-outbox.ts'

const ORIGIN = 'job: periodic-tasks'

/**
 * Gives the next instance of every periodic directive whose last one is over, in the morning of a working day. It may run
 * any number of times: what was made is remembered in the same transaction. Periods that passed while nothing ran are
 * not given afterwards – nobody owes a report for a month in which nobody asked for it.
 */
export async function createPeriodicTasks(tools: Tools): Promise<number> {
  const today = tools.clock.today()
  const { due, works } = await tools.unitOfWork(async stores => ({
    due: await stores.periodic.active(),
    works: isWorkingDay(await stores.calendar.load(), today),
  }))
  if (!works) return 0
  let made = 0
  for (const { directiveId, madeUntil } of due) {
    if (madeUntil >= today) continue
    // one transaction a directive: one that fails does not hold the others
    made += await tools.unitOfWork(stores => createNext(tools, stores, directiveId, today))
  }
  return made
}

async function createNext(tools: Tools, stores: Stores, directiveId: string, today: Day): Promise<number> {
  const periodic = await stores.periodic.get(directiveId)
  const directive = await stores.notices.directive(directiveId)
  const meeting = directive && (await stores.meetings.get(directive.meetingId))
  if (!periodic || periodic.endedAt || periodic.madeUntil >= today || !directive || !meeting) return 0
  const now = tools.clock.now()
  if (await isWithdrawn(stores, periodic)) {
    const reason = 'Nhiệm vụ của kỳ trước đã thu hồi.'
    await save(stores, { ...periodic, endedAt: now, endReason: reason })
    return 0
  }
  const calendar = await stores.calendar.load()
  const works = (d: Day): boolean => periodic.recurrence !== 'daily' || isWorkingDay(calendar, d)
  let due = nextOccurrence(periodic.recurrence, periodic.firstDay, periodic.madeUntil)
  // every day means every working day; a longer period keeps its day as it is written
  while (due < today || !works(due)) due = nextOccurrence(periodic.recurrence, periodic.firstDay, due)
  await save(stores, { ...periodic, madeUntil: due })
  const plan = planDirective(
    directiveId,
    { ...directive.draft, due, duePrecision: 'day', otherDues: [] },
    {
      office: await stores.office.load(),
      meeting,
      noticeId: directive.noticeId,
      now,
      today,
      actorId: '',
      newId: () => tools.ids.next(),
    },
  )
  for (const { task, event, notices } of plan.tasks) {
    await stores.tasks.insert(task, meeting.chairPersonId)
    await stores.events.append(
      {
        subjectKind: 'task',
        subjectId: task.id,
        at: now,
        actorId: null,
        actorTitle: 'Hệ thống',
        origin: ORIGIN,
        data: event,
      },
      tools.ids.next(),
    )
    await stores.outbox.add(
      toOutbox(notices, { ids: tools.ids, now, calendar, times: await readReminderSettings(stores) }),
    )
  }
  return plan.tasks.length
}

/** Whoever withdrew the whole last period meant the directive. */
async function isWithdrawn(
  stores: Stores,
  { directiveId, recurrence, madeUntil }: PeriodicDirective,
): Promise<boolean> {
  const last = (await stores.tasks.listByDirective(directiveId)).filter(
    t => t.kind === 'work' && t.period === periodOf(recurrence, madeUntil),
  )
  return last.length > 0 && last.every(t => t.state === 'withdrawn')
}

async function save(stores: Stores, periodic: PeriodicDirective): Promise<void> {
  if ((await stores.periodic.save(periodic, periodic.version)) === 'stale') throw new AppError('stale')
}
