import { useFetcher } from '@remix-run/react'
import { memo } from 'react'
import { citationAtStart } from '#app/domain/directive/citation.ts'
import { formatDay, formatDayShort, parseDay } from '#app/domain/shared/day.ts'
import { formatTime, instant } from '#app/domain/shared/instant.ts'
import { cx } from '../base/cx.ts'
import { Dots } from '../base/dots.tsx'
import { Tag } from '../base/tag.tsx'
import { lowerFirst } from '../task/task-tags.tsx'
import {
  type BoardLine,
  DECISION_ACTION,
  DECISION_KEYS,
  DECISION_NAMES,
  type Decision,
  type DecisionReply,
} from './board.ts'

type RowProps = {
  line: BoardLine
  current: boolean
  selected: boolean
  hydrated: boolean
  pageKey: string
  back: string
  bulkForm: string
  panelHref: (line: BoardLine, decision: Decision) => string
  onOpen: (line: BoardLine, decision: Decision) => void
  onCurrent: (id: string) => void
  onSelect: (id: string) => void
}

/** Rarely meant: only in the row that is being decided. */
const SECONDARY: ReadonlySet<Decision> = new Set(['reassign', 'close'])

/** One overdue task and the decisions about it, in the row. */
export const ReviewRow = memo(function ReviewRow(props: RowProps) {
  const { line, current, selected, bulkForm, onCurrent, onSelect } = props
  return (
    <tr
      id={`viec-${line.id}`}
      data-current={current ? '' : undefined}
      data-selected={selected ? '' : undefined}
      aria-current={current || undefined}
      className="group/row scroll-my-24"
      onClick={() => onCurrent(line.id)}
    >
      <td className="w-9 pr-0! max-sm:absolute! max-sm:top-1 max-sm:right-1 max-sm:z-1">
        {line.may.length > 0 && (
          <label className="flex touch:size-11 touch:items-center touch:justify-center">
            <input
              type="checkbox"
              className="check"
              name="task"
              value={`${line.id}:${line.version}`}
              form={bulkForm}
              checked={props.hydrated ? selected : undefined}
              onChange={() => onSelect(line.id)}
            />
            <span className="sr-only">Chọn: {line.title}</span>
          </label>
        )}
      </td>
      <td className="cell-title max-sm:pr-10!">
        <a href={`/nhiem-vu/${line.id}`}>{line.title}</a>
        <p className="meta">
          {citationAtStart(line.path)}, {lowerFirst(line.meetingTitle)} · {storyOf(line)}
        </p>
      </td>
      <td className="num" data-label="Hạn">
        {shortDay(line.due)}
      </td>
      <td className="num font-semibold text-late" data-label="Trễ">
        {line.daysLate > 0 && `${line.daysLate} ngày`}
      </td>
      <td data-label="Đã nhắc">
        {line.reminded > 0 ? (
          <Dots value={line.reminded} text={`${line.reminded} lần`} />
        ) : (
          <span className="text-soft">chưa</span>
        )}
      </td>
      <td data-label="Gia hạn" className="sm:max-w-40">
        {extensionText(line)}
      </td>
      <td className="cell-actions sm:w-90">
        <DecisionCell {...props} />
      </td>
    </tr>
  )
})

function DecisionCell({ line, current, hydrated, pageKey, back, panelHref, onOpen }: RowProps) {
  const fetcher = useFetcher<DecisionReply>({ key: `ra-soat:${line.id}` })
  const busy = fetcher.state !== 'idle'
  const result = fetcher.data?.results.find(r => r.taskId === line.id)
  const problem =
    !busy && (result?.kind === 'stale' || (result?.kind === 'refused' && !result.field)) ? result.text : null
  const quiet = hydrated && !current
  const open = (decision: Decision) => (
    <a
      key={decision}
      href={panelHref(line, decision)}
      className={cx('btn btn-s', quiet && SECONDARY.has(decision) && 'sm:pointer-fine:hidden')}
      aria-keyshortcuts={DECISION_KEYS[decision]}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        event.stopPropagation()
        onOpen(line, decision)
      }}
    >
      {DECISION_NAMES[decision]} {current && <kbd className="max-sm:hidden">{DECISION_KEYS[decision]}</kbd>}
    </a>
  )
  return (
    <div className="lg:flex-wrap!">
      <p className="flex basis-full flex-wrap gap-1.5 empty:hidden" aria-live="polite">
        {busy && <Tag tone="wait">đang gửi…</Tag>}
        {!busy && line.decided && (
          <Tag tone="ok">
            {line.decided.text} {formatTime(instant(line.decided.at))}
          </Tag>
        )}
        {line.waitsForUnits.length > 0 && (
          <Tag tone="wait" title={`Chờ ý kiến của ${line.waitsForUnits.join(', ')}`}>
            chờ phối hợp
          </Tag>
        )}
        {(line.extensionAsked || line.sendBackReason) && <Tag tone="soon">chờ quyết định</Tag>}
        {line.explanationWaits && !line.decided && <Tag tone="wait">chờ giải trình</Tag>}
      </p>
      {problem && (
        <p role="alert" className="basis-full text-sm text-late">
          {problem}
        </p>
      )}
      {line.may.length > 0 && (
        <div
          className={cx(
            'flex w-full flex-wrap gap-1.5 max-sm:grid max-sm:grid-cols-2 max-sm:gap-2',
            quiet &&
              'sm:pointer-fine:opacity-0 sm:pointer-fine:group-focus-within/row:opacity-100 sm:pointer-fine:group-hover/row:opacity-100',
          )}
          data-no-print=""
        >
          {line.may.includes('urge') && (
            <fetcher.Form
              method="post"
              action={DECISION_ACTION}
              className="contents"
              onSubmit={event => busy && event.preventDefault()}
            >
              <input type="hidden" name="decision" value="urge" />
              <input type="hidden" name="task" value={`${line.id}:${line.version}`} />
              <input type="hidden" name="pageKey" value={pageKey} />
              <input type="hidden" name="back" value={back} />
              {hydrated && <input type="hidden" name="inline" value="1" />}
              <button
                type="submit"
                className={cx('btn btn-s', current && 'btn-primary')}
                aria-keyshortcuts="u"
                aria-disabled={busy || undefined}
              >
                {DECISION_NAMES.urge} {current && <kbd className="max-sm:hidden">u</kbd>}
              </button>
            </fetcher.Form>
          )}
          {line.may.filter(d => d !== 'urge').map(open)}
        </div>
      )}
    </div>
  )
}

const shortDay = (text: string | null): string => {
  const d = text ? parseDay(text) : null
  return d ? formatDayShort(d) : '–'
}

/** The last thing that is known: what the unit wrote, how far it says it is, whom it waits for. */
function storyOf(line: BoardLine): string {
  if (line.sendBackReason) return `đề nghị trả lại: “${line.sendBackReason}”`
  const parts = [
    line.progress > 0 && line.progress < 100 && `${line.progress} %`,
    line.lastReport && `“${line.lastReport.length > 140 ? `${line.lastReport.slice(0, 139)}…` : line.lastReport}”`,
    line.waitsForUnits.length > 0 && `chờ ý kiến phối hợp của ${line.waitsForUnits.join(', ')}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : 'chưa có báo cáo'
}

function extensionText(line: BoardLine): string {
  if (line.extensionAsked) {
    const d = parseDay(line.extensionAsked.wantedDue)
    return `xin đến ${d ? formatDay(d) : ''}${line.extensionAsked.late ? ' (xin sau hạn)' : ''}`
  }
  if (line.extensions === 0) return '–'
  return `${line.extensions} lần${line.originalDue ? `, từ ${shortDay(line.originalDue)}` : ''}`
}
