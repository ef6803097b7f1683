import { noticeNumber } from '#app/domain/meeting/meeting.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { openMailLink } from '#app/features/mail-links/open-mail-link.ts'
import { readReasonCodes } from '#app/features/tasks/reason-codes.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { systemClock } from './clock.server.ts'
import { mailLinkTools } from './compose.server.ts'
import { database } from './database.server.ts'
import { uuidIds } from './ids.server.ts'

/** What the pages behind a mail's link show. Outside a transaction, and nothing is written: scanners open it too. */
export async function readMailLink(token: string) {
  const stores = storesOn(database().db)
  const opened = await openMailLink(mailLinkTools(), stores, token)
  const office = await stores.office.load()
  const task = opened.kind === 'open' ? opened.task : null
  const meeting = task && (await stores.meetings.get(task.meetingId))
  const notice = task && (await stores.notices.get(task.noticeId))
  return {
    opened,
    reasons: await readReasonCodes(stores),
    office,
    meeting: meeting ? `${meeting.title}, ngày ${formatDay(meeting.day)}` : '',
    notice: notice ? `Thông báo số ${noticeNumber(notice)}` : '',
    today: systemClock.today(),
    newKey: uuidIds.next,
  }
}
