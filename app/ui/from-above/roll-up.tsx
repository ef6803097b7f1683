import { formatDay } from '#app/domain/shared/day.ts'
import { Progress } from '../base/progress.tsx'

type RollUpView = { total: number; done: number; late: number; earliestLate: string | null }

/** n/N done, the earliest that is late; each number opens its list. */
export function RollUpLine({ result, meetingId }: { result: RollUpView; meetingId: string | null }) {
  if (result.total === 0) return <span className="meta">chưa giao</span>
  const list = `/nhiem-vu?cuoc_hop=${meetingId}`
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <a href={list} className="no-underline">
        <Progress
          value={result.done}
          max={result.total}
          label="Đã hoàn thành"
          text={`${result.done}/${result.total} nhiệm vụ`}
          inline
        />
      </a>
      {result.late > 0 && (
        <a href={`${list}&ket_qua=overdue`} className="flex items-baseline gap-1.5 font-medium text-late">
          <span className="shape shape-late" aria-hidden="true" />
          {result.late} quá hạn{result.earliestLate && `, sớm nhất từ ${formatDay(result.earliestLate as never)}`}
        </a>
      )}
    </div>
  )
}
