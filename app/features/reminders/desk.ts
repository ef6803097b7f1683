import { indexOf, type WorkingDayIndex } from '#app/domain/calendar/working-day-index.ts'
import {
  type Letter,
  type LetterNotice,
  letterKindOf,
  letterOf,
  type MeetingTitle,
} from '#app/domain/reminder/digest.ts'
import { type Ladder, ladderOn } from '#app/domain/reminder/escalation.ts'
import { type Overdue, overdueByLeader, overdueOf } from '#app/domain/reminder/leader-digest.ts'
import { stepNameOf } from '#app/domain/reminder/notice.ts'
import type { ReminderRule } from '#app/domain/reminder/rule.ts'
import type { QuietHours } from '#app/domain/reminder/settings.ts'
import type { Words } from '#app/domain/reminder/wording/words.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { type Office, personOf } from '#app/domain/unit/office.ts'
import type { StoredTask, Stores } from '../ports.ts'
import { wordsInForce } from '../wordings/words-in-force.ts'
import { readReminderSettings } from './reminder-settings.ts'

/** What writing mails needs to look up, read once for a round of the post. */
export type Desk = {
  today: Day
  office: Office
  index: WorkingDayIndex
  rules: readonly ReminderRule[]
  ladder: Ladder
  words: Words
  /** When no mail is tried again, but hoả tốc. */
  quiet: QuietHours | null
  /** Read when the first leader's digest asks for it. */
  portfolios: Map<string, { overdue: Overdue[]; tasks: StoredTask[] }> | null
  /** Heads of a digest's sections, read so far in this round. */
  meetings: Map<string, MeetingTitle>
}

export async function openDesk(stores: Stores, today: Day, mailDomains: readonly string[]): Promise<Desk> {
  const settings = await readReminderSettings(stores, mailDomains)
  const office = await stores.office.load()
  return {
    today,
    office,
    index: indexOf(await stores.calendar.load()),
    rules: await stores.rules.load(),
    ladder: ladderOn(office, today, settings),
    words: await wordsInForce(stores),
    quiet: settings.quiet,
    portfolios: null,
    meetings: new Map(),
  }
}

/** Reads those that the round has not seen yet; one question for many mails. */
export async function readMeetings(stores: Stores, desk: Desk, ids: readonly string[]): Promise<void> {
  const unknown = [...new Set(ids)].filter(id => !desk.meetings.has(id))
  for (const [id, title] of await stores.mails.meetingTitles(unknown)) desk.meetings.set(id, title)
}

const isLeaderDigest = (n: { step: string }) => stepNameOf(n.step) === 'leader-digest'

export async function portfolioOf(stores: Stores, desk: Desk, personId: string): Promise<Overdue[]> {
  if (desk.portfolios === null) {
    const tasks = await stores.tasks.dueBefore(desk.today)
    const byId = new Map(tasks.map(t => [t.id, t]))
    desk.portfolios = new Map(
      [...overdueByLeader(desk.office, desk.today, overdueOf(tasks, desk.today))].map(([leader, overdue]) => [
        leader.id,
        { overdue, tasks: overdue.flatMap(o => byId.get(o.id) ?? []) },
      ]),
    )
  }
  return desk.portfolios.get(personId)?.overdue ?? []
}

/** What one mail says, from its notices and the tasks as they are now. */
export async function letterFor(
  stores: Stores,
  desk: Desk,
  personId: string,
  notices: readonly LetterNotice[],
  tasks: ReadonlyMap<string, StoredTask>,
  links?: ReadonlyMap<string, string | null>,
): Promise<Letter> {
  const portfolio = notices.some(isLeaderDigest) ? await portfolioOf(stores, desk, personId) : []
  const known =
    portfolio.length === 0
      ? tasks
      : new Map([...(desk.portfolios?.get(personId)?.tasks ?? []).map(t => [t.id, t] as const), ...tasks])
  await readMeetings(
    stores,
    desk,
    notices.flatMap(n => (n.taskId === null ? [] : (known.get(n.taskId)?.meetingId ?? []))),
  )
  return letterOf(notices, letterKindOf(notices[0]?.data.group ?? ''), {
    personName: personOf(desk.office, personId)?.name ?? '',
    on: desk.today,
    office: desk.office,
    index: desk.index,
    tasks: known,
    meetings: desk.meetings,
    portfolio,
    links,
    words: desk.words,
  })
}
