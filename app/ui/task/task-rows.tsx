import { formatDay, formatDayShort, parseDay, yearOf } from '#app/domain/shared/day.ts'
import { dayOfInstant, formatTime, instant } from '#app/domain/shared/instant.ts'
import { sourceWords, TaskTags } from './task-tags.tsx'
import type { TaskLineView } from './task-view.ts'

/** dd/MM within this year, dd/MM/yyyy beyond. */
function dayWords(text: string, today: string): string {
  const d = parseDay(text)!
  return yearOf(d) === yearOf(parseDay(today)!) ? formatDayShort(d) : formatDay(d)
}

/** The rows of a list: plain cells and plain links, because there are fifty of them. */
export function TaskRows({ lines, today }: { lines: readonly TaskLineView[]; today: string }) {
  return lines.map(line => (
    <tr key={line.id}>
      <td className="cell-title">
        <a href={`/nhiem-vu/${line.id}`}>{line.title}</a>
        {line.starred && (
          <span className="ml-1.5 text-soon" role="img" aria-label="Quan trọng">
            ★
          </span>
        )}
        <p className="meta">{sourceWords(line)}</p>
      </td>
      <td data-wide="">
        {line.unitName}
        {line.officerName && <p className="meta">{line.officerName}</p>}
      </td>
      <td className="num" data-label="Hạn">
        <span>
          {line.due ? dayWords(line.due, today) : '–'}
          {line.due && line.originalDue && line.originalDue !== line.due && (
            <span className="meta block">gốc {dayWords(line.originalDue, today)}</span>
          )}
        </span>
      </td>
      <td data-wide="">
        <span className="flex flex-wrap gap-1.5">
          <TaskTags line={line} today={today} />
        </span>
      </td>
      <td className="num" data-label="Tiến độ">
        {line.progress} %
      </td>
      <td className="num" data-label="Cập nhật">
        {updatedWords(line.updatedAt, today)}
      </td>
    </tr>
  ))
}

/** Of today the time, else the day. */
export function updatedWords(at: string, today: string): string {
  const i = instant(at)
  const on = dayOfInstant(i)
  return on === today ? formatTime(i) : dayWords(on, today)
}
