/** Does what was worked out: units, posts, groups, portfolios, then every open task – in the caller's transaction. */
import type { Actor } from '#app/domain/access/actor.ts'
import type { Reorganisation } from '#app/domain/unit/reorganisation.ts'
import { recordChange } from '../admin/record-change.ts'
import { AppError } from '../app-error.ts'
import type { OfficeEventData, Saved, Stores, SubjectKind, Tools } from '../ports.ts'
import { recordTaskEvent } from '../tasks/change-task.ts'
import type { WorkedOut } from './work-out.ts'

export type ChangeResult = {
  units: number
  posts: number
  groups: number
  portfolios: number
  tasks: number
  coordinations: number
  collecting: number
}

const sure = (saved: Saved) => {
  if (saved === 'stale') throw new AppError('stale')
}

export async function carryOut(
  tools: Tools,
  stores: Stores,
  actor: Actor,
  change: Reorganisation,
  changeId: string,
  { title, plan, moved }: WorkedOut,
): Promise<ChangeResult> {
  const reason = `${title} (${change.document})`
  const tell = (subject: SubjectKind, id: string, data: OfficeEventData) =>
    recordChange(tools, stores, actor, subject, id, { ...data, changeId, reason })

  // what begins comes first: what ends may point to it
  for (const { before, after } of [...plan.units].sort(
    (a, b) => Number(a.before !== null) - Number(b.before !== null),
  )) {
    sure(await stores.office.saveUnit(after, before?.version ?? null))
    await tell('unit', after.id, { kind: unitEvent(change, before, after), before, after })
  }
  for (const { before, ended, opened } of plan.posts) {
    const same = opened?.id === before.id
    if (ended) sure(await stores.office.savePost(ended, before.version))
    if (opened) sure(await stores.office.savePost(opened, same ? before.version : null))
    if (opened && !same) await stores.postAccounts.moveTo(before.id, opened.id)
    if (!opened) await stores.sessions.revokeOfPost(before.id, tools.clock.now())
    if (!ended && !opened) await stores.office.removePost(before.id)
    await tell('post', before.id, { kind: 'post-moved', before, after: ended ?? opened ?? null })
    if (opened && !same) await tell('post', opened.id, { kind: 'post-added', before: null, after: opened })
  }
  for (const { before, after } of plan.groups) {
    sure(await stores.office.saveGroup(after, before.version))
    await tell('group', after.id, { kind: 'group-changed', before, after })
  }
  for (const { postId, before, after } of plan.portfolio) {
    await stores.office.savePortfolio(postId, after, tools.ids.next)
    await tell('post', postId, {
      kind: 'portfolio-changed',
      before: { portfolio: before },
      after: { portfolio: after },
    })
  }
  const office = await stores.office.load()
  const situation = { tools, actor, now: tools.clock.now(), today: tools.clock.today(), office }
  for (const { task, event } of moved) await recordTaskEvent(stores, situation, task, event)
  await stores.changes.insertSuccessions(
    plan.successions.map(s => ({
      id: tools.ids.next(),
      fromUnitId: s.from,
      toUnitId: s.to,
      day: change.day,
      changeId,
    })),
  )
  return {
    units: plan.units.length,
    posts: plan.posts.length,
    groups: plan.groups.length,
    portfolios: plan.portfolio.length,
    tasks: moved.filter(m => m.event.lead).length,
    coordinations: moved.reduce((n, m) => n + m.event.coordinations.length, 0),
    collecting: moved.filter(m => m.event.collecting).length,
  }
}

function unitEvent(change: Reorganisation, before: unknown, after: { validTo: unknown; id: string }): string {
  if (before === null) return 'unit-added'
  if (change.kind === 'rename') return 'unit-renamed'
  if (change.kind === 'move') return 'unit-moved'
  return change.ending.includes(after.id) ? 'unit-ended' : 'unit-changed'
}
