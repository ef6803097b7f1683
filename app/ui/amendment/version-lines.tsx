import { AMENDMENT_NAMES, type AmendmentKind } from '#app/domain/amendment/amendment.ts'
import { type Day, formatDay } from '#app/domain/shared/day.ts'
import { Callout } from '../base/callout.tsx'
import { Tag } from '../base/tag.tsx'

type Other = { kind: AmendmentKind; noticeId: string; number: string; day: Day }
export type Version = { id: string; number: string; day: Day; amends: Other | null; amendedBy: Other | null }

const addressOf = (meetingId: string, noticeId: string) => `/cuoc-hop/${meetingId}/thong-bao/${noticeId}`
const PASSIVE: Record<AmendmentKind, string> = { correction: 'đính chính', replacement: 'thay thế' }

/** Above a notice: whether it holds, and what it has to do with the one before it. */
export function VersionCallouts({ meetingId, version }: { meetingId: string; version: Version }) {
  const { amends, amendedBy } = version
  return (
    <>
      {amendedBy && (
        <Callout tone="soon" title={`Đã được ${PASSIVE[amendedBy.kind]}`} className="mb-4">
          Thông báo này đã được {PASSIVE[amendedBy.kind]} bởi{' '}
          <a href={addressOf(meetingId, amendedBy.noticeId)}>Thông báo số {amendedBy.number}</a> ngày{' '}
          {formatDay(amendedBy.day)}. Bản dưới đây giữ nguyên như khi ban hành.
        </Callout>
      )}
      {amends && (
        <Callout tone="wait" title={AMENDMENT_NAMES[amends.kind]} className="mb-4">
          {AMENDMENT_NAMES[amends.kind]}{' '}
          <a href={addressOf(meetingId, amends.noticeId)}>Thông báo số {amends.number}</a> ngày {formatDay(amends.day)}.
        </Callout>
      )}
    </>
  )
}

/** Every version, the one that holds first. */
export function VersionList({ meetingId, versions }: { meetingId: string; versions: readonly Version[] }) {
  return (
    <ul className="flex flex-col divide-y divide-line-soft text-[0.875rem]">
      {versions.toReversed().map(v => (
        <li key={v.id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5 py-1.5">
          <a href={addressOf(meetingId, v.id)} className="touch:py-3">
            Số {v.number}
          </a>
          <span className="meta">
            {formatDay(v.day)}
            {v.amends && `, ${PASSIVE[v.amends.kind]} số ${v.amends.number}`}
          </span>
          <Tag tone={v.amendedBy ? 'none' : 'ok'}>
            {v.amendedBy ? `đã được ${PASSIVE[v.amendedBy.kind]}` : 'đang có hiệu lực'}
          </Tag>
        </li>
      ))}
    </ul>
  )
}
