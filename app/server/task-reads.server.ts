import type { Actor } from '#app/domain/access/actor.ts'
import { indexOf } from '#app/domain/calendar/working-day-index.ts'
import { noticeNumber } from '#app/domain/meeting/meeting.ts'
import { letterOf, type MeetingTitle } from '#app/domain/reminder/digest.ts'
import { urgeNotices } from '#app/domain/reminder/immediate.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { urge } from '#app/domain/task/lifecycle.ts'
import { personOf } from '#app/domain/unit/office.ts'
import { letterMail } from '#app/emails/letter-mail.ts'
import type { StoredFile, StoredTask } from '#app/features/ports.ts'
import { readSavedViews, type SavedView } from '#app/features/tasks/saved-views.ts'
import { storesOn } from '#db/unit-of-work.ts'
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

export type UrgeMail = {
  personId: string
  personName: string
  email: string | null
  /** Told as head or officer of the unit, or instead of somebody who cannot be reached. */
  role: string
  taskIds: string[]
  subject: string
  text: string
}

/** The mails that an urge of these tasks would send, one a person: the same notices and the same letter as the real ones. */
export async function urgeMails(taskIds: readonly string[], note: string | null, today: Day): Promise<UrgeMail[]> {
  const { office: officeStore, tasks: taskStore, meetings: meetingStore, notices: noticeStore, calendar } = stores()
  const office = await officeStore.load()
  const tasks = new Map<string, StoredTask>()
  const meetings = new Map<string, MeetingTitle>()
  for (const id of taskIds) {
    const task = await taskStore.get(id)
    if (!task || isRefusal(urge(task, note, []))) continue
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
  const notices = [...tasks.values()].flatMap(t => urgeNotices(t, office, today, 0, note))
  const index = indexOf(await calendar.load())
  return [...new Set(notices.map(n => n.personId))].map(personId => {
    const own = notices.filter(n => n.personId === personId)
    const personName = personOf(office, personId)?.name ?? ''
    const context = { personName, on: today, office, index, tasks, meetings, portfolio: [] }
    const mail = letterMail(letterOf(own, 'urge', context), siteUrl())
    return {
      personId,
      personName,
      email: own[0]?.email ?? null,
      role: own[0]?.data.role ?? 'unit',
      taskIds: own.flatMap(n => n.taskId ?? []),
      subject: mail.subject,
      text: mail.text,
    }
  })
}
