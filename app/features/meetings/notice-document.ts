import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import type { Amends } from '#app/domain/amendment/amendment.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { conclusionTitle, type Meeting } from '#app/domain/meeting/meeting.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { dayOfInstant } from '#app/domain/shared/instant.ts'
import type { RichDoc } from '#app/domain/shared/rich-text.ts'
import { type Office, personOf } from '#app/domain/unit/office.ts'
import { amendsBy, meetingOf, planAmendment } from '../amendments/plan-amendment.ts'
import { AppError } from '../app-error.ts'
import type { Tools } from '../ports.ts'
import { NOTICE_SYMBOL, OFFICE_PLACE } from '../settings.ts'
import { meetingSubject } from './meeting-subject.ts'

/** Everything a notice prints, of the issued version or – for who may see it – of the draft. */
export type NoticeParts = {
  draft: boolean
  number: number | null
  symbol: string
  day: Day | null
  place: string
  title: string
  signerTitle: string
  signerName: string
  doc: RichDoc
  directives: DraftDirective[]
  meeting: Meeting
  office: Office
  /** What it corrects or replaces; of a draft, as it would be issued now. */
  amends: Amends | null
  /** Which version: its id, null of a draft. */
  noticeId: string | null
  /** SHA-256 of what was issued. */
  sha256: string | null
}

/**
 * The notice as it was issued – always from the immutable version, never from the draft; before that the draft.
 * `concerned`: the caller has found that a unit of the viewer was given work here.
 */
export async function noticeDocument(
  tools: Tools,
  actor: Actor,
  meetingId: string,
  concerned: boolean,
  /** An earlier version; the one that holds where none is named. */
  noticeId: string | null = null,
): Promise<NoticeParts> {
  return tools.unitOfWork(async stores => {
    const meeting = await stores.meetings.get(meetingId)
    const conclusion = meeting && (await stores.conclusions.getByMeeting(meetingId))
    if (!meeting || !conclusion) throw new AppError('not-found')
    const subject = meetingSubject(meeting, conclusion)
    const office = await stores.office.load()
    const shared = {
      meeting,
      office,
      place: (await stores.settings.get<string>(OFFICE_PLACE)) ?? placeOf(office.name),
    }
    const notice = noticeId ? await stores.notices.get(noticeId) : await stores.notices.getByMeeting(meetingId)
    if (noticeId && notice?.meetingId !== meetingId) throw new AppError('not-found')
    if (notice) {
      if (!concerned && !can(actor, 'meeting.view', subject)) throw new AppError('not-found')
      return {
        ...shared,
        draft: false,
        number: notice.number,
        symbol: notice.symbol,
        day: dayOfInstant(notice.publishedAt),
        title: notice.title,
        signerTitle: notice.signerTitle,
        signerName: personOf(office, notice.publishedBy)?.name ?? '',
        doc: notice.doc,
        directives: notice.directives,
        amends: notice.amends ?? null,
        noticeId: notice.id,
        sha256: notice.sha256,
      }
    }
    if (!can(actor, 'meeting.view-draft', subject)) throw new AppError('not-found')
    const amendment = await stores.amendments.ofDraft(meetingId)
    const plan =
      amendment &&
      (await planAmendment(stores, amendment, conclusion.directives, {
        meeting: await meetingOf(stores, amendment),
        office,
        today: tools.clock.today(),
      }))
    return {
      ...shared,
      draft: true,
      number: null,
      symbol: (await stores.settings.get<string>(NOTICE_SYMBOL)) ?? 'TB-UBND',
      day: null,
      title: conclusionTitle(meeting),
      signerTitle: meeting.chairTitle,
      signerName: personOf(office, meeting.chairPersonId)?.name ?? '',
      doc: conclusion.doc,
      directives: conclusion.directives,
      amends: plan && amendsBy(plan, office),
      noticeId: null,
      sha256: null,
    }
  })
}

/** "UBND quận Tân Lập" → "Tân Lập" */
const placeOf = (officeName: string): string =>
  officeName
    .replace(/^(ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+/iu, '')
    .replace(/^(quận|huyện|thành phố|thị xã|tỉnh|phường|xã)\s+(?=\p{Lu})/u, '')
