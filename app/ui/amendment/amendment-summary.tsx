import type { AmendmentPreview } from '#app/domain/amendment/preview.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { Callout } from '../base/callout.tsx'
import { Card } from '../base/card.tsx'
import { Checkbox } from '../base/checkbox.tsx'
import { Disclosure } from '../base/disclosure.tsx'
import { AmendmentRows } from './amendment-rows.tsx'

type Summary = Pick<
  AmendmentPreview,
  'reason' | 'earlier' | 'changed' | 'withdrawn' | 'kept' | 'fresh' | 'told' | 'unsaid' | 'mayChoose'
>

/** The three groups – changed, withdrawn, kept –, what is new, and who will hear of it. */
export function AmendmentSummary({ preview: p }: { preview: Summary }) {
  const nothing = p.changed.length + p.withdrawn.length + p.fresh.length === 0
  const reported = [...p.changed, ...p.withdrawn, ...p.kept].filter(r => r.asked !== null)
  const held = reported.filter(r => r.why === 'reported' || r.asked)
  return (
    <div className="flex flex-col gap-4">
      {nothing ? (
        <Callout tone="none" title="Chưa có nhiệm vụ nào đổi">
          Dự thảo đang nói giống Thông báo số {p.earlier.number} về mọi nhiệm vụ.
        </Callout>
      ) : (
        <Callout tone="wait" title="Khi ban hành">
          <Told told={p.told} />
        </Callout>
      )}
      {p.unsaid.length > 0 && (
        <Callout tone="soon" title="Lời văn chưa khớp">
          <ul className="list-disc pl-4">
            {p.unsaid.map(u => (
              <li key={u.number + u.what}>
                Mục {u.number}: {u.what}.
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card
          flush
          title={`Thay đổi (${p.changed.length})`}
          subtitle="Đơn vị được báo một lần; hạn gốc vẫn còn trong sổ"
        >
          <AmendmentRows rows={p.changed} empty="Không nhiệm vụ nào thay đổi." />
        </Card>
        <div className="flex min-w-0 flex-col gap-4">
          <Card flush title={`Thu hồi (${p.withdrawn.length})`} subtitle="Tính là thu hồi trong mọi số liệu">
            <AmendmentRows rows={p.withdrawn} empty="Không nhiệm vụ nào bị thu hồi." />
          </Card>
          <Card flush title={`Việc mới (${p.fresh.length})`} subtitle="Giao như một thông báo mới">
            <AmendmentRows rows={p.fresh} empty="Không giao thêm việc nào." />
          </Card>
        </div>
      </div>
      {p.mayChoose && held.length > 0 && (
        <Card
          title="Đã báo cáo, chờ xác nhận"
          subtitle="Giữ nguyên, trừ những việc được đánh dấu; việc đã hoàn thành không bao giờ bị mở lại hay thu hồi"
        >
          <ul className="flex flex-col gap-1">
            {held.map(r => (
              <li key={r.taskId}>
                <Checkbox
                  name="reported"
                  value={r.taskId ?? ''}
                  defaultChecked={r.asked === true}
                  label={`Vẫn áp dụng với ${r.from ?? ''} – ${r.unitName}: ${r.title}`}
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card flush title={`Giữ nguyên (${p.kept.length})`} subtitle="Tiếp tục theo thông báo mới; không ai được báo gì">
        <Disclosure
          plain
          summary={p.kept.length === 0 ? 'Không có' : 'Xem từng nhiệm vụ'}
          className="px-4 pb-3"
          open={p.kept.some(r => r.why !== 'same')}
        >
          <AmendmentRows rows={p.kept} empty="Không có nhiệm vụ nào." />
        </Disclosure>
      </Card>
      <p className="meta">
        Lý do: {p.reason} · Thông báo số {p.earlier.number} ngày {formatDay(p.earlier.day)} vẫn đọc được như khi ban
        hành.
      </p>
    </div>
  )
}

function Told({ told }: { told: AmendmentPreview['told'] }) {
  if (told.length === 0) return <>Không có thư nào được gửi.</>
  const atOnce = told.filter(t => t.atOnce > 0).length
  const later = told.filter(t => t.atOnce === 0).length
  const words = [
    atOnce > 0 && `${atOnce} người nhận thư ngay`,
    later > 0 && `${later} người đọc trong thư tổng hợp kế tiếp`,
  ]
  return (
    <>
      {words.filter(Boolean).join('; ')}. Ai không bị đụng tới thì không nhận gì.
      <Disclosure plain summary="Những ai" className="mt-1">
        <ul className="flex flex-wrap gap-x-5 gap-y-0.5">
          {told.map(t => (
            <li key={t.name}>
              {t.name}{' '}
              <span className="meta">
                ({[t.atOnce > 0 && 'ngay', t.digest > 0 && 'thư tổng hợp'].filter(Boolean).join(', ')}
                {!t.hasAddress && ', chưa có địa chỉ thư'})
              </span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  )
}
