/**
 * Who may do what: one table, asked for every action and every read. What is not in it is not allowed.
 * A rule is a post and a relation to the subject; the first that fits is enough, unless `never` forbids it.
 */
import type { PostKind, UnitId } from '../unit/office.ts'
import { type Actor, type ActorLimit, holds } from './actor.ts'

/** What `can` needs to know of a task. */
export type TaskSubject = {
  kind: 'task'
  /** Which one: only somebody whose authority ends at one task is asked. */
  taskId?: string
  unitId: UnitId
  officerId: string | null
  coordinatingUnitIds: readonly UnitId[]
  reportToUnitId: UnitId | null
  fieldId: string | null
  /** The person who chaired the meeting the directive comes from. */
  chairPersonId: string | null
  /** Who submitted the report that now waits, if one does. */
  reporterId: string | null
  /** Of a part (việc con): the unit that handed it on. */
  parentUnitId: UnitId | null
  watchingUnitIds: readonly UnitId[]
  /** Put on the list by somebody who answers for the task. */
  watchingPersonIds: readonly string[]
}
export type MeetingSubject = {
  kind: 'meeting'
  chairPersonId: string | null
  published: boolean
  attendingUnitIds: readonly UnitId[]
}
export type UnitSubject = { kind: 'unit'; unitId: UnitId }
export type OfficeSubject = { kind: 'office' }
/** A superior's document, by the units that were given work under it. */
export type DocumentSubject = { kind: 'document'; unitIds: readonly UnitId[] }
export type Subject = TaskSubject | MeetingSubject | DocumentSubject | UnitSubject | OfficeSubject

export type Relation =
  | 'any'
  /** the post is in the task's lead unit */
  | 'leads'
  | 'coordinates'
  /** the post is in the unit the result goes to */
  | 'collects'
  /** the post is in the unit that handed this part on */
  | 'gave'
  /** the unit, or this person, was put on the list of those who watch */
  | 'watches'
  /** the task was handed to this person */
  | 'officer'
  /** the unit or the field is in this leader's portfolio */
  | 'portfolio'
  /** this person chaired the meeting */
  | 'chaired'
  /** the notice is published and the post's unit attended or is concerned */
  | 'published'
  /** the post is in that unit */
  | 'own-unit'

type Rule = { post: PostKind; relation: Relation }
const rule = (post: PostKind, ...relations: Relation[]): Rule[] => relations.map(relation => ({ post, relation }))

const OVERSEERS = [...rule('chair', 'any'), ...rule('vice-chair', 'any'), ...rule('secretary', 'any')]
const DIRECTING = [...rule('chair', 'any'), ...rule('vice-chair', 'portfolio', 'chaired')]
const OWNERS = [...rule('unit-head', 'leads'), ...rule('unit-deputy', 'leads')]
const DOERS = [...OWNERS, ...rule('officer', 'officer')]
/** Who handed a part on decides about it. */
const GIVERS = [...rule('unit-head', 'gave'), ...rule('unit-deputy', 'gave')]
const DECIDING = [...rule('secretary', 'any'), ...DIRECTING, ...GIVERS]
/** Everybody who has to do with a task: they see it, may ask about it and may watch it. */
const VIEWERS = [
  ...OVERSEERS,
  ...rule('unit-head', 'leads', 'coordinates', 'collects', 'gave', 'watches'),
  ...rule('unit-deputy', 'leads', 'coordinates', 'collects', 'gave', 'watches'),
  ...rule('officer', 'leads', 'officer', 'watches'),
]

export const ACCESS = {
  'task.view': [...VIEWERS, ...rule('reform', 'any'), ...rule('auditor', 'any')],
  'task.accept': DOERS,
  'task.ask-send-back': OWNERS,
  'task.decide-send-back': DECIDING,
  'task.hand-on': OWNERS,
  'task.progress': DOERS,
  'task.report': DOERS,
  'task.confirm': DECIDING,
  'task.return-report': DECIDING,
  'task.ask-extension': DOERS,
  'task.decide-extension': DECIDING,
  'task.extend': [...DIRECTING, ...GIVERS],
  'task.set-due': DECIDING,
  'task.reassign': [...rule('secretary', 'any'), ...DIRECTING],
  'task.urge': DECIDING,
  'task.ask-explanation': DIRECTING,
  'task.explain': OWNERS,
  'task.judge-explanation': DIRECTING,
  'task.criticise': DIRECTING,
  'task.close': [...DIRECTING, ...GIVERS],
  'task.suspend': DECIDING,
  'task.resume': DECIDING,
  'task.withdraw': DECIDING,
  'task.exclude': DIRECTING,
  'task.coordinate': [...rule('unit-head', 'coordinates'), ...rule('unit-deputy', 'coordinates')],
  'task.ask-coordination': [...OWNERS, ...rule('secretary', 'any'), ...DIRECTING],
  'task.hand-down': OWNERS,
  'task.set-watchers': [...OWNERS, ...rule('secretary', 'any'), ...DIRECTING],
  'task.watch': VIEWERS,
  'task.ask': VIEWERS,
  'task.answer': VIEWERS,
  'task.milestone': DOERS,
  'task.set-milestone': [...OWNERS, ...rule('secretary', 'any'), ...DIRECTING],
  'task.review': [...rule('secretary', 'any'), ...DIRECTING, ...GIVERS],
  'task.set-urgency': [...rule('secretary', 'any'), ...DIRECTING],
  'task.synthesise': DOERS,
  'task.withdraw-report': DOERS,
  /** Hồ sơ nhắc việc: who was told what, with addresses. */
  'task.evidence': [...OVERSEERS, ...rule('reform', 'any'), ...rule('auditor', 'any'), ...OWNERS],
  'task.star': [...rule('chair', 'any'), ...rule('vice-chair', 'portfolio', 'chaired')],
  'meeting.view': [
    ...OVERSEERS,
    ...rule('auditor', 'published'),
    ...rule('reform', 'published'),
    ...rule('unit-head', 'published'),
    ...rule('unit-deputy', 'published'),
    ...rule('officer', 'published'),
  ],
  'meeting.view-draft': [...rule('secretary', 'any'), ...rule('chair', 'any'), ...rule('vice-chair', 'chaired')],
  'meeting.create': rule('secretary', 'any'),
  'meeting.edit': rule('secretary', 'any'),
  'meeting.submit': rule('secretary', 'any'),
  /** Beginning a correction or a replacement; it is submitted, approved and issued by the rights of any draft. */
  'meeting.amend': rule('secretary', 'any'),
  /** The chair of the office may stand in for whoever chaired. */
  'meeting.publish': [...rule('vice-chair', 'chaired'), ...rule('chair', 'any')],
  'meeting.return-draft': [...rule('vice-chair', 'chaired'), ...rule('chair', 'any')],
  'above.view': [
    ...OVERSEERS,
    ...rule('reform', 'any'),
    ...rule('auditor', 'any'),
    ...rule('unit-head', 'leads'),
    ...rule('unit-deputy', 'leads'),
    ...rule('officer', 'leads'),
  ],
  'above.record': rule('secretary', 'any'),
  /** Giving a superior's items to our units; whoever leads the office may do it as well. */
  'above.cascade': [...rule('secretary', 'any'), ...rule('chair', 'any'), ...rule('vice-chair', 'any')],
  'review.view': [...rule('chair', 'any'), ...rule('vice-chair', 'any'), ...rule('secretary', 'any')],
  'overview.view': [...OVERSEERS, ...rule('reform', 'any'), ...rule('auditor', 'any')],
  'unit.evidence': [
    ...OVERSEERS,
    ...rule('reform', 'any'),
    ...rule('auditor', 'any'),
    ...rule('unit-head', 'own-unit'),
    ...rule('unit-deputy', 'own-unit'),
  ],
  /** What a unit has in hand, to be passed on inside it, and its calendar address. */
  'unit.work': [...OVERSEERS, ...rule('unit-head', 'own-unit'), ...rule('unit-deputy', 'own-unit')],
  'unit.feed': [...rule('secretary', 'any'), ...rule('unit-head', 'own-unit'), ...rule('unit-deputy', 'own-unit')],
  'unit.figures': [...rule('unit-head', 'own-unit'), ...rule('unit-deputy', 'own-unit')],
  'score.view': [...OVERSEERS, ...rule('reform', 'any'), ...rule('auditor', 'any')],
  'score.view-own': [...rule('unit-head', 'own-unit'), ...rule('unit-deputy', 'own-unit')],
  'score.manage': rule('reform', 'any'),
  'unit.remember-alias': [...rule('secretary', 'any'), ...rule('admin', 'any')],
  'admin.units': rule('admin', 'any'),
  'admin.people': rule('admin', 'any'),
  'admin.calendar': rule('admin', 'any'),
  'admin.rules': rule('admin', 'any'),
  'admin.wordings': rule('admin', 'any'),
  'rules.view': [...rule('admin', 'any'), ...rule('secretary', 'any')],
  'admin.settings': rule('admin', 'any'),
  'outbox.view': [...rule('admin', 'any'), ...rule('secretary', 'any')],
  /** What could not be sent, once more. */
  'outbox.retry': [...rule('admin', 'any'), ...rule('secretary', 'any')],
  'history.view': [...rule('admin', 'any'), ...rule('auditor', 'any')],
} satisfies Record<string, Rule[]>

export type Action = keyof typeof ACCESS
export const ACTIONS = Object.keys(ACCESS) as Action[]

/** Done by this person, or by the unit they head. */
const own = (actor: Actor, s: Subject): boolean =>
  s.kind === 'task' && (s.officerId === actor.personId || ownWork(actor, s))

/**
 * Nobody confirms their own work, whatever other posts they hold – nor ends it without a report, moves its day, stops its
 * clock, takes it back or leaves it out of the scores: each would be a confirmation by another name.
 */
const NEVER: Partial<Record<Action, (actor: Actor, subject: Subject) => boolean>> = {
  'task.confirm': (actor, s) => s.kind === 'task' && (s.reporterId === actor.personId || own(actor, s)),
  'task.decide-extension': own,
  'task.extend': own,
  'task.close': own,
  'task.exclude': own,
  'task.suspend': own,
  'task.withdraw': own,
  'task.judge-explanation': (actor, s) => s.kind === 'task' && headsUnit(actor, s.unitId),
  /** Nobody appraises the unit they sit in. */
  'score.manage': (actor, s) => s.kind === 'unit' && actor.posts.some(p => p.unitId === s.unitId),
}

export function can(actor: Actor, action: Action, subject: Subject = { kind: 'office' }): boolean {
  if (NEVER[action]?.(actor, subject)) return false
  if (actor.limit && !isWithin(actor.limit, action, subject)) return false
  return ACCESS[action].some(r =>
    actor.posts.some(p => p.kind === r.post && relates(actor, p.unitId, r.relation, subject)),
  )
}

const isWithin = ({ taskId, actions }: ActorLimit, action: Action, s: Subject): boolean =>
  s.kind === 'task' && s.taskId === taskId && actions.includes(action)

function relates(actor: Actor, unitId: UnitId, relation: Relation, s: Subject): boolean {
  if (relation === 'any') return true
  switch (s.kind) {
    case 'task':
      switch (relation) {
        case 'leads':
          return s.unitId === unitId
        case 'coordinates':
          return s.coordinatingUnitIds.includes(unitId)
        case 'collects':
          return s.reportToUnitId === unitId
        case 'gave':
          return s.parentUnitId === unitId
        case 'watches':
          return s.watchingUnitIds.includes(unitId) || s.watchingPersonIds.includes(actor.personId)
        case 'officer':
          return s.officerId === actor.personId
        case 'chaired':
          return s.chairPersonId === actor.personId
        case 'portfolio':
          return actor.portfolio.some(
            e => (e.unitId === null || e.unitId === s.unitId) && (e.fieldId === null || e.fieldId === s.fieldId),
          )
        default:
          return false
      }
    case 'meeting':
      if (relation === 'chaired') return s.chairPersonId === actor.personId
      if (relation === 'published')
        return s.published && (s.attendingUnitIds.includes(unitId) || holds(actor, 'auditor', 'reform'))
      return false
    case 'document':
      return relation === 'leads' && s.unitIds.includes(unitId)
    case 'unit':
      return relation === 'own-unit' && s.unitId === unitId
    case 'office':
      return false
  }
}

/** A part inside the unit is the work of whoever it was handed to; the head who gave it judges it. */
const ownWork = (actor: Actor, s: TaskSubject): boolean =>
  s.parentUnitId === s.unitId ? false : headsUnit(actor, s.unitId)

const headsUnit = (actor: Actor, unitId: UnitId): boolean =>
  actor.posts.some(p => (p.kind === 'unit-head' || p.kind === 'unit-deputy') && p.unitId === unitId)
