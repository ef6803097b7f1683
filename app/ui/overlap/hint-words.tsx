import { shortNumberOf } from '#app/domain/directive/citation.ts'
import { formatDay } from '#app/domain/shared/day.ts'

/** An open directive that a draft resembles; names are made by the server. */
export type HintView = {
  draftId: string
  directiveId: string
  path: string
  title: string
  meetingId: string
  meetingTitle: string
  meetingDay: string
  due: string | null
  tasks: readonly { id: string; unitName: string }[]
}

/** "có thể trùng với 3.1, giao ban tháng 4": what it says, who owes it, until when, one click from its task. */
export function HintWords({ hint }: { hint: HintView }) {
  const first = hint.tasks[0]
  return (
    <div className="min-w-0 text-[0.875rem]">
      <p>
        Có thể trùng với{' '}
        <a
          className="font-medium text-accent underline underline-offset-2"
          href={first ? `/nhiem-vu/${first.id}` : `/cuoc-hop/${hint.meetingId}`}
          target="_blank"
          rel="noreferrer"
        >
          {shortNumberOf(hint.path)}, {hint.meetingTitle} ({formatDay(hint.meetingDay as never)})
        </a>
      </p>
      <p className="text-soft">“{hint.title}”</p>
      <p className="meta">
        {hint.tasks.length === 1 ? first!.unitName : `${hint.tasks.length} đơn vị đang thực hiện`}
        {hint.due ? `, hạn ${formatDay(hint.due as never)}` : ', không thời hạn'}
      </p>
    </div>
  )
}
