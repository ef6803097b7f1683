/**
 * Notices that somebody's action causes, built by the use case and stored in its own transaction.
 *
 * "Giao việc" and "đôn đốc" go at once. A decision about a task – report returned, extension decided,
 * send-back decided, explanation asked, handed on – is an ordinary item of the person's next digest, so that a morning
 * of decisions is one mail and not twenty; for khẩn and hoả tốc tasks it goes at once too, because there the next
 * morning may be too late. A confirmed report is no news that anybody must act on: no mail.
 */
import type { Day } from '../shared/day.ts'
import type { Instant } from '../shared/instant.ts'
import type { TaskEvent } from '../task/task.ts'
import { type Office, type Person, personOf } from '../unit/office.ts'
import { type Ladder, ladderOn, type Receiver, type Recipient, type RemindedTask } from './escalation.ts'
import { DIGEST, type Notice, type NoticeData, type StepName, stepAt } from './notice.ts'
import { DEFAULT_REMINDER_SETTINGS, type ReminderSettings } from './settings.ts'

/** Everything an event means for the mail; [] for most. `after` is the task as the event left it. */
export function noticesOfEvent(
  before: RemindedTask | null,
  after: RemindedTask,
  event: Pick<TaskEvent, 'at' | 'data'>,
  office: Office,
  on: Day,
  settings: ReminderSettings = DEFAULT_REMINDER_SETTINGS,
): Notice[] {
  const { at, data } = event
  const ladder = ladderOn(office, on, settings)
  const decision = (step: StepName, to: readonly Recipient[], words: Words, task = after) =>
    decided({ task, step, at, to, words, ladder })
  switch (data.kind) {
    case 'assigned':
      // a part inside the unit is its officer's, who is told by whoever handed it on
      if (after.parentId !== null && after.officerId !== null) return assigned(after, ['officer'], ladder)
      return assignedNotices(after, office, on, settings)
    case 'reassigned':
      return [
        // the coordinating units have their mail already
        ...assigned(after, ['unit-head'], ladder),
        ...(before ? decision('send-back-decided', ['unit-head'], { note: data.reason, granted: true }, before) : []),
      ]
    case 'send-back-refused':
      return decision('send-back-decided', ['unit-head'], { note: data.reason, granted: false })
    case 'handed-on':
      return decision('handed-on', ['officer'], { note: data.note })
    case 'report-returned':
      return decision('report-returned', ['unit-head', 'officer'], { note: data.reason })
    case 'extended':
      return decision('extension-decided', ['unit-head', 'officer'], { note: data.reason, granted: true })
    case 'extension-refused':
      return decision('extension-decided', ['unit-head', 'officer'], { note: data.reason, granted: false })
    case 'urged':
      return urgeNotices(after, office, on, 0, data.note, settings)
    case 'explanation-asked':
      return decision('explanation-asked', ['unit-head'], { note: data.note })
    case 'unit-succeeded':
      return takenOver(before, after, data, at, ladder)
    case 'handed-over':
      return ladder
        .receivers(after, data.officerId === null ? ['unit-head'] : ['officer'])
        .map(r =>
          notice(after, 'taken-over', at, 0, r, { group: `over:${data.fromPersonId}`, alone: true, note: data.reason }),
        )
    case 'coordination-asked': {
      // only the unit that is asked, whoever else coordinates
      const asked = { ...after, coordinations: after.coordinations.filter(c => c.unitId === data.unitId) }
      return decision('coordination-asked', ['coordinating'], { note: data.ask }, asked)
    }
    case 'question-asked':
      return toPerson(after, 'question-asked', at, data.to, data.text, office)
    case 'reported':
      // whoever handed a part on answers for it, and now it is for them to confirm
      return after.parentId === null ? [] : decision('part-reported', ['secretariat'], { note: null })
    case 'closing-proposed':
      return decision('second-word-waits', ['leader', 'secretariat'], { note: data.note }).filter(
        n => n.personId !== after.firstWord?.by,
      )
    case 'amended':
      return amended(before, after, data, decision)
    case 'withdrawn':
      // by a later notice; taken back for itself it is said on the spot, and silence is enough
      return data.noticeId === undefined
        ? []
        : decision('task-withdrawn', ['unit-head', 'officer', 'coordinating'], { note: data.reason })
    default:
      return []
  }
}

type Decide = (step: StepName, to: readonly Recipient[], words: Words, task?: RemindedTask) => Notice[]

/** A later notice changed it: once to whoever has a part in it, as news; to a coordinating unit named since, as an ask. */
function amended(
  before: RemindedTask | null,
  after: RemindedTask,
  data: Extract<TaskEvent['data'], { kind: 'amended' }>,
  decision: Decide,
): Notice[] {
  const asked = new Set(data.coordinations?.asked.map(a => a.unitId) ?? [])
  const released = new Set(data.coordinations?.released ?? [])
  // its day, its words or its place in the work are other than they were told
  const concerned = data.due || before?.text !== after.text ? (before?.coordinations ?? []) : []
  const others = (before?.coordinations ?? []).filter(c => released.has(c.unitId) || concerned.includes(c))
  const note = `${data.reason}: ${data.summary}`
  const added = after.coordinations.filter(c => asked.has(c.unitId))
  const told = { ...after, coordinations: others }
  return [
    // with the event that gives it to another unit both of them hear of it
    ...(data.moves
      ? others.length > 0
        ? decision('amended', ['coordinating'], { note }, told)
        : []
      : decision('amended', ['unit-head', 'officer', 'coordinating'], { note }, told)),
    ...(added.length > 0
      ? decision('coordination-asked', ['coordinating'], { note: data.reason }, { ...after, coordinations: added })
      : []),
  ]
}

/** One mail a change for everybody who takes something over: the new head, whoever coordinates or collects from now on. */
function takenOver(
  before: RemindedTask | null,
  after: RemindedTask,
  data: Extract<TaskEvent['data'], { kind: 'unit-succeeded' }>,
  at: Instant,
  ladder: Ladder,
): Notice[] {
  const found = new Map<string, Receiver>()
  const add = (list: readonly Receiver[]) => {
    for (const r of list) if (!found.has(r.personId)) found.set(r.personId, r)
  }
  if (data.lead) add(ladder.receivers(after, ['unit-head']))
  const asked = new Set(data.coordinations.flatMap(c => c.to ?? []))
  if (asked.size > 0)
    add(
      ladder.receivers({ ...after, coordinations: after.coordinations.filter(c => asked.has(c.unitId)) }, [
        'coordinating',
      ]),
    )
  // the officer who has it goes on with it and need not be told; nobody is told of a task that ended
  if (!before || found.size === 0) return []
  return [...found.values()].map(r =>
    notice(after, 'taken-over', at, 0, r, { group: `over:${data.changeId}`, alone: true, note: data.reason }),
  )
}

/** To the lead unit's head and, each as such, the heads of the coordinating units. At once. */
export const assignedNotices = (
  task: RemindedTask,
  office: Office,
  on: Day,
  settings: ReminderSettings = DEFAULT_REMINDER_SETTINGS,
): Notice[] => assigned(task, ['unit-head', 'coordinating'], ladderOn(office, on, settings))

const assigned = (task: RemindedTask, to: readonly Recipient[], ladder: Ladder): Notice[] =>
  ladder
    .receivers(task, to)
    .map(r => notice(task, 'assigned', task.assignedAt, 0, r, { group: `assigned:${task.meetingId}`, alone: true }))

/** To the unit's head and whoever the task was handed to. At once; `n` tells two nudges of one moment apart. */
export const urgeNotices = (
  task: RemindedTask,
  office: Office,
  on: Day,
  n: number,
  note: string | null = null,
  settings: ReminderSettings = DEFAULT_REMINDER_SETTINGS,
): Notice[] =>
  ladderOn(office, on, settings)
    .receivers(task, URGED)
    .map(r => notice(task, 'urge', task.urgedAt ?? on, n, r, { group: 'urge', alone: true, note }))

/** Who an urge will reach: for the preview and for the record of it. */
export const urgeRecipients = (
  task: RemindedTask,
  office: Office,
  on: Day,
  settings: ReminderSettings = DEFAULT_REMINDER_SETTINGS,
): Person[] =>
  ladderOn(office, on, settings)
    .receivers(task, URGED)
    .flatMap(r => personOf(office, r.personId) ?? [])

const URGED: readonly Recipient[] = ['unit-head', 'officer']

/** To one person by name, with the next digest; the bell has told it already. */
function toPerson(
  task: RemindedTask,
  step: StepName,
  at: Instant,
  personId: string,
  note: string,
  office: Office,
): Notice[] {
  const person = personOf(office, personId)
  if (!person?.active) return []
  const receiver: Receiver = { personId, email: person.email, role: 'unit' }
  return [notice(task, step, at, 1, receiver, { group: DIGEST, alone: false, note })]
}

type Words = Pick<NoticeData, 'note' | 'granted'>
type Decision = {
  task: RemindedTask
  step: StepName
  at: Instant
  to: readonly Recipient[]
  words: Words
  ladder: Ladder
}

function decided({ task, step, at, to, words, ladder }: Decision): Notice[] {
  const alone = task.urgency !== 'normal'
  const group = alone ? `decided:${task.id}` : DIGEST
  return ladder.receivers(task, to).map(r => notice(task, step, at, 0, r, { group, alone, ...words }))
}

const notice = (
  task: RemindedTask,
  step: StepName,
  anchor: string,
  occurrence: number,
  receiver: Receiver,
  { alone, ...data }: { alone: boolean } & Omit<NoticeData, 'role'>,
): Notice => ({
  taskId: task.id,
  rule: step,
  step: stepAt(step, anchor),
  occurrence,
  personId: receiver.personId,
  email: receiver.email,
  alone,
  data: { role: receiver.role, ...(task.urgency === 'flash' ? { flash: true } : {}), ...data },
})
