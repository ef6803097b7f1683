/** Two use cases at once on real stores: every store call waits for a turn that fast-check deals out. */
import { expect } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { possibleActions, type TaskCommand } from '#app/domain/task/possible-actions.ts'
import { AppError } from '#app/features/app-error.ts'
import type { StoredTask, Stores, Tools } from '#app/features/ports.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import { DO, SITUATIONS, WHO } from './commands.ts'
import type { TaskWorld } from './world.ts'

/** The same tools, with every call of a store waiting for its turn. */
export const taking = (tools: Tools, turn: () => Promise<unknown>): Tools => ({
  ...tools,
  unitOfWork: work => tools.unitOfWork(stores => work(gated(stores, turn))),
})
const gated = (stores: Stores, turn: () => Promise<unknown>): Stores =>
  Object.fromEntries(
    Object.entries(stores).map(([name, store]) => [
      name,
      Object.fromEntries(
        Object.entries(store as Record<string, (...args: unknown[]) => Promise<unknown>>).map(([verb, call]) => [
          verb,
          async (...args: unknown[]) => {
            await turn()
            return call(...args)
          },
        ]),
      ),
    ]),
  ) as unknown as Stores

export const kindOf = async (outcome: Promise<{ kind: string }>): Promise<string> => {
  try {
    return (await outcome).kind
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

/** A task in one of the situations, fresh for every run. */
export async function situation(w: TaskWorld, n: number): Promise<StoredTask> {
  const first = await w.assign('nv', {
    coordinate: [{ kind: 'unit', id: 'dt' }],
    due: SITUATIONS[n]![2] === 'undated' ? null : day('2026-03-20'),
  })
  for (const [by, command] of SITUATIONS[n]![1]) {
    w.advance(1)
    const outcome = await DO[command](w.tools, await w.actor(by), await w.task(first.id), w.clock.today())
    expect([command, outcome.kind]).toEqual([command, 'changed'])
  }
  w.advance(1)
  return w.task(first.id)
}

/** Everything that somebody may do in it. */
export async function offers(w: TaskWorld, task: StoredTask): Promise<{ by: string; command: TaskCommand }[]> {
  const found: { by: string; command: TaskCommand }[] = []
  for (const by of WHO) {
    const actor = await w.actor(by)
    for (const command of possibleActions(actor, taskSubject(task), task, w.clock.today())) found.push({ by, command })
  }
  return found
}
