import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { indexOf } from '#app/domain/calendar/working-day-index.ts'
import { noticeNumber } from '#app/domain/meeting/meeting.ts'
import { letterOf, type MeetingTitle } from '#app/domain/reminder/digest.ts'
import { urgeNotices } from '#app/domain/reminder/immediate.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { urge } from '#app/domain/task/lifecycle.ts'
import { personOf } from '#app/domain/unit/office.ts'
import { letterMail } from '#app/emails/letter-mail.ts'
import { openLinkBook } from '#app/features/mail-links/link-book.ts'
import type { StoredFile, StoredTask } from '#app/features/ports.ts'
import { readSavedViews, type SavedView } from '#app/features/tasks/saved-views.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import { wordsInForce } from '#app/features/wordings/words-in-force.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { systemClock } from './clock.server.ts'
import { database } from './database.server.ts'
import { siteUrl } from './env.server.ts'

/** Small reads beside the read models. Outside a transaction: a page needs no lock. */
const stores = () => storesOn(database().db)

export const savedViewsOf = (actor: Actor): Promise<SavedView[]> => readSavedViews(stores(), actor.personId)

export type TaskDetail = { task: StoredTask; files: Pick<StoredFile, 'id' | 'name' | 'size'>[] }

/** What a decision is taken on – the words of a report, its document and files – for tasks the viewer was already given. */
export async function taskDetails(ids: readonly string[]): Promise<Record<string, TaskDetail>> {
  const { tasks, files } = stores()
  const details: Record<string, TaskDetail> = {}
  for (const id of ids) {
    const task = await tasks.get(id)
    if (!task) continue
    const wanted = new Set(task.report?.fileIds)
    const kept = wanted.size > 0 ? await files.listBySubject('task', id) : []
    details[id] = {
      task,
      files: kept.filter(f => wanted.has(f.id)).map(f => ({ id: f.id, name: f.name, size: f.size })),
    }
  }
  return details
}

/** Of these tasks those the viewer may urge now, in the order given. */
export async function urgeableTasks(actor: Actor, ids: readonly string[]): Promise<StoredTask[]> {
  const { tasks } = stores()
  const found: StoredTask[] = []
  for (const id of ids) {
    const task = await tasks.get(id)
    if (task && can(actor, 'task.urge', taskSubject(task)) && !isRefusal(urge(task, null, []))) found.push(task)
  }
  return found
}

/** Stands where the sender's own words will stand: the page puts in what is being typed. */
export const NOTE_MARK = '⟦lời đôn đốc⟧'

export type UrgeMail = {
  personId: string
  personName: string
  email: string | null
  taskIds: string[]
  /** By the tasks that are ticked (their ids, joined): who heads two units gets one mail about both, or about one. */
  letters: Record<string, { subject: string; text: string }>
}

/** The mails that an urge of these tasks would send, one a person: the same notices and the same letter as the real ones. */
export async function urgeMails(taskIds: readonly string[], today: Day): Promise<UrgeMail[]> {
  const { office: officeStore, tasks: taskStore, meetings: meetingStore, notices: noticeStore, calendar } = stores()
  const office = await officeStore.load()
  const tasks = new Map<string, StoredTask>()
  const meetings = new Map<string, MeetingTitle>()
  for (const id of taskIds) {
    const task = await taskStore.get(id)
    if (!task || isRefusal(urge(task, null, []))) continue
    tasks.set(id, task)
    if (meetings.has(task.meetingId)) continue
    const meeting = await meetingStore.get(task.meetingId)
    const notice = await noticeStore.get(task.noticeId)
    if (meeting)
      meetings.set(task.meetingId, {
        number: notice ? `Thông báo số ${noticeNumber(notice)}` : '',
        title: meeting.title,
        day: meeting.day,
      })
  }
  const notices = [...tasks.values()].flatMap(t => urgeNotices(t, office, today, 0, NOTE_MARK))
  const index = indexOf(await calendar.load())
  const words = await wordsInForce(stores())
  const book = await openLinkBook({ ids: null }, stores(), { office, today }, [], systemClock.now())
  return [...new Set(notices.map(n => n.personId))].map(personId => {
    const own = notices.filter(n => n.personId === personId)
    const personName = personOf(office, personId)?.name ?? ''
    const links = book.of(personId, own, tasks)
    const context = { personName, on: today, office, index, tasks, meetings, portfolio: [], links, words }
    const ownIds = own.flatMap(n => n.taskId ?? [])
    const letters = Object.fromEntries(
      subsetsOf(ownIds).map(ids => {
        const chosen = own.filter(n => n.taskId !== null && ids.includes(n.taskId))
        const { subject, text } = letterMail(letterOf(chosen, 'urge', context), siteUrl())
        return [ids.join(), { subject, text }]
      }),
    )
    return { personId, personName, email: own[0]?.email ?? null, taskIds: ownIds, letters }
  })
}

/** All choices among a few; of many only all of them. */
const SUBSETS_OF = 4
function subsetsOf(ids: readonly string[]): string[][] {
  if (ids.length > SUBSETS_OF) return [[...ids]]
  let all: string[][] = [[]]
  for (const id of ids) all = all.concat(all.map(some => [...some, id]))
  return all.slice(1)
}
