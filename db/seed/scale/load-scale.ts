import { byHand, type DraftDirective, noEvidence } from '#app/domain/directive/draft.ts'
import { DEFAULT_CRITERIA_SET } from '#app/domain/scoring/default-set.ts'
import { addDays, type Day, weekdayOf, yearOf } from '#app/domain/shared/day.ts'
import { dayOfInstant, type Instant, instantAt } from '#app/domain/shared/instant.ts'
import { richTextOf } from '#app/domain/shared/rich-text.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { seedHolidays } from '#app/features/reminders/seed-holidays.ts'
import { criteriaRowOf } from '#app/features/scoring/criteria-set.ts'
import type { OpenDatabase } from '../../open.ts'
import { noticeDigest } from '../../stores/conclusions.ts'
import { taskRow } from '../../stores/tasks.ts'
import { storesOn } from '../../unit-of-work.ts'
import { ACTIONS } from '../demo/texts/actions.ts'
import { type Random, randomFrom } from '../random.ts'
import { idAt } from '../timed-ids.ts'
import { Batch } from './batch.ts'
import { historyOf, type Seed, TITLES, taskAfter } from './history.ts'
import { CHAIR, type ScaleOffice, SECRETARY, saveScaleOffice, scaleOffice } from './office.ts'

export type ScaleGiven = {
  tasks: number
  units: number
  seed: string
  /** History ends with the day before. */
  now: Instant
  passwordHash: string
  progress?: (tasks: number) => void
}
export type ScaleLoaded = { tasks: number; events: number; meetings: number; people: number }

/** A large city gives out about so many tasks in a year. */
const TASKS_A_YEAR = 20_000
const SYMBOL = 'TB-UBND'
const BATCH = 400

/**
 * Rows straight into an empty database, in one transaction: an office and tasks with true histories – every task is
 * the fold of its events, every chain of hashes is whole – by the tens of thousands. The same numbers and the same
 * day give the same rows.
 */
export async function loadScale(database: OpenDatabase, given: ScaleGiven): Promise<ScaleLoaded> {
  const { tasks: wanted, units, seed, now, passwordHash, progress = () => {} } = given
  const end = addDays(dayOfInstant(now), -1)
  const until = instantAt(end, '24:00')
  const days = Math.max(1, Math.ceil(wanted / TASKS_A_YEAR)) * 365
  const from = addDays(end, -days)
  const random = randomFrom(`${seed}/${wanted}/${units}`)
  const office = scaleOffice(units)
  const loaded: ScaleLoaded = { tasks: 0, events: 0, meetings: 0, people: 0 }
  await database.db.transaction().execute(async trx => {
    const stores = storesOn(trx)
    const at = instantAt(from, '06:00')
    await saveScaleOffice(stores, office, { passwordHash, from, at, ids: () => idAt(at, random) })
    await seedHolidays(stores.calendar)
    await stores.criteria.save(criteriaRowOf(DEFAULT_CRITERIA_SET), at)
    loaded.people = await stores.people.count()
    const rows = new Batch(trx)
    const numbers = new Map<number, number>()
    const counts = countsOf(wanted, random)
    for (const [m, count] of counts.entries()) {
      const day = workday(addDays(from, Math.floor((m / counts.length) * days)))
      const meeting = meetingOn(day > end ? end : day, count, office, numbers, random)
      addMeeting(rows, meeting, office, until, random)
      loaded.tasks += count
      if (rows.size >= BATCH) {
        await rows.flush()
        progress(loaded.tasks)
      }
    }
    await rows.flush()
    for (const [year, last] of numbers)
      await trx.insertInto('notice_numbers').values({ year, symbol: SYMBOL, last }).execute()
    loaded.meetings = counts.length
    loaded.events = rows.events
  })
  progress(loaded.tasks)
  return loaded
}

/** How many tasks each meeting gives out; together exactly as many as were wanted. */
function countsOf(wanted: number, random: Random): number[] {
  const counts: number[] = []
  for (let left = wanted; left > 0; left -= counts.at(-1)!) counts.push(Math.min(left, random.int(3, 8)))
  return counts
}

type ScaleMeeting = {
  id: string
  noticeId: string
  number: number
  at: Instant
  day: Day
  directives: { id: string; draft: DraftDirective }[]
}

function meetingOn(
  day: Day,
  count: number,
  office: ScaleOffice,
  numbers: Map<number, number>,
  random: Random,
): ScaleMeeting {
  const at = instantAt(day, `${String(random.int(8, 16)).padStart(2, '0')}:${random.int(10, 59)}`)
  const number = (numbers.get(yearOf(day)) ?? 0) + 1
  numbers.set(yearOf(day), number)
  const directives = Array.from({ length: count }, (_, i) => {
    const unit = random.pick(office.units)
    const due = random.chance(0.35) ? null : addDays(day, random.int(5, 60))
    const body = random.pick(ACTIONS).text.replaceAll(/\{\w+\}/g, String(random.int(2, 40)))
    return { id: idAt(at, random), draft: draftOf(`${i + 1}`, `${unit.name} ${body}.`, unit.id, due, random) }
  })
  return { id: idAt(at, random), noticeId: idAt(at, random), number, at, day, directives }
}

const draftOf = (path: string, text: string, unitId: string, due: Day | null, random: Random): DraftDirective => ({
  id: `d${path}`,
  path,
  label: `${path}.`,
  part: null,
  span: null,
  text,
  title: text.slice(0, 120),
  lead: [{ kind: 'unit', id: unitId }],
  coordinate: [],
  reportTo: null,
  due,
  dueTime: null,
  duePrecision: due === null ? 'none' : 'day',
  dueText: null,
  otherDues: [],
  recurrence: null,
  urgency: random.chance(0.02) ? 'urgent' : 'normal',
  starred: random.chance(0.02),
  fieldId: `linh-vuc-${random.int(1, 6)}`,
  evidence: noEvidence(),
  confidence: byHand(),
  unknownNames: [],
  confirmed: true,
})

const workday = (d: Day): Day => (weekdayOf(d) > 5 ? addDays(d, 8 - weekdayOf(d)) : d)

function addMeeting(rows: Batch, m: ScaleMeeting, office: ScaleOffice, until: Instant, random: Random): void {
  const title = `Giao ban định kỳ số ${m.number}/${yearOf(m.day)}`
  const drafts = m.directives.map(d => d.draft)
  const doc = richTextOf(drafts.map(d => `${d.label} ${d.text}`).join('\n'))
  const chair = { chair_person_id: CHAIR, chair_title: TITLES.chair }
  rows.add('meetings', {
    id: m.id,
    series_id: 'giao-ban',
    session: m.number,
    title,
    day: m.day,
    place: null,
    ...chair,
    search_text: fold(title),
    version: 1,
  })
  for (const unitId of new Set(drafts.flatMap(d => d.lead.map(l => l.id))))
    rows.add('meeting_attendance', { meeting_id: m.id, unit_id: unitId, presence: 'present', note: null })
  rows.add('conclusions', {
    id: idAt(m.at, random),
    meeting_id: m.id,
    state: 'published',
    doc: JSON.stringify(doc),
    directives: JSON.stringify(drafts),
    return_reason: null,
    updated_at: m.at,
    updated_by: CHAIR,
    version: 1,
  })
  const notice = {
    id: m.noticeId,
    meetingId: m.id,
    number: m.number,
    year: yearOf(m.day),
    symbol: SYMBOL,
    title: `Kết luận của ${TITLES.chair} tại ${title}`,
    publishedAt: m.at,
    publishedBy: CHAIR,
    signerTitle: TITLES.chair,
    doc,
    directives: drafts,
  }
  rows.add('conclusion_notices', {
    id: notice.id,
    meeting_id: m.id,
    number: notice.number,
    year: notice.year,
    symbol: SYMBOL,
    title: notice.title,
    published_at: m.at,
    published_by: CHAIR,
    signer_title: TITLES.chair,
    doc: JSON.stringify(doc),
    directives: JSON.stringify(drafts),
    sha256: noticeDigest(notice),
  })
  rows.history(
    'meeting',
    m.id,
    [
      {
        at: m.at,
        actorId: SECRETARY,
        actorTitle: TITLES.secretary,
        data: { kind: 'meeting-created', title, day: m.day },
      },
      {
        at: m.at,
        actorId: CHAIR,
        actorTitle: TITLES.chair,
        data: { kind: 'conclusion-published', tasks: drafts.length },
      },
    ],
    random,
  )
  for (const [position, { id, draft }] of m.directives.entries()) {
    const { path, title, text, fieldId, urgency, starred, due, duePrecision, dueText } = draft
    rows.add('directives', {
      id,
      notice_id: m.noticeId,
      meeting_id: m.id,
      position,
      path,
      title,
      text,
      detail: JSON.stringify(draft),
    })
    const unit = office.units.find(u => u.id === draft.lead[0]!.id)!
    const seed: Seed = {
      ...{ kind: 'work', noticeId: m.noticeId, meetingId: m.id, directiveId: id, unitId: unit.id },
      ...{ path, title, text, fieldId, urgency, starred, due, duePrecision, dueText },
      ...{ reportToUnitId: null, reportToPost: null, coordinations: [] },
    }
    const events = historyOf(seed, unit, m.at, until, random)
    const taskId = idAt(m.at, random)
    rows.add('tasks', {
      ...taskRow(taskAfter(taskId, events)),
      chair_person_id: CHAIR,
      version: events.length,
    })
    rows.history('task', taskId, events, random)
  }
}
