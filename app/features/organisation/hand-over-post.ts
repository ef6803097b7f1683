/**
 * Bàn giao: who leaves a post, from which day, who follows, and where each of their open tasks goes. The seat goes on
 * as a new post under the next holder (or vacant), with its portfolio and its account; nothing open stays behind.
 */
import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { addDays, type Day, formatDay } from '#app/domain/shared/day.ts'
import { isRefusal, type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { endedLine } from '#app/domain/unit/move-belongings.ts'
import { endedBefore } from '#app/domain/unit/move-posts.ts'
import {
  isValidOn,
  type Office,
  type PersonId,
  type PortfolioEntry,
  type Post,
  personOf,
  postsOn,
} from '#app/domain/unit/office.ts'
import { type AdminOutcome, saved } from '../admin/admin-outcome.ts'
import { changeOffice, requestKeyInput, seenVersionInput, staleSince } from '../admin/change-office.ts'
import { keepsAnAdmin } from '../admin/lasting-admin.ts'
import { recordChange } from '../admin/record-change.ts'
import { AppError } from '../app-error.ts'
import { dayInput, idInput, optionalIdInput, tickInput } from '../inputs.ts'
import type { OfficeChange, StoredTask, Stores, Tools } from '../ports.ts'
import { recordTaskEvent } from '../tasks/change-task.ts'

/** Back to the unit: its head hands the task on. */
export const TO_HEAD = 'head'

export const handOverPostInput = z.object({
  postId: idInput,
  requestKey: requestKeyInput,
  seenVersion: seenVersionInput,
  day: dayInput,
  /** Empty: the post stays vacant. */
  nextPersonId: optionalIdInput,
  /** The post itself is no more. */
  ends: tickInput.default(false),
  reason: z.string().transform(tidy).pipe(z.string().max(300, 'Quá dài.')).default(''),
  /** `taskId>person` or `taskId>head`. */
  taskTo: z
    .preprocess(
      v => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
      z.array(z.string().max(160)).max(3000),
    )
    .transform(pairs =>
      Object.fromEntries(pairs.map(p => p.split('>')).flatMap(([task, to]) => (task && to ? [[task, to]] : []))),
    ),
})
export type HandOverPostInput = z.output<typeof handOverPostInput>

export type Handover = {
  kind: 'handover'
  postId: string
  day: Day
  nextPersonId: PersonId | null
  ends: boolean
  reason: string
  tasks: Record<string, string>
}
export type HandoverTask = { task: StoredTask; to: PersonId | null }
export type WorkedOutHandover = {
  before: Post
  ended: Post | null
  opened: Post | null
  portfolio: { before: PortfolioEntry[]; ended: PortfolioEntry[]; opened: PortfolioEntry[] }
  tasks: HandoverTask[]
  reason: string
  office: Office
}

const WORKING = new Set(['unit-head', 'unit-deputy', 'officer'])

/** Open tasks that were handed to the leaving person in the post's unit, if no other post keeps them there. */
export async function tasksLeftBy(stores: Stores, office: Office, post: Post, day: Day): Promise<StoredTask[]> {
  const { personId } = post
  if (personId === null || !WORKING.has(post.kind)) return []
  const stays = postsOn(office, day).some(
    p => p.id !== post.id && p.unitId === post.unitId && p.personId === personId && WORKING.has(p.kind),
  )
  if (stays) return []
  return (await stores.tasks.openOfOfficer(personId)).filter(t => t.unitId === post.unitId)
}

export async function workOutHandover(
  stores: Stores,
  h: Handover,
  { next, today }: { next: () => string; today: Day },
): Promise<WorkedOutHandover | Refusal> {
  const office = await stores.office.load()
  const before = office.posts.find(p => p.id === h.postId)
  if (!before) throw new AppError('not-found')
  if (!isValidOn(before, h.day) || before.validFrom >= h.day)
    return refuse('not-in-force', `Chức vụ này không có hiệu lực trước và trong ngày ${formatDay(h.day)}.`, 'day')
  const person = personOf(office, h.nextPersonId)
  if (h.nextPersonId !== null && !person?.active)
    return refuse('no-person', 'Người này không tồn tại hoặc đã bị khoá.', 'nextPersonId')
  if (h.nextPersonId !== null && h.nextPersonId === before.personId)
    return refuse('same-person', 'Người nhận đang giữ chức vụ này.', 'nextPersonId')
  if (h.ends && h.nextPersonId !== null)
    return refuse('ends', 'Chức vụ thôi không còn thì không có người nhận.', 'nextPersonId')
  const ended = endedBefore(before, h.day)
  const opened: Post | null = h.ends
    ? null
    : {
        ...before,
        id: next(),
        personId: h.nextPersonId,
        validFrom: h.day,
        deputies: [],
        previousPostId: before.id,
        version: 1,
      }
  const lines = office.portfolio.filter(e => e.postId === before.id)
  const eve = addDays(h.day, -1)
  const lasting = lines.filter(e => e.validTo === null || e.validTo >= h.day)
  const later: Office = {
    ...office,
    posts: [...office.posts.map(p => (p.id === before.id ? (ended ?? p) : p)), ...(opened ? [opened] : [])],
  }
  const alone = keepsAnAdmin(office, later, today)
  if (alone) return alone
  const tasks: HandoverTask[] = []
  for (const task of await tasksLeftBy(stores, office, before, h.day)) {
    const wanted = h.tasks[task.id] ?? (h.nextPersonId !== null && WORKING.has(before.kind) ? h.nextPersonId : TO_HEAD)
    const to = wanted === TO_HEAD ? null : wanted
    const works = later.posts.some(
      p => p.personId === to && p.unitId === task.unitId && WORKING.has(p.kind) && isValidOn(p, h.day),
    )
    if (to !== null && (!works || !personOf(office, to)?.active || to === before.personId))
      return refuse('task-target', `Nhiệm vụ mục ${task.path}: người nhận không làm việc ở đơn vị này.`, 'taskTo')
    tasks.push({ task, to })
  }
  const who = personOf(office, before.personId)?.name
  return {
    before,
    ended,
    opened,
    portfolio: {
      before: lines,
      ended: lines.flatMap(e => endedLine([e], e, eve)),
      opened: opened
        ? lasting.map(e => ({ ...e, postId: opened.id, validFrom: e.validFrom < h.day ? h.day : e.validFrom }))
        : [],
    },
    tasks,
    reason: [`Bàn giao chức vụ ${before.title}${who ? ` của ${who}` : ''} từ ${formatDay(h.day)}`, h.reason]
      .filter(Boolean)
      .join('. '),
    office,
  }
}

export async function carryOutHandover(
  tools: Tools,
  stores: Stores,
  actor: Actor,
  _h: Handover,
  changeId: string,
  worked: WorkedOutHandover,
): Promise<{ tasks: number; portfolio: number }> {
  const { before, ended, opened, portfolio, tasks, reason } = worked
  const tell = (id: string, data: { kind: string; [k: string]: unknown }) =>
    recordChange(tools, stores, actor, 'post', id, { ...data, changeId, reason })
  if (ended && (await stores.office.savePost(ended, before.version)) === 'stale') throw new AppError('stale')
  if (opened) await stores.office.savePost(opened, null)
  await tell(before.id, { kind: 'post-handed-over', before, after: ended, tasks: tasks.length })
  if (opened) await tell(opened.id, { kind: 'post-added', before: null, after: opened })
  if (portfolio.before.length > 0) {
    await stores.office.savePortfolio(before.id, portfolio.ended, tools.ids.next)
    if (opened) await stores.office.savePortfolio(opened.id, portfolio.opened, tools.ids.next)
  }
  // whoever is signed in as the post is not its holder any more
  await stores.sessions.revokeOfPost(before.id, tools.clock.now())
  if (opened) await stores.postAccounts.moveTo(before.id, opened.id)
  const office = await stores.office.load()
  const situation = { tools, actor, now: tools.clock.now(), today: tools.clock.today(), office }
  for (const { task, to } of tasks)
    await recordTaskEvent(stores, situation, task, {
      kind: 'handed-over',
      fromPersonId: before.personId ?? '',
      officerId: to,
      reason,
      changeId,
    })
  return { tasks: tasks.length, portfolio: portfolio.opened.length }
}

export const handOverPost = (tools: Tools, actor: Actor, input: HandOverPostInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.people', input.requestKey, async stores => {
    const { postId, day, nextPersonId, ends, reason } = input
    const handover: Handover = { kind: 'handover', postId, day, nextPersonId, ends, reason, tasks: input.taskTo }
    const changeId = tools.ids.next()
    const today = tools.clock.today()
    const worked = await workOutHandover(stores, handover, { next: tools.ids.next, today })
    if (isRefusal(worked)) return worked
    if (input.seenVersion !== worked.before.version) return staleSince(stores, 'post', worked.before, input.seenVersion)
    const row: OfficeChange = {
      id: changeId,
      kind: 'handover',
      day,
      state: 'planned',
      title: `Bàn giao ${worked.before.title}`,
      body: handover,
      result: null,
      createdAt: tools.clock.now(),
      createdBy: actor.personId,
      doneAt: null,
      version: 1,
    }
    await stores.changes.insert(row)
    if (day > today) {
      const data = { kind: 'change-planned', changeId, title: row.title, day, reason: worked.reason }
      await recordChange(tools, stores, actor, 'post', postId, data)
      return saved(changeId)
    }
    const result = await carryOutHandover(tools, stores, actor, handover, changeId, worked)
    await stores.changes.save({ ...row, state: 'done', result, doneAt: tools.clock.now() }, 1)
    return saved(changeId)
  })
