import { actorOn } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { indexOf } from '#app/domain/calendar/working-day-index.ts'
import { letterOf } from '#app/domain/reminder/digest.ts'
import { DIGEST, type Notice, stepAt } from '#app/domain/reminder/notice.ts'
import type { LineId } from '#app/domain/reminder/wording/lines.ts'
import { type Looked, lookedAtOn, naturalLine, situated } from '#app/domain/reminder/wording/samples.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { personOf, postsOn } from '#app/domain/unit/office.ts'
import type { StoredTask, Stores } from '../ports.ts'
import { taskSubject } from '../tasks/task-subject.ts'

export type Sample = {
  on: Day
  notices: Notice[]
  /** Real tasks of the office, where need be put into the situation the wording is about. */
  tasks: ReadonlyMap<string, StoredTask>
  /** Some of them are not in that situation by themselves. */
  asIf: boolean
}

const SHOWN = 3
const PAGE = 500
/** Tasks looked through for some that fit. */
const MOST = 3_000

/** What a message would say to somebody, with tasks of the office that this person may see. */
export async function sampleNotices(stores: Stores, messageId: string, personId: string, today: Day): Promise<Sample> {
  const [office, calendar] = [await stores.office.load(), await stores.calendar.load()]
  const index = indexOf(calendar)
  const line = messageId.startsWith('line.') ? (messageId.slice(5) as LineId) : null
  const on = line ? lookedAtOn(line, today, index) : today
  const looked: Looked = { today: on, personId, index }
  const email = personOf(office, personId)?.email ?? null
  const notice = (taskId: string | null, n: Pick<Notice, 'step' | 'data'>): Notice => ({
    taskId,
    rule: 'sample',
    occurrence: 0,
    personId,
    email,
    alone: false,
    ...n,
  })
  if (messageId === 'leader') {
    const data = { role: 'leader' as const, group: DIGEST }
    return { on, notices: [notice(null, { step: stepAt('leader-digest', on), data })], tasks: new Map(), asIf: false }
  }

  const seen = await tasksOf(stores, personId, today)
  const lineOf = (t: StoredTask): LineId => line ?? LINE_OF_LETTER[messageId] ?? naturalLine(t, looked)
  const made = seen.map(t => {
    const { task, step, role, granted } = situated(lineOf(t), t, looked)
    const natural = line ? fits(t, line, step, role, looked) : !(messageId in LINE_OF_LETTER)
    const as: StoredTask = { ...t, ...(natural ? t : task), ...(messageId === 'flash' ? { urgency: 'flash' } : {}) }
    const group = GROUP_OF_LETTER[messageId] ?? DIGEST
    const note = messageId === 'urge' ? 'Đề nghị báo cáo trước giờ giao ban.' : null
    const data = { role, group, note, ...(granted === undefined ? {} : { granted }) }
    return { natural, task: as, notice: notice(t.id, { step, data }) }
  })
  const chosen = made.sort((a, b) => Number(b.natural) - Number(a.natural)).slice(0, line ? 1 : SHOWN)
  return {
    on,
    notices: chosen.map(m => m.notice),
    tasks: new Map(chosen.map(m => [m.task.id, m.task])),
    asIf: chosen.some(m => !m.natural),
  }

  function fits(
    t: StoredTask,
    wanted: LineId,
    step: string,
    role: Notice['data']['role'],
    { today: d }: Looked,
  ): boolean {
    const one = { taskId: t.id, step, personId, data: { role, group: DIGEST } }
    const context = { personName: '', on: d, office, index, meetings: new Map(), portfolio: [] }
    const letter = letterOf([one], 'digest', { ...context, tasks: new Map([[t.id, t]]) })
    return letter.sections[0]?.items[0]?.line === wanted
  }
}

/** The letters that are about one thing. */
const LINE_OF_LETTER: Readonly<Record<string, LineId>> = {
  assigned: 'assigned',
  coordinating: 'coordinating',
  urge: 'urge',
  decided: 'extended',
}
const GROUP_OF_LETTER: Readonly<Record<string, string>> = {
  assigned: 'assigned:sample',
  coordinating: 'assigned:sample',
  urge: 'urge',
  decided: 'decided:sample',
  flash: 'flash',
}

/** Open tasks this person may see, the person's own ones and those of the own units first. */
async function tasksOf(stores: Stores, personId: string, today: Day): Promise<StoredTask[]> {
  const office = await stores.office.load()
  const actor = actorOn(office, personId, today)
  if (!actor) return []
  const units = new Set(postsOn(office, today).flatMap(p => (p.personId === personId ? p.unitId : [])))
  const found: StoredTask[] = []
  let read = 0
  for (let after: string | null = null; read < MOST; ) {
    const page: StoredTask[] = await stores.tasks.openAfter(after, PAGE)
    found.push(...page.filter(t => can(actor, 'task.view', taskSubject(t))))
    read += page.length
    after = page.at(-1)?.id ?? null
    if (page.length < PAGE) break
  }
  const rank = (t: StoredTask) => (t.officerId === personId ? 0 : units.has(t.unitId) ? 1 : 2)
  return found.sort((a, b) => rank(a) - rank(b))
}
