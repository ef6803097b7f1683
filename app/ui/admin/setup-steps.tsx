import { ButtonLink } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { Tag } from '../base/tag.tsx'

type Step = { id: string; title: string; why: string; href: string; action: string; done: boolean }

/** The way from an empty system to a working one; the next step has the button. */
export function SetupSteps({ steps }: { steps: readonly Step[] }) {
  const next = steps.find(s => !s.done)
  return (
    <Card title="Các bước đầu tiên" flush>
      <ol className="divide-y divide-line-soft border-t border-line-soft">
        {steps.map((s, i) => (
          <li key={s.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <span
              aria-hidden="true"
              className="num grid size-7 flex-none place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent"
            >
              {i + 1}
            </span>
            <span className="min-w-0 flex-1 basis-60">
              <span className="font-medium">{s.title}</span>
              <span className="meta block">{s.why}</span>
            </span>
            {s.done ? (
              <Tag tone="ok">xong</Tag>
            ) : (
              <ButtonLink href={s.href} variant={s === next ? 'primary' : 'secondary'}>
                {s.action}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
