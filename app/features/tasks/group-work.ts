/** A unit's or an officer's open tasks as the day's round sees them. Every task stands in exactly one group. */
import { addDays, type Day, weekdayOf } from '#app/domain/shared/day.ts'
import type { WorkGroup } from '#app/domain/task/standing.ts'
import type { TaskLine } from '../reads.ts'

export const MY_WORK_GROUPS = [
  'overdue',
  'to-accept',
  'today',
  'this-week',
  'later',
  'no-due',
  'waiting',
  'reported',
] as const satisfies readonly (WorkGroup | 'to-accept' | 'waiting' | 'reported')[]
export type MyWorkGroup = (typeof MY_WORK_GROUPS)[number]

export function myWorkGroupOf(line: Pick<TaskLine, 'state' | 'standing' | 'due'>, today: Day): MyWorkGroup {
  if (line.state === 'reported') return 'reported'
  // the unit can do nothing until somebody else has decided
  if (line.state === 'send-back-asked' || line.state === 'suspended') return 'waiting'
  if (line.standing === 'overdue') return 'overdue'
  if (line.state === 'assigned') return 'to-accept'
  if (line.due === null) return 'no-due'
  if (line.due === today) return 'today'
  return line.due <= addDays(today, 7 - weekdayOf(today)) ? 'this-week' : 'later'
}

export function groupMyWork(lines: readonly TaskLine[], today: Day): Record<MyWorkGroup, TaskLine[]> {
  const groups = Object.fromEntries(MY_WORK_GROUPS.map(g => [g, [] as TaskLine[]])) as Record<MyWorkGroup, TaskLine[]>
  for (const line of lines) groups[myWorkGroupOf(line, today)].push(line)
  return groups
}
