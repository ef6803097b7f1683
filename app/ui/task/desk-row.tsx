import type { ReactNode } from 'react'
import { sourceWords, TaskTags } from './task-tags.tsx'
import type { TaskLineView } from './task-view.ts'

type DeskRowProps = {
  line: TaskLineView
  today: string
  /** Who asks and when: "UBND phường 1 · gửi 08:00, 05/06". */
  who: ReactNode
  /** The words that are decided on. */
  words?: ReactNode
  actions: ReactNode
}

/** One decision: what was asked, in whose words, and the answers beside it. */
export function DeskRow({ line, today, who, words, actions }: DeskRowProps) {
  return (
    <li className="flex flex-col gap-x-6 gap-y-3 px-3.5 py-3.5 max-sm:mb-2.5 max-sm:rounded-xl max-sm:border max-sm:border-line max-sm:bg-paper sm:border-b sm:border-line-soft sm:px-4 sm:last:border-b-0 lg:flex-row lg:items-start">
      <div className="min-w-0 flex-1">
        <h3 className="leading-snug font-medium">
          <a href={`/nhiem-vu/${line.id}`} className="text-ink touch:-my-3 touch:inline-block touch:py-3">
            {line.title}
          </a>
        </h3>
        <p className="meta mt-1">
          {who} · {sourceWords(line)}
        </p>
        <p className="mt-1.5 flex flex-wrap gap-x-2 gap-y-1.5">
          <TaskTags line={line} today={today} quiet />
        </p>
        {words && <div className="mt-2 border-l-3 border-line pl-3 text-[0.875rem]">{words}</div>}
      </div>
      <div className="grid flex-none grid-cols-2 gap-2 sm:flex sm:flex-wrap lg:max-w-84 lg:justify-end">{actions}</div>
    </li>
  )
}

/** Long words are folded after some lines; nothing is cut off. */
export function Words({ text }: { text: string }) {
  if (text.length <= 320) return <p className="whitespace-pre-line">{text}</p>
  return (
    <details className="group">
      <summary className="touch:min-h-11">
        <span className="whitespace-pre-line group-open:hidden">{text.slice(0, 280).trimEnd()}… </span>
        <span className="text-accent group-open:hidden">Đọc hết</span>
        <span className="hidden text-accent group-open:inline">Thu gọn</span>
      </summary>
      <p className="whitespace-pre-line">{text}</p>
    </details>
  )
}
