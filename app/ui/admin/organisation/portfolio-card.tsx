import { ButtonLink } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { Tag } from '../../base/tag.tsx'

type Line = { key: string; words: string; days: string; state: 'now' | 'later' | 'past' }
const STATES = { now: ['ok', 'đang phụ trách'], later: ['wait', 'sắp tới'], past: ['none', 'đã qua'] } as const

/** Every line with its days, past ones too; and lines of one field within one unit. */
export function PortfolioCard({ postId, lines }: { postId: string; lines: readonly Line[] }) {
  const base = `/quan-tri/chuc-vu/${postId}/phu-trach`
  return (
    <Card
      title="Từng phân công, theo ngày"
      subtitle="Đơn vị, lĩnh vực, hoặc đơn vị trong một lĩnh vực, có ngày bắt đầu và kết thúc."
      actions={
        <ButtonLink size="s" href={`${base}/them`}>
          Thêm có ngày
        </ButtonLink>
      }
    >
      {lines.length === 0 ? (
        <p className="meta">Chưa có phân công nào.</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {lines.map(l => (
            <li key={l.key} className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <span className="min-w-0 flex-1">
                <span className="font-medium">{l.words}</span> <Tag tone={STATES[l.state][0]}>{STATES[l.state][1]}</Tag>
                <span className="meta num block">{l.days}</span>
              </span>
              {l.state !== 'past' && (
                <ButtonLink size="s" href={`${base}/ket-thuc?dong=${encodeURIComponent(l.key)}`}>
                  Kết thúc
                </ButtonLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
