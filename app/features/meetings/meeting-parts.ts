/** What recording and correcting a meeting have in common. */
import { z } from 'zod'
import { type Attendance, checkSecrecy, type Meeting } from '#app/domain/meeting/meeting.ts'
import { yearOf } from '#app/domain/shared/day.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { fold, tidy } from '#app/domain/shared/vietnamese-text.ts'
import { isValidOn, membersOn, type Office } from '#app/domain/unit/office.ts'
import { dayInput, idInput, listInput, optionalIdInput } from '../inputs.ts'
import type { Ids, Stores } from '../ports.ts'

export const meetingFields = {
  seriesId: optionalIdInput,
  /** A series that does not exist yet; wins over `seriesId`. */
  newSeries: z.string().trim().max(200, 'Tên chuỗi họp quá dài.').default(''),
  newSeriesFieldId: optionalIdInput,
  title: z.string({ error: 'Cần ghi tên cuộc họp.' }).trim().min(3, 'Cần ghi tên cuộc họp.').max(300, 'Tên quá dài.'),
  day: dayInput,
  place: z.string().trim().max(200, 'Địa điểm quá dài.').default(''),
  chairPersonId: z.string({ error: 'Cần chọn người chủ trì.' }).pipe(idInput),
  /** Units invited; `absent` and `delegate` name those of them that did not come themselves. */
  present: listInput,
  absent: listInput,
  delegate: listInput,
  /** Whole groups that came: their units of that day, but for those named above. */
  presentGroups: listInput,
}

export type MeetingParts = {
  seriesId: string | null
  newSeries: string
  newSeriesFieldId: string | null
  title: string
  day: Meeting['day']
  place: string
  chairPersonId: string
  present: string[]
  absent: string[]
  delegate: string[]
  presentGroups: string[]
}

type Checked = Pick<Meeting, 'title' | 'place' | 'chairTitle' | 'attendance'>

export function checkMeeting(office: Office, input: MeetingParts): Checked | Refusal {
  const secret = checkSecrecy(input.title)
  if (secret) return { ...secret, field: 'title' }
  const chairPost = office.posts.find(
    p =>
      (p.kind === 'chair' || p.kind === 'vice-chair') && p.personId === input.chairPersonId && isValidOn(p, input.day),
  )
  if (!chairPost) return refuse('no-chair', 'Người chủ trì không giữ chức vụ lãnh đạo vào ngày họp.', 'chairPersonId')
  return {
    title: tidy(input.title),
    place: input.place === '' ? null : tidy(input.place),
    chairTitle: chairPost.title,
    attendance: attendanceOf(office, input),
  }
}

function attendanceOf(office: Office, input: MeetingParts): Attendance[] {
  const known = new Set(office.units.filter(u => isValidOn(u, input.day)).map(u => u.id))
  const groups = input.presentGroups.flatMap(g => membersOn(office, g, input.day).map(u => u.id))
  const delegate = new Set(input.delegate)
  const absent = new Set(input.absent)
  return [...new Set([...input.present, ...input.absent, ...input.delegate, ...groups])]
    .filter(unitId => known.has(unitId))
    .map(unitId => ({
      unitId,
      presence: delegate.has(unitId) ? 'delegate' : absent.has(unitId) ? 'absent' : 'present',
      note: null,
    }))
}

type Placed = Pick<Meeting, 'seriesId' | 'session'>

/** The series (made if it is new) and the session number in it; a meeting that stays in its series keeps its number. */
export async function placeInSeries(
  stores: Stores,
  ids: Ids,
  input: MeetingParts,
  now: Meeting | null,
): Promise<Placed | Refusal> {
  let seriesId = input.seriesId
  if (input.newSeries !== '') {
    const name = tidy(input.newSeries)
    const known = (await stores.meetings.series()).find(s => fold(s.name) === fold(name))
    seriesId = known?.id ?? ids.next()
    if (!known) await stores.meetings.insertSeries({ id: seriesId, name, fieldId: input.newSeriesFieldId })
  } else if (seriesId !== null && !(await stores.meetings.series()).some(s => s.id === seriesId))
    return refuse('no-series', 'Không còn chuỗi họp này.', 'seriesId')
  if (seriesId === null) return { seriesId: null, session: null }
  if (now?.seriesId === seriesId && yearOf(now.day) === yearOf(input.day)) return { seriesId, session: now.session }
  return { seriesId, session: (await stores.meetings.lastSession(seriesId, yearOf(input.day))) + 1 }
}
