import { shortNumberOf } from '#app/domain/directive/citation.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { TASK_STATE_NAMES, type TaskLink, type TaskState } from '#app/domain/task/task.ts'
import { Card } from '../base/card.tsx'

type Linked = {
  kind: TaskLink['kind']
  id: string
  path: string
  title: string
  meetingTitle: string
  meetingDay: string
  state: TaskState
}

const WORDS: Record<TaskLink['kind'], string> = {
  'refers-to': 'Dẫn chiếu việc trước',
  replaces: 'Thay cho việc trước',
  'referred-by': 'Được dẫn chiếu bởi',
  'replaced-by': 'Được thay bằng',
}

/** Earlier and later tasks about the same thing. */
export function LinkedTasks({ tasks }: { tasks: readonly Linked[] }) {
  if (tasks.length === 0) return null
  return (
    <Card title="Nhiệm vụ liên quan">
      <ul className="flex flex-col gap-2.5 text-[0.875rem]">
        {tasks.map(t => (
          <li key={`${t.kind}-${t.id}`} className="prose-links">
            <p className="meta">
              {WORDS[t.kind]} · {TASK_STATE_NAMES[t.state].toLocaleLowerCase('vi')}
            </p>
            <a href={`/nhiem-vu/${t.id}`}>
              {shortNumberOf(t.path)}. {t.title}
            </a>
            <p className="meta">
              {t.meetingTitle}, {formatDay(t.meetingDay as never)}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
