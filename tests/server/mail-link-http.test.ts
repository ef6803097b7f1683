import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REMINDER_SETTINGS } from '#app/features/reminders/reminder-settings.ts'
import { systemClock } from '#app/server/clock.server.ts'
import { linkSigner } from '#app/server/link-signer.server.ts'
import { migrate } from '#db/migrate.ts'
import { openDatabase } from '#db/open.ts'
import { HOST, World } from '#tests/stories/world.ts'
import { type ServerProcess, startServer } from '#tests/support/server-process.ts'
import { ensureBuild } from '../../scripts/prepare.mjs'

const SECRET = 'a secret of this test, long enough for it'

/** The pages behind a link from a mail, over the wire: what no unit test of a loader shows. */
describe('a link from a mail, over HTTP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'giaoviec-link-'))
  const url = `file:${join(folder, 'links.db')}`
  let server: ServerProcess
  let taskId = ''
  let token = ''

  beforeAll(async () => {
    const failure = await ensureBuild()
    if (failure) throw new Error(failure)
    const open = await openDatabase(url)
    await migrate(open)
    const world = await World.open(open, systemClock.now())
    // run at night, the mail would wait for the morning
    await world.stores(s => s.settings.set(REMINDER_SETTINGS, { quiet: null }))
    const [id = ''] = await world.publish('pct-kinh-te', [{ title: 'Báo cáo thu ngân sách', lead: ['kinh-te'] }])
    taskId = id
    const link = await open.db
      .selectFrom('mail_links')
      .select('id')
      .where('person_id', '=', 'tp-kinh-te')
      .executeTakeFirstOrThrow()
    token = `${link.id}.${linkSigner(() => SECRET).sign(link.id, `tp-kinh-te@${HOST}`)}`
    await open.close()
    server = await startServer({ DATABASE_URL: url, APP_SECRET: SECRET })
  }, 300_000)
  afterAll(async () => {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const get = (path: string, method = 'GET') => fetch(server.url + path, { method, redirect: 'manual' })
  const post = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    fetch(server.url + path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Origin: server.url, Accept: 'text/html', ...headers },
      redirect: 'manual',
    })
  const read = async <T>(work: (open: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>): Promise<T> => {
    const open = await openDatabase(url)
    try {
      return await work(open)
    } finally {
      await open.close()
    }
  }
  const kinds = () =>
    read(async ({ db }) =>
      (await db.selectFrom('events').select('kind').where('subject_id', '=', taskId).orderBy('seq').execute()).map(
        e => e.kind,
      ),
    )

  it('shows the task to nobody’s index, cache, referrer or session', async () => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await get(`/t/${token}`, method)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(answer.headers.get('X-Robots-Tag')).toContain('noindex')
      expect(answer.headers.get('Cache-Control')).toContain('no-store')
      expect(answer.headers.get('Set-Cookie')).toBeNull()
      if (method === 'GET') expect(await answer.text()).toContain('Báo cáo thu ngân sách')
    }
    for (const page of ['tiep-nhan', 'tien-do', 'bao-cao', 'gia-han', 'thu-hoi'])
      expect((await get(`/t/${token}/${page}`)).status, page).toBe(200)
    expect((await get(`/t/${token}/thu-hoi`, 'HEAD')).status).toBe(200)
    expect(await kinds()).toEqual(['assigned'])
    const link = await read(({ db }) => db.selectFrom('mail_links').selectAll().executeTakeFirstOrThrow())
    expect(link).toMatchObject({ opens: 0, revoked_at: null })
  })

  it('does nothing for another site, and nothing with a changed token', async () => {
    const path = `/t/${token}/tiep-nhan`
    expect((await post(path, {}, { Origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(path, {}, { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    expect((await get(`/t/${forged}`)).status).toBe(404)
    expect((await post(`/t/${forged}/tiep-nhan`)).status).toBe(404)
    expect((await post(`/t/${forged}/da-mo`)).status).toBe(204)
    expect(await kinds()).toEqual(['assigned'])
  })

  it('takes the form of its own page, whose origin browsers mask, and gives no session for it', async () => {
    const answer = await post(`/t/${token}/tiep-nhan`, {}, { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe(`/t/${token}?da=tiep-nhan`)
    expect(answer.headers.get('Set-Cookie')).toBeNull()
    expect(await kinds()).toEqual(['assigned', 'accepted'])
    expect((await get(`/nhiem-vu/${taskId}`)).headers.get('Location')).toMatch(/^\/dang-nhap/)
    const progress = await post(`/t/${token}/tien-do`, { percent: '30', note: 'Đang làm', taskId: 'another' })
    expect(progress.status).toBe(303)
    expect((await post(`/t/${token}/tien-do`, { percent: '300' })).status).toBe(400)
    expect(await kinds()).toEqual(['assigned', 'accepted', 'progressed'])
  })

  it('leads to the sign-in page when it has ended, and is nowhere in the log', async () => {
    expect((await post(`/t/${token}/thu-hoi`)).status).toBe(303)
    expect(await (await get(`/t/${token}/thu-hoi`)).text()).toContain('Đã thu hồi liên kết')
    for (const answer of [await get(`/t/${token}`), await post(`/t/${token}/bao-cao`, { text: 'x' })])
      expect(answer.headers.get('Location')).toBe(
        `/dang-nhap?tiep=${encodeURIComponent(`/nhiem-vu/${taskId}`)}&vi=lien-ket`,
      )
    expect(await kinds()).toEqual(['assigned', 'accepted', 'progressed'])
    expect(server.stderr()).not.toContain(token.split('.')[1])
    expect(server.stderr()).toContain('/t/[…]')
  })
})
