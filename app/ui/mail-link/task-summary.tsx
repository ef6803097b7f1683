import { citationAtStart } from '#app/domain/directive/citation.ts'
import { type Day, daysBetween, formatDay, weekdayName } from '#app/domain/shared/day.ts'
import { TASK_STATE_NAMES, type TaskState } from '#app/domain/task/task.ts'
import { Tag } from '../base/tag.tsx'
import type { Tone } from '../base/tone.ts'

type Task = {
  title: string
  text: string
  path: string
  state: TaskState
  due: string | null
  dueText: string | null
  urgency: string
  progress: number
  note: string | null
  extension: { wantedDue: string } | null
}
type TaskSummaryProps = { task: Task; unitName: string; source: string; today: string; short?: boolean }

/** What one must know before telling something of a task; `short` where the form below is what matters. */
export function TaskSummary({ task, unitName, source, today, short }: TaskSummaryProps) {
  const due = dueWords(task, today as Day)
  return (
    <section aria-label="Nhiệm vụ">
      <p className="flex flex-wrap gap-2">
        {task.urgency === 'flash' && <Tag tone="late">HOẢ TỐC</Tag>}
        {task.urgency === 'urgent' && <Tag tone="soon">khẩn</Tag>}
        <Tag tone={due.tone}>{due.text}</Tag>
        <Tag tone={STATE_TONES[task.state]}>{TASK_STATE_NAMES[task.state].toLocaleLowerCase('vi')}</Tag>
      </p>
      <p className="mt-2 font-semibold text-pretty">{task.title}</p>
      <p className="meta mt-0.5">{[unitName, citationAtStart(task.path), source].filter(Boolean).join(' · ')}</p>
      {!short && (
        <>
          {task.text !== task.title && <p className="doc mt-3 text-[0.9375rem]">{task.text}</p>}
          {task.note && (
            <p className="meta mt-2">
              Cập nhật gần nhất: “{task.note}” ({task.progress} %)
            </p>
          )}
          {task.extension && (
            <p className="meta mt-2">Đang xin gia hạn đến {formatDay(task.extension.wantedDue as Day)}.</p>
          )}
        </>
      )}
    </section>
  )
}

const STATE_TONES: Record<TaskState, Tone> = {
  assigned: 'wait',
  accepted: 'wait',
  'in-progress': 'wait',
  reported: 'ok',
  done: 'ok',
  'send-back-asked': 'soon',
  redo: 'soon',
  suspended: 'none',
  withdrawn: 'none',
}

function dueWords({ due, state }: Task, today: Day): { tone: Tone; text: string } {
  if (due === null) return { tone: 'none', text: 'không thời hạn' }
  const d = due as Day
  const on = `hạn ${weekdayName(d)}, ${formatDay(d)}`
  if (state === 'done' || state === 'reported' || state === 'withdrawn' || state === 'suspended')
    return { tone: 'none', text: on }
  const left = daysBetween(today, d)
  if (left < 0) return { tone: 'late', text: `${on} – quá hạn ${-left} ngày` }
  return { tone: left <= 3 ? 'soon' : 'wait', text: left === 0 ? `${on} – hôm nay` : `${on} – còn ${left} ngày` }
}
