import { useEffect, useRef } from 'react'
import { type Day, formatDay, formatDayShort } from '#app/domain/shared/day.ts'
import { formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { Card } from '../base/card.tsx'
import { Disclosure } from '../base/disclosure.tsx'

type Lines = {
  count: number
  lines: { day: Day; taskId: string | null; taskTitle: string; personName: string; step: string }[]
}
export type PreviewShown = {
  at: { before: string; after: string }
  until: Day
  people: { before: number; after: number }
  tasks: { before: number; after: number }
  gone: Lines
  added: Lines
}

/** What saving would do to the runs of a week. */
export function RulesPreviewCard({ preview: p }: { preview: PreviewShown }) {
  const top = useRef<HTMLDivElement>(null)
  // it stands above the form, whose button was pressed far below
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew for each preview
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'start' })
    top.current?.focus({ preventScroll: true })
  }, [p])
  const same = p.gone.count === 0 && p.added.count === 0
  return (
    <div ref={top} tabIndex={-1} className="scroll-mt-20 outline-none">
      <Card
        title={`Nếu lưu, các lượt nhắc từ nay đến ${formatDay(p.until)} thay đổi như sau`}
        id="xem-truoc"
        className="mb-4 max-w-3xl"
      >
        <p className="text-lg">
          {p.at.before === p.at.after ? `Lượt tới, ${p.at.after}: ` : `Lượt tới, ${p.at.before} → ${p.at.after}: `}
          <strong className="num">
            {formatCount(p.people.before)} → {formatCount(p.people.after)}
          </strong>{' '}
          người,{' '}
          <strong className="num">
            {formatCount(p.tasks.before)} → {formatCount(p.tasks.after)}
          </strong>{' '}
          việc.
        </p>
        {same ? (
          <p className="meta mt-1">Với các việc đang mở, không lượt nào trong các ngày ấy nhắc khác đi.</p>
        ) : (
          <div className="mt-2 flex flex-col gap-1">
            <LineList title="Không nhắc nữa" of={p.gone} />
            <LineList title="Nhắc thêm" of={p.added} />
          </div>
        )}
        <p className="meta mt-2">
          Thư đã gửi giữ nguyên. Lời nhắc đã lập mà chưa gửi được tính lại. Chưa có gì được lưu cho đến khi bấm Lưu.
        </p>
      </Card>
    </div>
  )
}

function LineList({ title, of: { count, lines } }: { title: string; of: Lines }) {
  if (count === 0) return null
  return (
    <Disclosure plain open={count <= 12} summary={`${title}: ${formatCount(count)}`}>
      <ul className="flex flex-col gap-1 text-[0.875rem]">
        {lines.map((l, i) => (
          <li key={i}>
            <span className="num">{formatDayShort(l.day)}</span> <span className="font-medium">{l.personName}</span> –{' '}
            {l.step}: {l.taskTitle}
          </li>
        ))}
        {count > lines.length && <li className="meta">… và {formatCount(count - lines.length)} lời nhắc khác.</li>}
      </ul>
    </Disclosure>
  )
}
