import { day } from '#app/domain/shared/day.ts'
import { instant } from '#app/domain/shared/instant.ts'
import { addressOf, headOf, taskId, tasksAround } from '../office.ts'
import { plusSeconds, Scene, type Trial } from '../scene.ts'

const RUN = instant('2026-06-08T07:30+07:00')
const UNITS = 12

const office = (trial: Trial) => Scene.set(trial, UNITS, tasksAround(day('2026-06-08'), UNITS, 4))

/** One letter cannot be written. */
export async function unwritable(trial: Trial): Promise<void> {
  const scene = await office(trial)
  const owed = await scene.expectedAt(RUN)
  const victim = headOf(2)
  const worker = await scene.worker({ unwritableFor: [victim] })
  for (const s of [0, 30, 60, 120, 180, 240]) await worker.tick(plusSeconds(RUN, s))
  const mails = await scene.mail.read()
  const others = owed.filter(e => e.personId !== victim)
  const lost = scene.lostOf(others, mails)
  trial.check('all others go', others.length > UNITS && lost.length === 0, `${lost.length} lost`)
  const set = (await scene.mailRows()).filter(m => m.person_id === victim)
  const told = set.map(m => `${m.state} after ${m.attempts}: ${m.last_error}`).join('; ')
  trial.check('set aside after three tries', /^failed after 3: .*template/.test(told), told)
  trial.check('the secretariat can see which', ((await scene.outboxStates()).failed ?? 0) > 0)
}

/** One row of the database makes no sense. */
export async function brokenRow(trial: Trial): Promise<void> {
  const db = (scene: Scene) => scene.open.db
  const breaks: [name: string, broken: string, how: (scene: Scene) => Promise<unknown>][] = [
    [
      'a task that cannot be read',
      taskId(3),
      s => db(s).updateTable('tasks').set({ aggregate: '{' }).where('id', '=', taskId(3)).execute(),
    ],
    [
      'a task with an impossible day',
      taskId(3),
      async s => {
        const { aggregate } = await db(s)
          .selectFrom('tasks')
          .select('aggregate')
          .where('id', '=', taskId(3))
          .executeTakeFirstOrThrow()
        const changed = aggregate.replace(/"due":"[^"]+"/, '"due":"2026-99-99"')
        await db(s).updateTable('tasks').set({ aggregate: changed }).where('id', '=', taskId(3)).execute()
      },
    ],
    [
      'a notice that cannot be read',
      '',
      s =>
        db(s)
          .insertInto('outbox')
          .values({
            id: '0-broken',
            key: 'broken',
            task_id: taskId(1),
            rule: 'overdue',
            step: 'overdue@2026-06-01',
            occurrence: 1,
            person_id: headOf(0),
            email: addressOf(headOf(0)),
            alone: 0,
            planned_at: '2026-06-08T00:00:00.000Z',
            due_at: '2026-06-08T00:00:00.000Z',
            state: 'waiting',
            state_reason: null,
            data: 'not JSON',
            mail_id: null,
          })
          .execute(),
    ],
  ]
  for (const [name, broken, how] of breaks) {
    const scene = await office(trial)
    const owed = (await scene.expectedAt(RUN)).filter(e => e.taskId !== broken)
    await how(scene)
    const worker = await scene.worker()
    for (const s of [0, 30, 60, 120, 180, 240]) await worker.tick(plusSeconds(RUN, s))
    const lost = scene.lostOf(owed, await scene.mail.read())
    trial.check(`${name}: all others go`, lost.length === 0, `${lost.length} of ${owed.length} lost`)
    const left = await scene.unfinished()
    trial.check(`${name}: set aside`, left === 0, `${left} still wait`)
    await worker.end()
  }
}
