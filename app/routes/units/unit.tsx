import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { can } from '#app/domain/access/can.ts'
import { UNIT_SECTION_NAMES, type UnitSection } from '#app/domain/reminder/unit-digest.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { unitDigestOf } from '#app/server/unit-page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { CopyText } from '#app/ui/base/copy-text.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import type { Tone } from '#app/ui/base/tone.ts'

/** What a unit should look at today, as it would be passed on inside it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today } = await pageContext(request)
  const unit = found(unitOf(await reads.office(), found(params.unitId)))
  const subject = { kind: 'unit' as const, unitId: unit.id }
  requireMay(actor, 'unit.work', subject)
  return json({
    unit: { id: unit.id, name: unit.name },
    ...(await unitDigestOf(reads, unit, today)),
    mayEvidence: can(actor, 'unit.evidence', subject),
    mayFeed: can(actor, 'unit.feed', subject),
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.unit.name ?? 'Đơn vị'} – Giao việc – Nhắc việc` },
]

const TONES: Record<UnitSection, Tone> = {
  late: 'late',
  redo: 'soon',
  soon: 'soon',
  unaccepted: 'wait',
  undated: 'none',
}

export default function UnitPage() {
  const { unit, digest, chatText, mayEvidence, mayFeed } = useLoaderData<typeof loader>()
  return (
    <FastLinks>
      <PageHeader
        title={unit.name}
        subtitle="Việc cần chú ý hôm nay"
        actions={
          <>
            <ButtonLink href={`/nhiem-vu?don-vi=${unit.id}`}>Mọi nhiệm vụ</ButtonLink>
            {mayEvidence && <ButtonLink href={`/don-vi/${unit.id}/ho-so-nhac`}>Hồ sơ nhắc việc</ButtonLink>}
            {mayFeed && <ButtonLink href={`/don-vi/${unit.id}/lich`}>Địa chỉ lịch</ButtonLink>}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2">
        <div className="flex flex-col gap-4">
          {digest.count === 0 && <EmptyState title="Không có việc quá hạn hoặc sắp đến hạn" />}
          {digest.sections.map(s => (
            <Card key={s.section} title={`${sentence(UNIT_SECTION_NAMES[s.section])} (${s.items.length})`} flush>
              <ul className="divide-y divide-line-soft border-t border-line-soft">
                {s.items.map(item => (
                  <li key={item.taskId} className="px-4 py-2.5">
                    <a href={`/nhiem-vu/${item.taskId}`} className="block font-medium touch:py-1.5">
                      {item.title}
                    </a>
                    <p className="mt-0.5 flex flex-wrap gap-2">
                      {item.flash && <Tag tone="late">HOẢ TỐC</Tag>}
                      <Tag tone={TONES[s.section]}>{item.words}</Tag>
                    </p>
                  </li>
                ))}
              </ul>
            </Card>
          ))}
        </div>
        <Card
          title="Gửi qua Zalo"
          subtitle="Cùng nội dung, dạng chữ, để dán vào nhóm của đơn vị. Mở liên kết phải đăng nhập."
        >
          <CopyText text={chatText} label="Nội dung" copyLabel="Sao chép gửi Zalo" />
        </Card>
      </div>
    </FastLinks>
  )
}

const sentence = (caps: string): string => caps.charAt(0) + caps.slice(1).toLocaleLowerCase('vi')

export { RouteError as ErrorBoundary } from '../tasks/transition-page.tsx'
