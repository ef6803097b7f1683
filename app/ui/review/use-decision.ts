import { useFetcher, useSubmit } from '@remix-run/react'
import { type BoardLine, DECISION_ACTION, type Decision, type DecisionReply } from './board.ts'

const keyOf = (taskId: string) => `ra-soat:${taskId}`

/** The answer to what was decided about one row; rows do not disturb each other. */
export function useDecisionReply(taskId: string) {
  const fetcher = useFetcher<DecisionReply>({ key: keyOf(taskId) })
  return { busy: fetcher.state !== 'idle', reply: fetcher.data ?? null, Form: fetcher.Form }
}

/** Decides about a row from outside it: a key. */
export function useDecide(pageKey: string) {
  const submit = useSubmit()
  return (line: Pick<BoardLine, 'id' | 'version'>, decision: Decision) =>
    submit(
      { decision, task: `${line.id}:${line.version}`, pageKey, inline: '1' },
      { method: 'post', action: DECISION_ACTION, navigate: false, fetcherKey: keyOf(line.id) },
    )
}
