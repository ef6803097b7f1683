/**
 * The relations somebody can stand in to a thing, one at a time: asked of `can`, they are the access table as it
 * works, whatever it is written like. docs/quyen-han.md is printed from them.
 */
import { type Day, day } from '../shared/day.ts'
import type { Post, PostKind } from '../unit/office.ts'
import type { Actor } from './actor.ts'
import type { Action, Subject, TaskSubject } from './can.ts'

const OWN = 'own-unit'
const OTHER = 'other-unit'
const ME = 'me'
const FROM: Day = day('2020-01-01')

export type Probe = { words: string; subject: Subject; portfolio?: boolean }

const task = (more: Partial<TaskSubject>): TaskSubject => ({
  kind: 'task',
  unitId: OTHER,
  officerId: null,
  coordinatingUnitIds: [],
  reportToUnitId: null,
  fieldId: null,
  chairPersonId: null,
  reporterId: null,
  parentUnitId: null,
  watchingUnitIds: [],
  watchingPersonIds: [],
  ...more,
})

const TASK_PROBES: readonly Probe[] = [
  { words: 'đơn vị mình chủ trì', subject: task({ unitId: OWN }) },
  { words: 'mình được giao thực hiện', subject: task({ officerId: ME }) },
  { words: 'đơn vị mình phối hợp', subject: task({ coordinatingUnitIds: [OWN] }) },
  { words: 'gửi báo cáo về đơn vị mình', subject: task({ reportToUnitId: OWN }) },
  { words: 'việc con đơn vị mình giao', subject: task({ parentUnitId: OWN }) },
  { words: 'đơn vị mình theo dõi', subject: task({ watchingUnitIds: [OWN] }) },
  { words: 'mình được ghi theo dõi', subject: task({ watchingPersonIds: [ME] }) },
  { words: 'mình đã báo cáo', subject: task({ reporterId: ME }) },
  { words: 'đơn vị, lĩnh vực phụ trách', subject: task({}), portfolio: true },
  { words: 'cuộc họp mình chủ trì', subject: task({ chairPersonId: ME }) },
  { words: 'đơn vị khác', subject: task({}) },
]

const meeting = (chairPersonId: string | null, published: boolean, attendingUnitIds: string[]): Subject => ({
  kind: 'meeting',
  chairPersonId,
  published,
  attendingUnitIds,
})
const MEETING_PROBES: readonly Probe[] = [
  { words: 'dự thảo, mình chủ trì', subject: meeting(ME, false, []) },
  { words: 'dự thảo, đơn vị mình dự', subject: meeting(null, false, [OWN]) },
  { words: 'dự thảo khác', subject: meeting(null, false, []) },
  { words: 'đã ban hành, mình chủ trì', subject: meeting(ME, true, []) },
  { words: 'đã ban hành, có đơn vị mình', subject: meeting(null, true, [OWN]) },
  { words: 'đã ban hành khác', subject: meeting(null, true, []) },
]
const UNIT_PROBES: readonly Probe[] = [
  { words: 'đơn vị mình', subject: { kind: 'unit', unitId: OWN } },
  { words: 'đơn vị khác', subject: { kind: 'unit', unitId: OTHER } },
]
const DOCUMENT_PROBES: readonly Probe[] = [
  { words: 'có giao đơn vị mình', subject: { kind: 'document', unitIds: [OWN] } },
  { words: 'văn bản khác', subject: { kind: 'document', unitIds: [OTHER] } },
]
const OFFICE_PROBES: readonly Probe[] = [{ words: 'toàn cơ quan', subject: { kind: 'office' } }]

/** The actions whose subject is not told by their first word. */
const SUBJECTS: Partial<Record<Action, readonly Probe[]>> = {
  'meeting.create': OFFICE_PROBES,
  'score.view-own': UNIT_PROBES,
  'score.manage': UNIT_PROBES,
  'unit.remember-alias': OFFICE_PROBES,
}
const BY_NOUN: Record<string, readonly Probe[]> = {
  task: TASK_PROBES,
  meeting: MEETING_PROBES,
  unit: UNIT_PROBES,
  above: DOCUMENT_PROBES,
}
export const probesOf = (action: Action): readonly Probe[] =>
  SUBJECTS[action] ?? BY_NOUN[action.slice(0, action.indexOf('.'))] ?? OFFICE_PROBES

/** Somebody with one post in the unit the probes call one's own. */
export function actorWith(kind: PostKind, portfolio = false): Actor {
  const post: Post = {
    id: 'post',
    kind,
    title: kind,
    unitId: OWN,
    personId: ME,
    deputies: [],
    validFrom: FROM,
    validTo: null,
    version: 1,
  }
  return {
    personId: ME,
    name: ME,
    posts: [post],
    portfolio: portfolio ? [{ postId: 'post', unitId: OTHER, fieldId: null, validFrom: FROM, validTo: null }] : [],
  }
}
