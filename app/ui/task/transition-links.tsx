import { type MouseEvent, type ReactNode, useState } from 'react'
import type { TaskCommand } from '#app/domain/task/possible-actions.ts'
import { type ButtonSize, type ButtonVariant, buttonClass } from '../base/button.tsx'
import { Dialog } from '../base/dialog.tsx'
import { inAppTarget } from '../base/fast-links.tsx'
import { useHydrated } from '../base/use-hydrated.ts'
import type { TransitionContext } from './transition-fields.tsx'
import { TransitionForm } from './transition-form.tsx'
import { TRANSITIONS, transitionHref } from './transitions.ts'

type LinkProps = {
  taskId: string
  command: TaskCommand
  back: string
  label?: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  className?: string
}

/** Leads to the page of a transition; inside TransitionLinks its form opens in place. A plain link: cheap in long lists. */
export function TransitionLink({ taskId, command, back, label, variant, size, className }: LinkProps) {
  return (
    <a
      href={transitionHref(taskId, command, back)}
      data-transition={TRANSITIONS[command].ownPage ? undefined : command}
      data-task={taskId}
      className={buttonClass(variant, size, className)}
    >
      {label ?? TRANSITIONS[command].label}
    </a>
  )
}

/** What a form needs to know of one task. */
export type TransitionSubject = {
  id: string
  title: string
  version: number
  requestKey: string
  /** Starts the fields of every form of this task. */
  context: TransitionContext
}

type TransitionLinksProps = { subjects: readonly TransitionSubject[]; back: string; children: ReactNode }

/** One dialog for all the links inside. Without script, or for a task that is not among the subjects, the link is followed. */
export function TransitionLinks({ subjects, back, children }: TransitionLinksProps) {
  const hydrated = useHydrated()
  const [open, setOpen] = useState<{ subject: TransitionSubject; command: TaskCommand } | null>(null)
  const [dirty, setDirty] = useState(false)
  const catchLink = (event: MouseEvent) => {
    if (!hydrated || inAppTarget(event) === null) return
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-transition]')
    const command = link?.dataset.transition as TaskCommand | undefined
    const subject = subjects.find(s => s.id === link?.dataset.task)
    if (!command || !subject) return
    event.preventDefault()
    setDirty(false)
    setOpen({ subject, command })
  }
  const close = () => setOpen(null)
  // what was sent may have changed the task: the form goes with the version it was made for
  const current = open && (subjects.find(s => s.id === open.subject.id) ?? open.subject)
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only listens to the links inside, which are reachable by key */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click */}
      <div className="contents" onClick={catchLink}>
        {children}
      </div>
      <Dialog
        open={open !== null}
        onOpenChange={next => !next && close()}
        title={open ? TRANSITIONS[open.command].title : ''}
        description={open?.subject.title}
        guarded={dirty}
      >
        {open && current && (
          <>
            <p className="meta mb-3">{TRANSITIONS[open.command].explain}</p>
            <TransitionForm
              command={open.command}
              taskId={current.id}
              seenVersion={open.subject.version}
              requestKey={open.subject.requestKey}
              context={current.context}
              back={back}
              onCancel={close}
              onDone={close}
              onDirty={() => setDirty(true)}
            />
          </>
        )}
      </Dialog>
    </>
  )
}
