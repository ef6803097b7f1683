import type { TaskCommand } from '#app/domain/task/possible-actions.ts'
import type { ButtonVariant } from '../base/button.tsx'
import { DayText } from '../base/day-text.tsx'
import { QuickForm } from './quick-form.tsx'
import { updatedWords } from './task-rows.tsx'
import { sourceWords, TaskTags } from './task-tags.tsx'
import type { TaskLineView } from './task-view.ts'
import { TransitionLink } from './transition-links.tsx'

/** A button of a row. `quick`: one press, no form. */
export type WorkAction = { command: TaskCommand; label?: string; quick?: boolean }

export type WorkItemProps = {
  line: TaskLineView
  today: string
  back: string
  requestKey: string
  actions: readonly WorkAction[]
  /** Named where a list holds tasks of several units. */
  showUnit?: boolean
  /** In place of progress and officer: what this list is about. */
  detail?: React.ReactNode
  /** The standing alone: the list's heading says the rest. */
  quiet?: boolean
}

/** One task with the next action inside: a card on a phone, a row of one card on a screen. */
export function WorkItem(props: WorkItemProps) {
  const { line, today, back, requestKey, actions, showUnit, detail, quiet } = props
  return (
    <li className="flex flex-col gap-x-4 gap-y-3 px-3.5 py-3.5 max-sm:mb-2.5 max-sm:rounded-xl max-sm:border max-sm:border-line max-sm:bg-paper sm:flex-row sm:items-start sm:border-b sm:border-line-soft sm:px-4 sm:last:border-b-0">
      <div className="min-w-0 flex-1">
        <h3 className="leading-snug font-medium">
          <a href={`/nhiem-vu/${line.id}`} className="text-ink touch:-my-3 touch:inline-block touch:py-3">
            {line.starred && (
              <span className="mr-1 text-soon" role="img" aria-label="Quan trọng">
                ★
              </span>
            )}
            {line.title}
          </a>
        </h3>
        <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1.5">
          <TaskTags line={line} today={today} quiet={quiet} />
          <span className="meta">
            {line.due && (
              <>
                hạn <DayText day={line.due} short />
                {line.extensions > 0 && line.originalDue && line.originalDue !== line.due && (
                  <>
                    {' '}
                    (gốc <DayText day={line.originalDue} short />)
                  </>
                )}
                {' · '}
              </>
            )}
            {sourceWords(line)}
          </span>
        </p>
        {detail ?? <Doing line={line} today={today} showUnit={showUnit} />}
      </div>
      {actions.length > 0 && (
        <div className={`grid gap-2 sm:flex sm:flex-none sm:pt-0.5 ${COLUMNS[actions.length] ?? 'grid-cols-3'}`}>
          {actions.map((action, i) => (
            <ActionButton
              key={action.command}
              action={action}
              line={line}
              back={back}
              requestKey={requestKey}
              variant={i === 0 ? 'primary' : 'secondary'}
            />
          ))}
        </div>
      )}
    </li>
  )
}

const COLUMNS: Record<number, string> = { 1: 'grid-cols-1', 2: 'grid-cols-2' }

type ActionButtonProps = {
  action: WorkAction
  line: TaskLineView
  back: string
  requestKey: string
  variant: ButtonVariant
}

function ActionButton({ action, line, back, requestKey, variant }: ActionButtonProps) {
  const { command, label, quick } = action
  if (!quick)
    return <TransitionLink taskId={line.id} command={command} back={back} label={label} variant={variant} size="s" />
  return (
    <QuickForm
      taskId={line.id}
      command={command}
      version={line.version}
      requestKey={requestKey}
      back={back}
      label={label}
      variant={variant}
      size="s"
    />
  )
}

/** Who does it and how far they are: "Bùi Thị Cán · 80 %, cập nhật 05/06". */
function Doing({ line, today, showUnit }: Pick<WorkItemProps, 'line' | 'today' | 'showUnit'>) {
  const begun = line.progress > 0
  if (!showUnit && !line.officerName && !begun && !line.sendBackReason) return null
  return (
    <p className="meta mt-1">
      {[showUnit && line.unitName, line.officerName].filter(Boolean).join(' · ')}
      {begun && (
        <>
          {(showUnit || line.officerName) && ' · '}
          <span className="num">{line.progress} %</span>, cập nhật {updatedWords(line.updatedAt, today)}
        </>
      )}
      {line.sendBackReason && <>Lý do trả lại: “{line.sendBackReason}”</>}
    </p>
  )
}

type WorkSectionProps = {
  id: string
  title: string
  count: number
  tone?: 'late'
  /** Where the rest of a long group is. */
  more?: { href: string; label: string } | null
  children: React.ReactNode
}

/** A group of the day's round: its name and number, then its tasks. */
export function WorkSection({ id, title, count, tone, more, children }: WorkSectionProps) {
  return (
    <section aria-labelledby={id} className="mb-5 sm:mb-4">
      <h2 id={id} className={`flex items-center gap-1.5 px-1 pb-1.5 ${tone === 'late' ? 'text-late' : ''}`}>
        {tone === 'late' && <span className="shape shape-late" aria-hidden="true" />}
        <span className="flex-1">{title}</span>
        <span className="num">{count}</span>
      </h2>
      <ul className="sm:rounded-card sm:border sm:border-line sm:bg-paper">{children}</ul>
      {more && (
        <p className="px-1 pt-2">
          <a href={more.href} className="inline-flex items-center text-sm touch:min-h-11">
            {more.label}
          </a>
        </p>
      )}
    </section>
  )
}
