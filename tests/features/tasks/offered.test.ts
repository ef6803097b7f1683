import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { possibleActions, TASK_COMMANDS, type TaskCommand } from '#app/domain/task/possible-actions.ts'
import { AppError } from '#app/features/app-error.ts'
import type { Tools, UnitOfWork } from '#app/features/ports.ts'
import type { TaskOutcome } from '#app/features/tasks/change-task.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { DO, SITUATIONS, WHO } from './commands.ts'
import { taskWorld } from './world.ts'

class Undo extends Error {}

describeOnEachDatabase('what a page offers', make => {
  it.each(SITUATIONS)('is what the use case does, and nothing else does: %s', async (_name, steps, undated) => {
    const w = await taskWorld(await make())
    const first = await w.assign('nv', {
      coordinate: [{ kind: 'unit', id: 'dt' }],
      due: undated ? null : day('2026-03-20'),
    })
    for (const [by, command] of steps) {
      const outcome = await DO[command](w.tools, await w.actor(by), await w.task(first.id), w.clock.today())
      expect([command, outcome.kind]).toEqual([command, 'changed'])
    }
    const task = await w.task(first.id)
    const today = w.clock.today()
    for (const person of WHO) {
      const actor = await w.actor(person)
      const done: TaskCommand[] = []
      for (const command of TASK_COMMANDS)
        if ((await tried(w.tools, tools => DO[command](tools, actor, task, today))) === 'changed') done.push(command)
      expect([person, done]).toEqual([person, possibleActions(actor, taskSubject(task), task, today)])
    }
    expect(await w.task(first.id)).toEqual(task)
  })
})

/** What a use case would answer; whatever it wrote is taken back. */
async function tried(tools: Tools, work: (tools: Tools) => Promise<TaskOutcome>): Promise<string> {
  let kind = 'forbidden'
  const unitOfWork: UnitOfWork = inside =>
    tools.unitOfWork(async stores => {
      const outcome = (await inside(stores)) as { kind: string }
      kind = outcome.kind
      throw new Undo()
    })
  try {
    await work({ ...tools, unitOfWork })
  } catch (error) {
    if (!(error instanceof Undo) && !(error instanceof AppError)) throw error
  }
  return kind
}
