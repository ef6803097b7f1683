import { formatDay, formatDayShort } from '#app/domain/shared/day.ts'
import type { MilestoneStanding } from '#app/domain/task/milestone.ts'
import { Card } from '#app/ui/base/card.tsx'
import { InstantText } from '#app/ui/base/instant-text.tsx'
import { Progress } from '#app/ui/base/progress.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import type { Tone } from '#app/ui/base/tone.ts'
import { TaskTags } from '#app/ui/task/task-tags.tsx'
import { TransitionLink } from '#app/ui/task/transition-links.tsx'
import type { View } from './task.tsx'

const STANDINGS: Record<MilestoneStanding, { tone: Tone; words: (days: number) => string }> = {
  'done-on-time': { tone: 'ok', words: () => 'xong đúng hạn' },
  'done-late': { tone: 'soon', words: days => `xong, trễ ${days} ngày` },
  overdue: { tone: 'late', words: days => `trễ ${days} ngày` },
  ahead: { tone: 'none', words: () => 'chưa đến' },
}

/** The several days of one directive, in order, each done or not. */
export function Milestones({ view, back }: { view: View; back: string }) {
  const { milestones, line, today, possible } = view
  if (milestones.length === 0) return null
  const done = milestones.filter(m => m.doneAt !== null).length
  return (
    <Card
      title="Mốc"
      subtitle={`${done}/${milestones.length} mốc đã xong`}
      actions={
        possible.includes('complete-milestone') ? (
          <TransitionLink taskId={line.id} command="complete-milestone" back={back} size="s" />
        ) : undefined
      }
    >
      <ol className="flex flex-col divide-y divide-line-soft">
        {milestones.map(m => (
          <li key={m.id} className="flex flex-wrap items-center gap-x-2.5 gap-y-1 py-2 first:pt-0 last:pb-0">
            <span className="num">{formatDay(m.due)}</span>
            <span className="font-medium">{m.name}</span>
            <Tag tone={STANDINGS[m.standing].tone}>{STANDINGS[m.standing].words(m.days)}</Tag>
            {m.doneAt && (
              <span className="meta">
                <InstantText at={m.doneAt} today={today} />
              </span>
            )}
            {m.note && <p className="w-full text-[0.875rem] text-soft">{m.note}</p>}
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** What the unit handed on of it: "2/5", and each part with how it stands. */
export function Parts({ view }: { view: View }) {
  const { parts, rollUp, today } = view
  if (!rollUp) return null
  const text = `${rollUp.done}/${rollUp.total}`
  return (
    <Card title="Việc con" subtitle={`${text} việc đã xong`}>
      <Progress value={rollUp.progress} label="Tiến độ chung của việc con" text={`${rollUp.progress} %`} inline />
      <ul className="mt-2.5 flex flex-col divide-y divide-line-soft">
        {parts.map(p => (
          <li key={p.id} className="flex flex-col gap-1 py-2.5 last:pb-0">
            <a href={`/nhiem-vu/${p.id}`} className="font-medium touch:min-h-11">
              {p.title}
            </a>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <TaskTags line={p} today={today} />
              <span className="meta">
                {p.officerName ?? p.unitName}
                {p.due && ` · hạn ${formatDayShort(p.due)}`} · <span className="num">{p.progress} %</span>
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Questions and answers, the unanswered ones first. */
export function Questions({ view, back }: { view: View; back: string }) {
  const { questions, line, today, possible } = view
  if (questions.length === 0) return null
  const open = questions.filter(q => q.answeredAt === null)
  const sorted = [...open, ...questions.filter(q => q.answeredAt !== null).reverse()]
  return (
    <Card
      title="Hỏi – đáp"
      subtitle={open.length > 0 ? `${open.length} câu chưa trả lời` : 'Các câu hỏi đã được trả lời'}
      actions={
        possible.includes('answer') ? (
          <TransitionLink taskId={line.id} command="answer" back={back} size="s" />
        ) : undefined
      }
    >
      <ul className="flex flex-col divide-y divide-line-soft">
        {sorted.map(q => (
          <li key={q.id} className="flex flex-col gap-1 py-2.5 first:pt-0 last:pb-0">
            <p className="meta flex flex-wrap items-center gap-x-2 gap-y-1">
              {q.byName} hỏi {q.toName} · <InstantText at={q.at} today={today} />
              {q.answeredAt === null && <Tag tone="wait">chờ trả lời</Tag>}
            </p>
            <p className="whitespace-pre-line">{q.text}</p>
            {q.answer && (
              <p className="border-l-2 border-line pl-3 text-[0.9375rem] whitespace-pre-line">
                {q.answer}
                {q.answeredAt && (
                  <span className="meta">
                    {' '}
                    · <InstantText at={q.answeredAt} today={today} />
                  </span>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function Watchers({ view }: { view: View }) {
  const { watchers } = view
  if (watchers.length === 0) return null
  return (
    <Card title="Theo dõi" subtitle="Được báo trong ứng dụng, không gửi thư">
      <ul className="flex flex-col gap-1 text-[0.875rem]">
        {watchers.map(w => (
          <li key={w.key}>
            {w.name}
            {w.mine && <span className="meta"> (bạn)</span>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
