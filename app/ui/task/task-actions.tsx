import type { TaskCommand } from '#app/domain/task/possible-actions.ts'
import { Disclosure } from '../base/disclosure.tsx'
import { QuickForm } from './quick-form.tsx'
import { TransitionLink } from './transition-links.tsx'
import { TRANSITIONS } from './transitions.ts'

/** What most people come for, in the order in which it is usually wanted. */
const FIRST: readonly TaskCommand[] = [
  'judge-explanation',
  'confirm',
  'return-report',
  'grant-extension',
  'refuse-extension',
  'explain',
  'answer',
  'accept',
  'report',
  'answer-coordination',
  'progress',
  'complete-milestone',
  'resume',
  'hand-on',
  'ask-extension',
  'ask-send-back',
  'withdraw-send-back',
  'withdraw-report',
  'refuse-send-back',
  'urge',
  'extend',
  'set-due',
  'review',
  'ask-explanation',
  'reassign',
  'hand-down',
  'ask-coordination',
]
/** Rare and grave: behind "Việc khác". */
const RARE: readonly TaskCommand[] = [
  'star',
  'unstar',
  'set-urgency',
  'ask',
  'watch',
  'unwatch',
  'add-watcher',
  'remove-watcher',
  'set-milestone',
  'drop-milestone',
  'release-coordination',
  'suspend',
  'exclude',
  'criticise',
  'close',
  'withdraw',
]
/** One press, no form. */
const QUICK: readonly TaskCommand[] = ['accept', 'star', 'unstar', 'watch', 'unwatch']
const SHOWN = 5

type TaskActionsProps = {
  taskId: string
  version: number
  requestKey: string
  possible: readonly TaskCommand[]
  back: string
  /** An extension is asked for: "Gia hạn" unasked would only confuse. */
  extensionAsked: boolean
  /** One's own units have given their opinion: to add to it is rare. */
  opinionGiven: boolean
}

/** The actions that the access table and the state allow, the likeliest one first. */
export function TaskActions(props: TaskActionsProps) {
  const { taskId, version, requestKey, possible, back, extensionAsked, opinionGiven } = props
  const offered = possible.filter(c => !(c === 'extend' && extensionAsked))
  const later = (c: TaskCommand) => c === 'answer-coordination' && opinionGiven
  const usual = FIRST.filter(c => offered.includes(c) && !later(c))
  // a unit that wants to give the task back waits for one thing: where it goes instead
  const sentBack = offered.includes('refuse-send-back') && offered.includes('reassign')
  const first = sentBack ? ['reassign' as const, ...usual.filter(c => c !== 'reassign')] : usual
  const shown = first.slice(0, SHOWN)
  const rest = [...first.slice(SHOWN), ...offered.filter(later), ...RARE.filter(c => offered.includes(c))]
  if (offered.length === 0) return <p className="meta">Hiện bạn không cần làm gì với nhiệm vụ này.</p>
  const button = (command: TaskCommand, primary: boolean) =>
    QUICK.includes(command) ? (
      <QuickForm
        key={command}
        taskId={taskId}
        command={command}
        version={version}
        requestKey={requestKey}
        back={back}
        variant={primary ? 'primary' : 'secondary'}
      />
    ) : (
      <TransitionLink
        key={command}
        taskId={taskId}
        command={command}
        back={back}
        variant={primary ? 'primary' : TRANSITIONS[command].tone === 'danger' ? 'danger' : 'secondary'}
      />
    )
  return (
    <>
      {shown.length > 0 && (
        <div className="grid grid-cols-2 gap-2 [&>:first-child:nth-last-child(odd)]:col-span-2">
          {shown.map((command, i) => button(command, i === 0))}
        </div>
      )}
      {rest.length > 0 && (
        <Disclosure plain summary="Việc khác" className="mt-2">
          <div className="grid grid-cols-2 gap-2">{rest.map(command => button(command, false))}</div>
        </Disclosure>
      )}
    </>
  )
}
