/**
 * Who gets a step. Every role is a rung of one ladder:
 *   officer → unit head → deputy → vice-chair in charge → chair → secretariat
 * A vacant post, a person on leave (somebody is authorised to act), a person without an address or with one outside
 * the allowed domains, or a person who has the step already: it goes to the next different person up. A step that
 * reports *about* a unit never goes to that unit's own people, whatever other posts they hold. In the end it is the
 * secretariat's list, even without an address: nothing ends nowhere.
 */
import type { Day } from '../shared/day.ts'
import type { Task } from '../task/task.ts'
import {
  chairs,
  holderOn,
  holdersOn,
  leadersInCharge,
  type Office,
  type Person,
  type PersonId,
  type Post,
  personOf,
  postsOn,
  secretariat,
  type UnitId,
} from '../unit/office.ts'
import { mayMailTo } from './address.ts'
import type { NoticeRole } from './notice.ts'
import type { ReminderSettings } from './settings.ts'

export const RECIPIENTS = [
  'officer',
  'unit-head',
  'coordinating',
  'leader',
  'chair',
  'secretariat',
  'decider',
  'asked',
  'asker',
] as const
export type Recipient = (typeof RECIPIENTS)[number]

export const RECIPIENT_NAMES: Record<Recipient, string> = {
  officer: 'Cán bộ được giao',
  'unit-head': 'Thủ trưởng đơn vị chủ trì',
  coordinating: 'Thủ trưởng đơn vị phối hợp',
  leader: 'Phó Chủ tịch phụ trách',
  chair: 'Chủ tịch',
  secretariat: 'Thư ký, Văn phòng',
  decider: 'Người quyết định gia hạn',
  asked: 'Người được hỏi',
  asker: 'Người hỏi',
}

/** `chairPersonId`: who chaired the meeting the directive comes from. */
/** `parentUnitId`: of a part, the unit that handed it on; it stands above the part in place of the office's leaders. */
export type RemindedTask = Task & { chairPersonId?: PersonId | null; parentUnitId?: UnitId | null }

export type Receiver = { personId: PersonId; email: string | null; role: NoticeRole }

type Rung = 'officer' | 'unit-head' | 'unit-deputy' | 'leader' | 'chair' | 'secretariat'
const LADDER: readonly Rung[] = ['officer', 'unit-head', 'unit-deputy', 'leader', 'chair', 'secretariat']

const ROLE_OF: Record<Rung, NoticeRole> = {
  officer: 'officer',
  'unit-head': 'unit',
  'unit-deputy': 'unit',
  leader: 'leader',
  chair: 'leader',
  secretariat: 'secretariat',
}

/** For a part of a task these are the unit that handed it on: what happens inside a unit is no leader's matter. */
const ABOVE_UNITS: readonly Recipient[] = ['leader', 'chair', 'secretariat', 'decider']

const UNIT_RUNGS: readonly Rung[] = ['officer', 'unit-head', 'unit-deputy']

export type Ladder = {
  /** The people a step goes to, `but` not to this one; at least one unless the office has nobody else at all. */
  receivers(task: RemindedTask, recipients: readonly Recipient[], but?: PersonId | null): Receiver[]
  /** The next different people above somebody who could not be reached. */
  nextAbove(task: RemindedTask, person: PersonId, tried: ReadonlySet<PersonId>): Receiver[]
  mayMail(person: Person): boolean
}

/** The office's ladder on a day, with its answers remembered: a run asks the same things thousands of times. */
export function ladderOn(
  office: Office,
  on: Day,
  settings: Pick<ReminderSettings, 'extensionDecider' | 'mailDomains'>,
): Ladder {
  const memory = new Map<string, readonly Person[]>()
  const remembered = (key: string, find: () => readonly Person[]) => {
    let people = memory.get(key)
    if (!people) {
      people = find()
      memory.set(key, people)
    }
    return people
  }
  const posts = new Map<UnitId, Post[]>()
  for (const post of postsOn(office, on)) {
    const own = posts.get(post.unitId)
    if (own) own.push(post)
    else posts.set(post.unitId, [post])
  }
  const postsOf = (unitId: UnitId) => posts.get(unitId) ?? []
  const mayMail = (p: Person) => mayMailTo(p.email, settings.mailDomains)

  const peopleAt = (rung: Rung, task: RemindedTask, unitId: UnitId): readonly Person[] => {
    switch (rung) {
      case 'officer':
        return task.officerId === null
          ? []
          : remembered(`officer ${task.officerId} ${unitId}`, () =>
              officerOrActing(office, task.officerId!, postsOf(unitId), on),
            )
      case 'unit-head':
      case 'unit-deputy':
        return remembered(`${rung} ${unitId}`, () => holdersOn({ ...office, posts: postsOf(unitId) }, on, rung, unitId))
      case 'leader':
        return remembered(`leader ${unitId} ${task.fieldId}`, () => leadersInCharge(office, unitId, task.fieldId, on))
      case 'chair':
        return remembered('chair', () => chairs(office, on))
      case 'secretariat':
        return remembered('secretariat', () => secretariat(office, on))
    }
  }

  /** Climbs from a rung until somebody new can be reached; [] where that never happens. */
  const climb = (from: number, task: RemindedTask, unitId: UnitId, not: (p: Person) => boolean): Receiver[] => {
    for (let i = from; i < LADDER.length; i += 1) {
      const rung = LADDER[i]!
      const people = peopleAt(rung, task, unitId).filter(p => mayMail(p) && !not(p))
      if (people.length > 0) return people.map(p => receiver(p, ROLE_OF[rung]))
    }
    return []
  }

  const lastResort = (but: PersonId | null): Receiver[] => {
    const all = peopleAtTheEnd(office, on)
    const others = all.filter(p => p.id !== but)
    const list = others.length > 0 ? others : all
    const person = list.find(mayMail) ?? list[0]
    return person ? [receiver(person, 'secretariat')] : []
  }

  const receiver = (p: Person, role: NoticeRole): Receiver => ({
    personId: p.id,
    email: mayMail(p) ? p.email : null,
    role,
  })

  const ownPeople = (task: RemindedTask): ReadonlySet<PersonId> =>
    new Set(UNIT_RUNGS.flatMap(rung => peopleAt(rung, task, task.unitId).map(p => p.id)))

  /** Somebody by name, whatever posts he holds; in his place whoever stands above him. */
  const byName = (task: RemindedTask, id: PersonId, found: ReadonlyMap<PersonId, unknown>): Receiver[] => {
    if (found.has(id)) return []
    const person = personOf(office, id)
    const rung = LADDER.findLastIndex(r => peopleAt(r, task, task.unitId).some(p => p.id === id))
    if (person?.active && mayMail(person)) return [receiver(person, rung < 0 ? 'secretariat' : ROLE_OF[LADDER[rung]!])]
    const from = rung < 0 ? LADDER.indexOf('secretariat') : rung
    return climb(from, task, task.unitId, p => p.id === id || found.has(p.id))
  }

  function receivers(task: RemindedTask, recipients: readonly Recipient[], but: PersonId | null = null): Receiver[] {
    const found = new Map<PersonId, Receiver>()
    const add = (list: readonly Receiver[], role?: NoticeRole) => {
      for (const r of list) if (!found.has(r.personId)) found.set(r.personId, role ? { ...r, role } : r)
    }
    for (const named of recipients) {
      // a part inside a unit is its officer's: the head who handed it on is the next one up
      const recipient = task.parentUnitId === task.unitId && named === 'unit-head' && task.officerId ? 'officer' : named
      if (task.parentUnitId && ABOVE_UNITS.includes(recipient)) {
        const own = task.officerId
        const above = climb(1, task, task.parentUnitId, p => found.has(p.id) || p.id === own || p.id === but)
        if (found.size === 0 || above.every(r => r.role === 'unit')) add(above)
      } else if (recipient === 'coordinating') {
        for (const c of task.coordinations) {
          if (c.answeredAt === null) add(atOrAbove('unit-head', task, c.unitId, found), 'coordinating')
        }
      } else if (recipient === 'asked' || recipient === 'asker') {
        for (const q of task.questions)
          if (q.answeredAt === null) add(byName(task, recipient === 'asked' ? q.to : q.by, found))
      } else if (recipient === 'decider') {
        const own = ownPeople(task)
        const directing =
          settings.extensionDecider === 'leader' ? directingLeader(office, task.chairPersonId ?? null, on) : null
        if (directing && mayMail(directing) && !own.has(directing.id)) add([receiver(directing, 'leader')])
        else add(atOrAbove(settings.extensionDecider === 'leader' ? 'leader' : 'secretariat', task, task.unitId, found))
      } else if (recipient === 'officer' && task.officerId === null) {
        // not handed on: no post is vacant, the head does it
      } else {
        add(atOrAbove(recipient, task, task.unitId, found, but))
      }
    }
    // a rule for the officer alone, about a task nobody was handed
    if (found.size === 0) add(atOrAbove('unit-head', task, task.unitId, found))
    if (found.size === 0) add(lastResort(but))
    return [...found.values()]
  }

  function atOrAbove(
    rung: Rung,
    task: RemindedTask,
    unitId: UnitId,
    found: ReadonlyMap<PersonId, unknown>,
    but: PersonId | null = null,
  ): Receiver[] {
    const from = LADDER.indexOf(rung)
    const here = peopleAt(rung, task, unitId)
    if (UNIT_RUNGS.includes(rung)) {
      // two roles of one unit in one hand are one mail; only who cannot be reached is replaced by somebody above
      if (here.length > 0 && here.every(p => found.has(p.id))) return []
      return climb(from, task, unitId, p => found.has(p.id))
    }
    const own = ownPeople(task)
    return climb(from, task, unitId, p => p.id === but || found.has(p.id) || own.has(p.id))
  }

  function nextAbove(task: RemindedTask, person: PersonId, tried: ReadonlySet<PersonId>): Receiver[] {
    const rung = LADDER.findLastIndex(r => peopleAt(r, task, task.unitId).some(p => p.id === person))
    const coordinating = task.coordinations.find(c => peopleAt('unit-head', task, c.unitId).some(p => p.id === person))
    const unitId = rung < 0 && coordinating ? coordinating.unitId : task.unitId
    const up = climb(Math.max(rung, 0), task, unitId, p => p.id === person || tried.has(p.id))
    if (up.length > 0) return up
    const last = peopleAtTheEnd(office, on).filter(p => p.id !== person && !tried.has(p.id))
    const next = last.find(mayMail) ?? last[0]
    return next ? [receiver(next, 'secretariat')] : []
  }

  return { receivers, nextAbove, mayMail }
}

/** The officer; while somebody is authorised to act for all of the officer's posts in the unit, that one. */
function officerOrActing(office: Office, officerId: PersonId, ofUnit: readonly Post[], on: Day): Person[] {
  const officer = personOf(office, officerId)
  if (!officer?.active) return []
  const posts = ofUnit.filter(p => p.personId === officerId)
  const holders = posts.map(p => holderOn(office, p, on))
  // who left the unit, or the office, does not answer for its tasks any more; an office may keep no officers' posts
  if (posts.length === 0) return office.posts.some(p => p.personId === officerId) ? [] : [officer]
  if (holders.some(h => h?.id === officerId)) return [officer]
  return holders.filter(h => h !== null)
}

/** Who chaired the meeting, as long as that person leads; whoever acts for that post. */
function directingLeader(office: Office, chairPersonId: PersonId | null, on: Day): Person | null {
  if (chairPersonId === null) return null
  const post = postsOn(office, on).find(
    p => (p.kind === 'chair' || p.kind === 'vice-chair') && p.personId === chairPersonId,
  )
  return post ? holderOn(office, post, on) : null
}

/**
 * The secretariat's list, and who stands behind it. Only an office in which nobody holds any of these posts yet falls
 * back on whoever there is; otherwise a task is never told to somebody who may not see it, just for having an address.
 */
function peopleAtTheEnd(office: Office, on: Day): Person[] {
  const list = [...secretariat(office, on), ...holdersOn(office, on, 'admin', null), ...chairs(office, on)]
  return list.length > 0 ? list : office.people.filter(p => p.active)
}
