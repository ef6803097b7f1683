import { citationOf } from '#app/domain/directive/citation.ts'
import { COUNTED_NAMES, type Counted } from '#app/domain/scoring/counted.ts'
import { decimal } from '#app/domain/scoring/criteria.ts'
import type { CriterionScore, ScoredTask } from '#app/domain/scoring/score.ts'
import { Card } from '../base/card.tsx'
import { Disclosure } from '../base/disclosure.tsx'
import { Table } from '../base/table.tsx'
import { Tag } from '../base/tag.tsx'
import type { Tone } from '../base/tone.ts'

const TONE: Record<Counted, Tone> = {
  'on-time': 'ok',
  late: 'soon',
  'open-overdue': 'late',
  'done-no-due': 'ok',
  'not-due': 'wait',
  'no-due': 'none',
  excluded: 'none',
  withdrawn: 'none',
}

/** One criterion: its points, how they come about, and every task behind them with the reason. */
export function CriterionCard({ criterion }: { criterion: CriterionScore }) {
  const counted = criterion.tasks.filter(t => t.counts)
  const others = criterion.tasks.filter(t => !t.counts)
  const deducts = counted.some(t => t.points < 0)
  return (
    <Card
      id={`tieu-chi-${criterion.id}`}
      flush
      className="mb-4 scroll-mt-4"
      title={
        <>
          {criterion.name}:{' '}
          <span className="num">
            {criterion.points === null
              ? 'không có căn cứ'
              : `${decimal(criterion.points)} / ${decimal(criterion.max)} điểm`}
          </span>
        </>
      }
      subtitle={
        <>
          {criterion.formulaText}
          {criterion.denominator > 0 && ` Tính trên ${criterion.denominator} việc.`}
          {criterion.remark && <strong className="block font-medium text-ink">{criterion.remark}</strong>}
        </>
      }
    >
      {counted.length > 0 && (
        <TaskTable
          caption={deducts ? `Các việc bị trừ điểm: ${criterion.name}` : `Các việc được tính: ${criterion.name}`}
          tasks={counted}
          points
        />
      )}
      {others.length > 0 && (
        <div className="border-t border-line-soft px-4 py-2">
          <Disclosure
            plain
            summary={`${others.length} việc khác không ${deducts || counted.length === 0 ? 'bị trừ hoặc không ' : ''}tính vào tiêu chí này`}
          >
            <TaskTable caption={`Các việc khác: ${criterion.name}`} tasks={others} />
          </Disclosure>
        </div>
      )}
    </Card>
  )
}

type TaskTableProps = { caption: string; tasks: readonly ScoredTask[]; points?: boolean }

function TaskTable({ caption, tasks, points }: TaskTableProps) {
  return (
    <Table caption={caption} cards bare>
      <thead>
        <tr>
          <th scope="col">Nhiệm vụ</th>
          <th scope="col">Được tính là</th>
          <th scope="col">Vì sao</th>
          {points && (
            <th scope="col" className="num">
              Điểm
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {tasks.map(task => (
          <tr key={task.taskId}>
            <td className="cell-title">
              <a href={`/nhiem-vu/${task.taskId}`}>{task.title}</a>
              <span className="meta"> · {citationOf(task.path)}</span>
            </td>
            <td data-label="Được tính là" data-wide="">
              <Tag tone={TONE[task.counted]}>{COUNTED_NAMES[task.counted]}</Tag>
            </td>
            <td data-label="Vì sao" data-wide="">
              {task.why}
            </td>
            {points && (
              <td className="num" data-label="Điểm">
                {signed(task.points)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const signed = (points: number): string =>
  points === 0 ? '0' : points > 0 ? `+${decimal(points)}` : `−${decimal(-points)}`
