import { setTimeout as pause } from 'node:timers/promises'
import { addDays } from '#app/domain/shared/day.ts'
import { dayOfInstant, instantOfMs } from '#app/domain/shared/instant.ts'
import { startServer } from '../../support/server-process.ts'
import { signedIn } from '../../support/signed-in.ts'
import { SECRETARY, type TaskPlan, taskId } from '../office.ts'
import { Scene, type Trial } from '../scene.ts'

const PATHS = ['/dang-nhap', '/nhiem-vu', `/nhiem-vu/${taskId(1)}`]

/** The real server while nobody takes its mails – refused at once, or not a word: its pages know nothing of it. */
export async function pagesMeanwhile(trial: Trial): Promise<void> {
  for (const trouble of ['gone', 'silent'] as const) {
    const now = instantOfMs(Date.now())
    const due = (unit: number) => addDays(dayOfInstant(now), -20 - (unit % 3))
    const plans = Array.from({ length: 60 }, (_, unit): TaskPlan => ({ unit, due: due(unit) }))
    const scene = await Scene.set(trial, plans.length, plans)
    const cookie = await signedIn(scene.open, SECRETARY, now)
    if (trouble === 'gone') await scene.mail.off()
    else scene.mail.script = verb => (verb === 'greeting' ? 'hang' : 'ok')
    const server = await startServer({ DATABASE_URL: scene.open.url, SMTP_URL: scene.mail.url })
    trial.cleanUp(server.stop)
    const underWay = async () =>
      trouble === 'gone' ? (await scene.mailRows()).some(m => m.last_error !== null) : scene.mail.links > 0
    for (let i = 0; i < 1_200 && !(await underWay()); i += 1) await pause(50)
    trial.check(`${trouble}: mails are under way`, await underWay())

    const waits: number[] = []
    const wrong: string[] = []
    for (let i = 0; i < 8; i += 1)
      for (const path of PATHS) {
        const asked = performance.now()
        // who is signed in would be sent on from the sign-in page
        const headers = path === '/dang-nhap' ? undefined : { cookie }
        const answer = await fetch(server.url + path, { headers, redirect: 'manual' })
        await answer.text()
        waits.push(performance.now() - asked)
        if (answer.status !== 200) wrong.push(`${path} ${answer.status}`)
      }
    const worst = Math.round(Math.max(...waits))
    trial.note(`${trouble}: ${waits.length} pages, the slowest after ${worst} ms`)
    trial.check(`${trouble}: every page answers`, wrong.length === 0, wrong[0])
    // whoever waited for the mail server would wait for ten seconds and more
    trial.check(`${trouble}: none waits for the mail server`, worst < 5_000, `${worst} ms`)
    trial.check(`${trouble}: nothing was sent`, scene.mail.taken.length === 0)
    await server.stop()
  }
}
