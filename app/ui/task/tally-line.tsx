import { day, formatDayShort } from '#app/domain/shared/day.ts'
import { dayOfInstant, formatTime, instant } from '#app/domain/shared/instant.ts'
import type { Standing } from '#app/domain/task/standing.ts'
import { ButtonLink } from '../base/button.tsx'
import { Disclosure } from '../base/disclosure.tsx'
import { Progress } from '../base/progress.tsx'
import { Tag } from '../base/tag.tsx'

export type TallyView = {
  directiveId: string
  meetingTitle: string
  path: string
  title: string
  due: string | null
  reportToName: string | null
  total: number
  reported: number
  missing: { taskId: string; unitId: string; unitName: string; standing: Standing; urgedAt: string | null }[]
}

type TallyLineProps = {
  tally: TallyView
  today: string
  /** May urge: then the button leads to the preview of the mails. */
  mayUrge: boolean
  open?: boolean
}

/** "Báo cáo 1.2: 7/21 đơn vị", who is missing, and one button for all of them. */
export function TallyLine({ tally, today, mayUrge, open }: TallyLineProps) {
  const { missing, reported, total, directiveId } = tally
  const late = missing.filter(m => m.standing === 'overdue').length
  const counted = `${reported}/${total} đơn vị đã báo cáo${late > 0 ? ` · ${late} đơn vị quá hạn` : ''}`
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-48 flex-1">
          <Progress value={reported} max={Math.max(1, total)} label="Đơn vị đã báo cáo" text={counted} />
        </div>
        {mayUrge && missing.length > 0 && (
          <ButtonLink href={`/chi-dao/${directiveId}/don-doc`} className="max-sm:w-full">
            Đôn đốc {missing.length} đơn vị
          </ButtonLink>
        )}
      </div>
      {missing.length > 0 && (
        <Disclosure plain summary={`Còn thiếu ${missing.length} đơn vị`} open={open}>
          <ul className="flex flex-col gap-1 text-[0.875rem] sm:grid sm:grid-cols-2 sm:gap-x-6">
            {missing.map(m => (
              <li key={m.taskId} className="flex flex-wrap items-center gap-x-2">
                <a href={`/nhiem-vu/${m.taskId}`} className="text-ink touch:py-3">
                  {m.unitName}
                </a>
                {m.standing === 'overdue' && <Tag tone="late">quá hạn</Tag>}
                {m.urgedAt && <span className="meta">đã đôn đốc {whenWords(m.urgedAt, today)}</span>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  )
}

function whenWords(at: string, today: string): string {
  const i = instant(at)
  const on = dayOfInstant(i)
  return on === day(today) ? formatTime(i) : formatDayShort(on)
}
