import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { MAIL_PAUSED } from '#app/features/settings.ts'
import { World } from '#tests/stories/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { startSmtp, type TestSmtp } from './smtp.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
let smtp: TestSmtp
beforeEach(async () => {
  smtp = await startSmtp()
})
afterEach(() => smtp.close())

async function giaoviec(world: World, ...args: string[]) {
  const env = { ...process.env, DATABASE_URL: world.database.url, SMTP_URL: smtp.url, NODE_ENV: 'test' as const }
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'jobs/cli.ts', ...args], {
      cwd: root,
      env,
    })
    return { stdout, code: 0 }
  } catch (error) {
    const { stdout, code } = error as { stdout: string; code: number }
    return { stdout, code }
  }
}

describeOnEachDatabase('giaoviec remind, deliver, mail', make => {
  it('plans for a moment, tells it as JSON, sends it, and does neither twice', async () => {
    const world = await World.open(await make({ file: true }), '2026-06-01T08:00+07:00')
    const [taskId] = await world.publish('pct-kinh-te', [{ title: 'Một việc', lead: ['kinh-te'], due: '2026-06-10' }])
    const asOf = ['--as-of', '2026-06-05T07:30+07:00']

    const dry = await giaoviec(world, 'remind', ...asOf, '--dry-run', '--json')
    const real = await giaoviec(world, 'remind', ...asOf, '--json')
    expect(real).toEqual(dry)
    const told = JSON.parse(real.stdout)
    expect(told.asOf).toBe('2026-06-05T00:30:00.000Z')
    const step = `not-accepted@2026-06-01T01:01:00.000Z`
    expect(told.notices.map((n: { key: string }) => n.key).sort()).toEqual([
      `${taskId}|due-soon|due-soon@2026-06-10|-3|tp-kinh-te`,
      `${taskId}|not-accepted|${step}|4|pct-kinh-te`,
      `${taskId}|not-accepted|${step}|4|tp-kinh-te`,
    ])
    expect(Object.keys(told.notices[0])).toEqual(['key', 'taskId', 'rule', 'step', 'occurrence', 'personId', 'email'])
    expect(told.mails.map((m: { to: string; keys: string[] }) => [m.to, m.keys.length]).sort()).toEqual([
      ['pct-kinh-te@ubnd.example.vn', 1],
      ['tp-kinh-te@ubnd.example.vn', 2],
    ])
    expect(JSON.parse((await giaoviec(world, 'remind', ...asOf, '--json')).stdout)).toMatchObject({
      notices: [],
      mails: [],
    })

    // not before its time; then once
    expect((await giaoviec(world, 'deliver', '--as-of', '2026-06-05T07:29+07:00')).stdout).toMatch(/^sent 0,/)
    expect(await giaoviec(world, 'deliver', ...asOf)).toEqual({
      code: 0,
      stdout: 'sent 2, kept 0, later 0, refused 0, unclear 0, dropped 0\n',
    })
    expect((await giaoviec(world, 'deliver', ...asOf)).stdout).toMatch(/^sent 0,/)
    expect(smtp.taken.map(t => t.parsed.subject).sort()).toEqual(
      told.mails.map((m: { subject: string }) => m.subject).sort(),
    )
  })

  it('says no while mail is paused, and how to go on; wrong usage is 2', async () => {
    const world = await World.open(await make({ file: true }), '2026-06-01T08:00+07:00')
    await world.stores(s => s.settings.set(MAIL_PAUSED, true))
    expect((await giaoviec(world, 'deliver')).code).toBe(1)
    expect((await giaoviec(world, 'mail', 'resume')).code).toBe(0)
    expect((await giaoviec(world, 'deliver')).code).toBe(0)
    expect((await giaoviec(world, 'remind')).code).toBe(2)
    expect((await giaoviec(world, 'remind', '--as-of', '2026-06-05')).code).toBe(2)
    expect((await giaoviec(world, 'mail')).code).toBe(2)
  })
})
