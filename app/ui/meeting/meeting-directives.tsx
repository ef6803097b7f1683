import type { ReactNode } from 'react'
import type { Standing } from '#app/domain/task/standing.ts'
import { Card } from '../base/card.tsx'
import { Disclosure } from '../base/disclosure.tsx'
import { Progress } from '../base/progress.tsx'
import { Tag } from '../base/tag.tsx'
import { DirectiveLine, type DirectiveView } from './directive-line.tsx'

type Tally = {
  directiveId: string
  total: number
  reported: number
  missing: { taskId: string; unitId: string; unitName: string; standing: Standing }[]
}

type MeetingDirectivesProps = {
  meetingId: string
  directives: readonly (DirectiveView & { tally: Tally | null; address: string })[]
  /** "Thông báo số 05/TB-UBND ngày 20/11/2026"; null before it is issued, when numbers may still change. */
  notice: string | null
  mayAssign: boolean
  /** Who has not reported is shown to those who chase them. */
  seesMissing: boolean
  empty: ReactNode
}

/** The directives of a meeting with how far their units are. */
export function MeetingDirectives(props: MeetingDirectivesProps) {
  const { meetingId, directives, notice, mayAssign, seesMissing, empty } = props
  const published = notice !== null
  if (directives.length === 0) return <div className="card">{empty}</div>
  const unowned = published ? directives.filter(d => d.tally === null && d.lead.length === 0).length : 0
  return (
    <Card
      id="chi-dao"
      flush
      title={`Nội dung chỉ đạo (${directives.length})`}
      subtitle={unowned > 0 ? `${unowned} nội dung chưa có đơn vị chủ trì` : undefined}
      className="scroll-mt-20"
    >
      <ol className="border-t border-line-soft">
        {directives.map(d => (
          <DirectiveLine
            key={d.id}
            d={d}
            withText={!published}
            cited={notice === null ? undefined : { address: d.address, source: notice }}
            aside={
              d.tally ? (
                d.tally.total === 1 ? (
                  <a href={`/nhiem-vu?chi_dao=${d.id}`} className="no-underline touch:py-3">
                    <SingleTag tally={d.tally} />
                  </a>
                ) : (
                  <a href={`/nhiem-vu?chi_dao=${d.id}`} className="block min-w-30 touch:py-2">
                    <Progress
                      value={d.tally.reported}
                      max={Math.max(1, d.tally.total)}
                      label={`Mục ${d.number}`}
                      text={`${d.tally.reported}/${d.tally.total} đơn vị`}
                    />
                  </a>
                )
              ) : (
                published &&
                mayAssign && (
                  <a href={`/cuoc-hop/${meetingId}/chi-dao/${d.id}/giao`} className="btn btn-s">
                    Chọn đơn vị
                  </a>
                )
              )
            }
          >
            {seesMissing && d.tally && d.tally.missing.length > 0 && d.tally.total > 1 && (
              <Disclosure plain summary={`Còn thiếu ${d.tally.missing.length} đơn vị`} className="mt-1 text-[0.875rem]">
                <ul className="flex flex-wrap gap-x-4 gap-y-1">
                  {d.tally.missing.map(m => (
                    <li key={m.taskId}>
                      <a href={`/nhiem-vu/${m.taskId}`} className={m.standing === 'overdue' ? 'text-late' : undefined}>
                        {m.standing === 'overdue' && <span className="shape shape-late mr-1.5" aria-hidden="true" />}
                        {m.unitName}
                        {m.standing === 'overdue' && <span className="sr-only"> (quá hạn)</span>}
                      </a>
                    </li>
                  ))}
                </ul>
                <a href={`/chi-dao/${d.id}/don-doc`} className="btn btn-s mt-2">
                  Đôn đốc đơn vị còn thiếu
                </a>
              </Disclosure>
            )}
          </DirectiveLine>
        ))}
      </ol>
    </Card>
  )
}

/** Where one unit works on it, a word says more than a bar. */
function SingleTag({ tally }: { tally: Tally }) {
  if (tally.reported === 1) return <Tag tone="ok">đã báo cáo</Tag>
  return tally.missing[0]?.standing === 'overdue' ? <Tag tone="late">quá hạn</Tag> : <Tag tone="none">chưa báo cáo</Tag>
}
