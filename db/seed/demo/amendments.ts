/** A notice of the past that was corrected the day after, and one that another took the place of: as the office does it. */

import type { AmendmentKind } from '#app/domain/amendment/amendment.ts'
import { addWorkingDays, isWorkingDay, workingDayOnOrAfter } from '#app/domain/calendar/working-days.ts'
import { type DraftDirective, draftsFrom } from '#app/domain/directive/draft.ts'
import { reread } from '#app/domain/directive/reread.ts'
import { addDays, formatDay } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { plainTextOf, richTextOf } from '#app/domain/shared/rich-text.ts'
import { type UnitId, unitOf } from '#app/domain/unit/office.ts'
import { startAmendment, startAmendmentInput } from '#app/features/amendments/start-amendment.ts'
import { publishConclusion } from '#app/features/meetings/publish-conclusion.ts'
import { saveDraft } from '#app/features/meetings/save-draft.ts'
import { submitDraft } from '#app/features/meetings/submit-draft.ts'
import type { Lives } from './lives.ts'
import { NEIGHBOURS } from './place.ts'
import { traitsOf } from './traits.ts'
import type { World } from './world.ts'
import type { MeetingOfTheYear } from './year.ts'

/** One correction of the text, as it is typed; null where there is nothing of the kind. */
type Edit = (world: World, text: string, drafts: readonly DraftDirective[]) => string | null
type Amendment = { kind: AmendmentKind; reason: string; edits: Edit[] }

const laterDay: Edit = (world, text, drafts) => {
  const d = drafts.find(x => x.due && x.dueText && spanIn(text, x)?.includes(x.dueText))
  if (!d?.due) return null
  const later = workingDayOnOrAfter(world.calendar, addDays(d.due, 7))
  return replaceIn(text, d, d.dueText!, `chậm nhất ngày ${formatDay(later)}`)
}
const anotherUnit: Edit = (world, text, drafts) => {
  const d = drafts.find(x => heirOf(world, x) !== null)
  const names = d && heirOf(world, d)
  return d && names ? replaceIn(text, d, names.from, names.to) : null
}
const withoutLast: Edit = (_world, text, drafts) => {
  const last = drafts.filter(d => d.span).at(-1)
  return last?.span ? text.slice(0, text.lastIndexOf('\n', last.span.start)) + text.slice(last.span.end) : null
}
const oneMore: Edit = (_world, text, drafts) => {
  const last = drafts.filter(d => d.span).at(-1)
  const number = /^(\d+)\./.exec(last?.path ?? '')?.[1] ?? /^(\d+)$/.exec(last?.path ?? '')?.[1]
  const label = number ? `${Number(number) + 1}.` : '-'
  return `${text.trimEnd()}\n${label} Phòng Tư pháp rà soát các văn bản có liên quan, báo cáo Chủ tịch UBND thành phố những nội dung cần sửa đổi.`
}

const CORRECTION: Amendment = {
  kind: 'correction',
  reason: 'Ghi sai thời hạn và đơn vị chủ trì khi đánh máy',
  edits: [laterDay, anotherUnit],
}
const REPLACEMENT: Amendment = {
  kind: 'replacement',
  reason: 'Bỏ nội dung không còn phù hợp, bổ sung nội dung mới phát sinh',
  edits: [withoutLast, laterDay, oneMore],
}

const spanIn = (text: string, d: DraftDirective): string | null =>
  d.span ? text.slice(d.span.start, d.span.end) : null

function replaceIn(text: string, d: DraftDirective, from: string, to: string): string | null {
  const at = d.span ? text.indexOf(from, d.span.start) : -1
  return at < 0 ? null : text.slice(0, at) + to + text.slice(at + from.length)
}

/** A single unit named in the sentence itself, and the one that should have been. */
function heirOf(world: World, d: DraftDirective): { from: string; to: string } | null {
  const [lead, ...more] = d.lead
  const name = lead?.kind === 'unit' && more.length === 0 ? unitOf(world.office, lead.id)?.name : undefined
  const heir: UnitId | undefined = lead && NEIGHBOURS[lead.id]
  const to = heir && unitOf(world.office, heir)?.name
  return name && to && d.text.includes(name) && !d.text.includes(to) ? { from: name, to } : null
}

/** Which notices of the year, by their meetings: the nearest of these that was held. */
export function amendmentsOf(meetings: readonly MeetingOfTheYear[]): Map<string, Amendment> {
  const first = (keys: string[]) => keys.find(k => meetings.some(m => m.key === k && m.fate === 'published'))
  const [corrected, replaced] = [first(['ubnd-4', 'ubnd-5', 'ubnd-6', 'ubnd-7']), first(['thematic-3', 'thematic-2'])]
  return new Map([
    ...(corrected ? [[corrected, CORRECTION] as const] : []),
    ...(replaced ? [[replaced, REPLACEMENT] as const] : []),
  ])
}

/** Found the next morning, approved in the afternoon by whoever chaired. */
export function scheduleAmendment(lives: Lives, plan: MeetingOfTheYear, meetingId: string, amendment: Amendment): void {
  const { world } = lives
  const next = addWorkingDays(world.calendar, world.today, 1)
  world.agenda.add(instantAt(next, '08:50'), async () => {
    const draft = await write(world, plan, meetingId, amendment)
    world.agenda.add(instantAt(next, '14:20'), () => issue(lives, plan, meetingId, draft))
  })
}

async function write(world: World, plan: MeetingOfTheYear, meetingId: string, { kind, reason, edits }: Amendment) {
  const secretary = world.account('thuky')
  const { tools, office, calendar } = world
  const notice = await tools.unitOfWork(async s => (await s.notices.getByMeeting(meetingId))!)
  const input = startAmendmentInput.parse({ meetingId, noticeId: notice.id, kind, reason })
  const { draftId } = await world.must(startAmendment(tools, secretary, input))
  const draft = await tools.unitOfWork(async s => (await s.conclusions.getByMeeting(draftId))!)
  const read = (text: string) =>
    draftsFrom(text, office, plan.day, d => isWorkingDay(calendar, d), tools.ids.next).directives
  let text = plainTextOf(draft.doc)
  let directives = draft.directives
  for (const edit of edits) {
    const after = edit(world, text, directives)
    if (after === null) continue
    const was = new Map(directives.map(d => [d.id, d]))
    directives = reread({ text, found: read(text) }, directives, { text: after, found: read(after) })
      // she drops the card of what she took out of the text
      .filter(d => d.span !== null || was.get(d.id)?.span === null)
      .map(d => {
        const { starred = false, fieldId = 'noi-vu' } = was.get(d.id) ?? {}
        return { ...d, starred, fieldId, confirmed: true, unknownNames: [] }
      })
    text = after
  }
  world.pause(25)
  const saved = await world.must(
    saveDraft(tools, secretary, { meetingId: draftId, seenVersion: draft.version, doc: richTextOf(text), directives }),
  )
  if (saved.kind !== 'saved') throw new Error(`${plan.key}: ${saved.kind}`)
  world.pause(4)
  await world.must(submitDraft(tools, secretary, { meetingId: draftId, seenVersion: saved.version }))
  return { draftId, version: saved.version + 1 }
}

async function issue(
  lives: Lives,
  plan: MeetingOfTheYear,
  meetingId: string,
  draft: { draftId: string; version: number },
): Promise<void> {
  const { world } = lives
  const units = new Map<string, UnitId>()
  for (const id of lives.all.keys()) {
    const task = await world.task(id)
    if (task.meetingId === meetingId) units.set(id, task.unitId)
  }
  const input = { meetingId: draft.draftId, seenVersion: draft.version }
  const { noticeId } = await world.must(publishConclusion(world.tools, world.account(plan.chair), input))
  world.post()
  const rows = await world.database.db.selectFrom('tasks').select('id').where('meeting_id', '=', meetingId).execute()
  for (const { id } of rows) {
    const task = await world.task(id)
    const life = lives.all.get(id)
    if (!life) {
      const random = world.random.fork(`amended/${plan.key}/${id}`)
      lives.begin(task, { random, inGroup: false, held: false, slow: false, stuck: false, gap: 30, reportsOn: null })
    } else if (task.state === 'withdrawn') life.plan += 1
    else if (task.unitId !== units.get(id) && task.noticeId === noticeId) {
      // another unit has it from the beginning
      life.plan += 1
      lives.takeOn(life, traitsOf(task.unitId))
    }
  }
}
