import type { ReactNode } from 'react'
import { DayText } from '../base/day-text.tsx'
import { Tag } from '../base/tag.tsx'
import { NumberAddress } from './number-address.tsx'

/** A directive to read: what, who, with whom, to whom, until when. Names are made by the loader. */
export type DirectiveView = {
  id: string
  number: string
  title: string
  text: string
  lead: string[]
  coordinate: string[]
  reportTo: string | null
  due: string | null
  /** "kỳ họp sau", "hằng tháng"; instead of or beside the day. */
  dueWords: string | null
  urgency: 'normal' | 'urgent' | 'flash'
  starred: boolean
  /** "Chưa đủ rõ: thiếu thời hạn" */
  unclear: string | null
}

type DirectiveLineProps = {
  d: DirectiveView
  aside?: ReactNode
  children?: ReactNode
  withText?: boolean
  /** Where it is cited: its address within the page and the notice it belongs to. */
  cited?: { address: string; source: string }
}

export function DirectiveLine({ d, aside, children, withText, cited }: DirectiveLineProps) {
  return (
    <li
      id={cited?.address ?? `chi-dao-${d.id}`}
      className="scroll-mt-20 border-b border-line-soft px-4 py-3 last:border-b-0 target:bg-accent-soft"
    >
      <div className="flex items-baseline gap-2.5">
        {cited ? (
          <NumberAddress number={d.number} {...cited} />
        ) : (
          <span className="num min-w-7.5 flex-none font-semibold">{d.number}</span>
        )}
        <div className="min-w-0 flex-1">
          <p className="font-medium">
            {d.title}
            {d.starred && (
              <span className="ml-1.5 text-soon" role="img" aria-label="Trọng tâm">
                ★
              </span>
            )}
            {d.urgency !== 'normal' && (
              <Tag tone="late" className="ml-2">
                {d.urgency === 'flash' ? 'hoả tốc' : 'khẩn'}
              </Tag>
            )}
          </p>
          {withText && <p className="mt-0.5 text-[0.875rem] text-soft">{d.text}</p>}
          <dl className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5 text-[0.875rem]">
            <Part label="Chủ trì">
              {d.lead.length > 0 ? (
                d.lead.join('; ')
              ) : (
                <span className="font-medium text-late">chưa có đơn vị chủ trì</span>
              )}
            </Part>
            {d.coordinate.length > 0 && <Part label="Phối hợp">{d.coordinate.join('; ')}</Part>}
            {d.reportTo && <Part label="Nơi nhận">{d.reportTo}</Part>}
            <Part label="Thời hạn">
              {d.due ? <DayText day={d.due} weekday /> : (d.dueWords ?? 'không thời hạn')}
              {d.due && d.dueWords && `, ${d.dueWords}`}
            </Part>
          </dl>
          {d.unclear && (
            <p className="mt-1 flex items-baseline gap-1.5 text-sm text-none">
              <span className="shape shape-none" aria-hidden="true" />
              {d.unclear}
            </p>
          )}
          {children}
        </div>
        {aside && <div className="flex-none text-right text-[0.875rem] max-sm:hidden">{aside}</div>}
      </div>
      {aside && <div className="mt-1.5 pl-10 text-[0.875rem] sm:hidden">{aside}</div>}
    </li>
  )
}

const Part = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex gap-1.5">
    <dt className="flex-none text-soft">{label}:</dt>
    <dd className="min-w-0">{children}</dd>
  </div>
)
