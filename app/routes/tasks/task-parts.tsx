import { formatDay, formatDayShort } from '#app/domain/shared/day.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { Card } from '#app/ui/base/card.tsx'
import { Disclosure } from '#app/ui/base/disclosure.tsx'
import { InstantText } from '#app/ui/base/instant-text.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import { Timeline } from '#app/ui/base/timeline.tsx'
import { FileLinks } from '#app/ui/task/file-links.tsx'
import type { View } from './task.tsx'

/** Each coordinating unit with its ask, its day and its answer: a delay belongs to whoever caused it. */
export function Coordinations({ view }: { view: View }) {
  const { coordinations, today } = view
  if (coordinations.length === 0) return null
  const waiting = coordinations.filter(c => c.answeredAt === null).length
  return (
    <Card
      title="Đơn vị phối hợp"
      subtitle={waiting > 0 ? `${waiting}/${coordinations.length} đơn vị chưa trả lời` : 'Các đơn vị đã trả lời'}
    >
      <ul className="flex flex-col divide-y divide-line-soft">
        {coordinations.map(c => (
          <li key={c.unitId} className="flex flex-col gap-1 py-2.5 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <span className="font-medium">{c.unitName}</span>
              {c.answeredAt ? (
                <Tag tone={c.delay.late ? 'soon' : 'ok'}>
                  {c.delay.late ? `đã trả lời, trễ ${c.delay.days} ngày` : 'đã trả lời'}
                </Tag>
              ) : (
                <Tag tone={c.delay.late ? 'late' : 'wait'}>
                  {`chờ ý kiến phối hợp từ ${formatDayShort(c.since)}${c.delay.late ? ` (quá ${c.delay.days} ngày)` : ''}`}
                </Tag>
              )}
              <span className="meta">
                {c.due && (
                  <>
                    hạn {formatDay(c.due)}
                    {c.answeredAt && ' · '}
                  </>
                )}
                {c.answeredAt && (
                  <>
                    {'trả lời '}
                    <InstantText at={c.answeredAt} today={today} />
                  </>
                )}
              </span>
            </p>
            {c.ask && <p className="meta">Yêu cầu: {c.ask}</p>}
            {c.answer && <p className="text-[0.875rem] whitespace-pre-line">{c.answer}</p>}
          </li>
        ))}
      </ul>
      {view.shares && (
        <p className="meta mt-3 border-t border-line-soft pt-2.5">
          Trễ {view.shares.total} ngày, trong đó{' '}
          {view.shares.of.map(s => `${s.days} ngày chờ ${s.unitName}`).join(', ')}; của đơn vị chủ trì {view.shares.own}{' '}
          ngày.
        </p>
      )}
    </Card>
  )
}

const MAIL_STATES: Record<string, string> = {
  waiting: 'sẽ gửi',
  claimed: 'đang gửi',
  told: 'đã báo trong ứng dụng',
  sent: 'đã gửi',
  skipped: 'không gửi nữa',
  failed: 'chưa gửi được',
}

export function History({ view }: { view: View }) {
  const { history, reminders, chain, line, today } = view
  return (
    <Card
      title="Lịch sử"
      actions={
        <a href={`/nhiem-vu/${line.id}/lich-su.xlsx`} className="text-sm touch:min-h-11">
          Xuất .xlsx
        </a>
      }
    >
      <Timeline
        label="Lịch sử nhiệm vụ"
        entries={history.map(h => ({
          id: h.id,
          at: formatInstant(h.at),
          dateTime: h.at,
          who: h.who,
          what: (
            <>
              {h.title !== h.who && <span className="text-soft">({h.title})</span>} · {h.what}
              {h.origin && <span className="meta"> · {h.origin}</span>}
            </>
          ),
          detail:
            h.changes.length > 0 || h.words || h.reason || h.files.length > 0 ? (
              <>
                {h.reason && <p>Nhóm lý do: {h.reason}</p>}
                {h.words && <p className="whitespace-pre-line text-ink">“{h.words}”</p>}
                {h.changes.length > 0 && <p className="num">{h.changes.join(' · ')}</p>}
                <FileLinks files={h.files} />
              </>
            ) : undefined,
          tone: h.tone,
        }))}
      />
      <p className="meta mt-3 flex flex-wrap items-center gap-x-2">
        {chain.intact ? <Tag tone="ok">nguyên vẹn</Tag> : <Tag tone="late">đã bị sửa</Tag>}
        {chain.lines} dòng, mã niêm phong cuối <code className="num">{chain.seal.slice(0, 12)}</code>
      </p>
      {reminders.length > 0 && (
        <Disclosure plain summary={`Thư về nhiệm vụ này: ${reminders.length}`} className="mt-3">
          <ul className="flex flex-col gap-1 text-[0.875rem]">
            {reminders.map(r => (
              <li key={r.at + r.step + r.personName}>
                <InstantText at={r.at} today={today} /> · {r.name} → {r.personName}{' '}
                <span className="meta">({MAIL_STATES[r.state] ?? r.state})</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {view.mayEvidence && reminders.length > 0 && (
        <p className="mt-3">
          <a href={`/nhiem-vu/${view.line.id}/ho-so-nhac`}>Hồ sơ nhắc việc</a>
        </p>
      )}
    </Card>
  )
}
