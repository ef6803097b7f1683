/**
 * The last days before seeding: besides what waits by itself, something of everything shall wait – for the secretary,
 * for the leaders, for the units – so that every page has a case to decide.
 */
import { addDays, daysBetween } from '#app/domain/shared/day.ts'
import { isLate } from '#app/domain/task/standing.ts'
import { isWorkable } from '#app/domain/task/task.ts'
import { markNoticesRead } from '#app/features/notices/mark-notices-read.ts'
import type { StoredTask } from '#app/features/ports.ts'
import type { Life, Lives } from './lives.ts'
import { SEATS } from './office.ts'
import type { Overseeing } from './overseeing.ts'
import { NEIGHBOURS } from './place.ts'

type Case = { task: StoredTask; life: Life }

/** Two explanations are asked for; one will have been given by the end, and waits to be judged. */
export async function askWhy(lives: Lives, office: Overseeing): Promise<void> {
  const late = (await workable(lives)).filter(
    ({ task }) => task.due !== null && daysBetween(task.due, lives.world.today) >= 4 && !task.explanation,
  )
  for (const [i, { task, life }] of late.slice(0, 3).entries()) {
    lives.world.pause(3)
    await office.askExplanation(task)
    if (i > 0) continue
    const day = lives.world.workday(lives.world.today, 2, life.random)
    lives.world.agenda.add(day, async () => lives.explain(life, await lives.world.task(life.id)))
  }
}

export async function leaveWaiting(lives: Lives, office: Overseeing): Promise<void> {
  const { world } = lives
  const cases = await workable(lives)
  const dated = cases.filter(({ task, life }) => task.due !== null && !life.inGroup && !task.extension)
  const near = dated.filter(({ task }) => daysBetween(world.today, task.due!) <= 9)
  const taken = new Set<string>()
  const take = (from: Case[], n: number): Case[] => {
    const chosen: Case[] = []
    for (const c of from) {
      if (chosen.length === n) break
      // of different units: what waits shall not look like one unit's quarrel
      if (taken.has(c.task.id) || chosen.some(other => other.task.unitId === c.task.unitId)) continue
      taken.add(c.task.id)
      chosen.push(c)
    }
    return chosen
  }
  const isOverdue = (c: Case) => isLate(c.task, c.task.due, world.today)
  const overdue = take(near.filter(isOverdue), 2)
  const asking = [...overdue, ...take(near, 4 - overdue.length)]
  for (const { task, life } of asking) {
    world.pause(4)
    freeze(life)
    await lives.askExtension(life, task)
    freeze(life)
  }
  // whoever says "not ours" says it soon
  const refusing = cases
    .filter(({ task, life }) => !life.inGroup && task.unitId in NEIGHBOURS && task.urgency === 'normal')
    .filter(({ task }) => task.state === 'assigned' || task.state === 'accepted')
    .sort((a, b) => (a.task.assignedAt < b.task.assignedAt ? 1 : -1))
  for (const { task, life } of take(refusing, 2)) {
    world.pause(4)
    freeze(life)
    await lives.askSendBack(life, task)
    freeze(life)
  }
  const soon = cases.filter(c => c.task.due === null || c.task.due >= world.today).filter(c => !c.life.held)
  for (const { task, life } of take(soon.reverse(), 5)) {
    world.pause(6)
    freeze(life)
    await lives.report(life, task)
    freeze(life)
  }
  await office.urgeSome(
    take(
      cases.filter(c => isLate(c.task, c.task.due, addDays(world.today, -3))),
      2,
    ).map(c => c.task),
  )
}

/** Everybody has looked at the bell; the mails of the last run are still new. */
export async function lookAtNotices({ world }: Lives): Promise<void> {
  for (const { account } of SEATS) await markNoticesRead(world.tools, world.account(account), { until: world.now })
}

/** Nothing more happens to it by itself: it waits. */
const freeze = (life: Life): void => {
  life.plan += 1
}

async function workable(lives: Lives): Promise<Case[]> {
  const open = await lives.world.tools.unitOfWork(stores => stores.tasks.openAfter(null, 5000))
  return open.flatMap(task => {
    const life = lives.all.get(task.id)
    return life && isWorkable(task) && life.reportsOn === null ? [{ task, life }] : []
  })
}
