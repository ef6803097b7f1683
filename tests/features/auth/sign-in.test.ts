import { describe, expect, it } from 'vitest'
import { changePassword } from '#app/features/auth/change-password.ts'
import { clientName } from '#app/features/auth/client-name.ts'
import { judgePassword } from '#app/features/auth/password-policy.ts'
import { isAlive } from '#app/features/auth/session-policy.ts'
import { signIn } from '#app/features/auth/sign-in.ts'
import { signOut } from '#app/features/auth/sign-out.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { authWorld, HERE } from './world.ts'

const PASSWORD = 'con mèo ngủ trên mái'

describeOnEachDatabase('signing in', make => {
  async function start() {
    const world = authWorld(await make())
    await world.person('p1', 'Lan@So.vn', PASSWORD)
    const signInAs = (login: string, password: string, address = HERE.address) =>
      signIn(world.tools, { login, password }, { ...HERE, address })
    const sessionOf = (token: string) => world.stores.sessions.findByTokenHash(world.tools.tokens.hash(token))
    return { ...world, signInAs, sessionOf }
  }

  it('takes the address or the account name, in any case, and keeps only a hash of the token', async () => {
    const { signInAs, sessionOf, tools } = await start()
    for (const login of ['lan@so.vn', 'LAN@SO.VN', 'lan']) {
      const outcome = await signInAs(login, PASSWORD)
      if (outcome.kind !== 'signed-in') throw new Error(outcome.message)
      expect(outcome.token).toMatch(/^[\w-]{43}$/)
      expect(await sessionOf(outcome.token)).toMatchObject({ personId: 'p1', client: HERE.client, revokedAt: null })
      expect(await tools.unitOfWork(({ sessions }) => sessions.findByTokenHash(outcome.token))).toBeNull()
    }
  })

  it('takes the same password from a keyboard that composes differently', async () => {
    const { signInAs } = await start()
    expect(await signInAs('lan', PASSWORD.normalize('NFD'))).toMatchObject({ kind: 'signed-in' })
  })

  it('answers a wrong name, a wrong password, a closed account and one without password alike', async () => {
    const { signInAs, person } = await start()
    await person('p2', 'gone@so.vn', PASSWORD, false)
    await person('p3', 'new@so.vn', null)
    const answers = [
      await signInAs('lan', 'sai rồi sai rồi'),
      await signInAs('nobody', PASSWORD),
      await signInAs('gone@so.vn', PASSWORD),
      await signInAs('new@so.vn', PASSWORD),
      await signInAs('new@so.vn', ' '),
    ]
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ kind: 'refused', code: 'wrong' })
  })

  it('slows guessing at one account down, even with the right password, and forgets in time', async () => {
    const { signInAs, advance } = await start()
    for (let i = 0; i < 5; i += 1)
      expect(await signInAs('lan', `wrong ${i}`, `10.0.1.${i}`)).toMatchObject({ code: 'wrong' })
    expect(await signInAs('lan', PASSWORD, '10.0.2.1')).toMatchObject({ code: 'too-many', message: /15 giây/ })
    expect(await signInAs('LAN', PASSWORD, '10.0.2.1')).toMatchObject({ code: 'too-many' })
    advance(0.3)
    expect(await signInAs('lan', 'wrong again')).toMatchObject({ code: 'wrong' })
    expect(await signInAs('lan', PASSWORD)).toMatchObject({ code: 'too-many', message: /30 giây/ })
    advance(1)
    expect(await signInAs('lan', PASSWORD)).toMatchObject({ kind: 'signed-in' })
    expect(await signInAs('lan', 'wrong')).toMatchObject({ code: 'wrong' }) // counted anew
    expect(await signInAs('lan', PASSWORD)).toMatchObject({ kind: 'signed-in' })
  })

  it('counts guesses that come at the same time', async () => {
    const { signInAs } = await start()
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => signInAs('lan', `guess ${i}`, `10.0.3.${i}`)),
    )
    expect(answers.filter(answer => 'code' in answer && answer.code === 'wrong').length).toBe(5)
    expect(answers.filter(answer => 'code' in answer && answer.code === 'too-many').length).toBe(7)
  })

  it('slows one address down that tries many names, without closing it to those who know their password', async () => {
    const { stores, signInAs, tools, advance } = await start()
    const subject = 'address:10.9.9.9'
    await tools.unitOfWork(({ sessions }) =>
      sessions.saveAttempts(subject, { failures: 59, lastAt: tools.clock.now(), blockedUntil: null }),
    )
    expect(await signInAs('lan', PASSWORD, '10.9.9.9')).toMatchObject({ kind: 'signed-in' })
    expect(await stores.sessions.attempts(subject)).toMatchObject({ failures: 59, blockedUntil: null })
    expect(await signInAs('name-60', 'x', '10.9.9.9')).toMatchObject({ code: 'wrong' })
    expect(await signInAs('lan', PASSWORD, '10.9.9.9')).toMatchObject({ code: 'too-many' })
    expect(await signInAs('lan', PASSWORD, '10.9.9.8')).toMatchObject({ kind: 'signed-in' })
    advance(1)
    expect(await signInAs('lan', PASSWORD, '10.9.9.9')).toMatchObject({ kind: 'signed-in' })
  })

  it('replaces the session the browser had, ends it at sign-out, and lets it run out', async () => {
    const { tools, sessionOf, advance } = await start()
    const first = await signIn(tools, { login: 'lan', password: PASSWORD }, HERE)
    if (first.kind !== 'signed-in') throw new Error()
    const second = await signIn(tools, { login: 'lan', password: PASSWORD }, { ...HERE, oldToken: first.token })
    if (second.kind !== 'signed-in') throw new Error()
    expect((await sessionOf(first.token))?.revokedAt).not.toBeNull()

    const policy = { idleHours: 12, absoluteDays: 7 }
    const alive = async (token: string) => isAlive((await sessionOf(token))!, policy, tools.clock.now())
    expect(await alive(second.token)).toBe(true)
    advance(12 * 60 - 1)
    expect(await alive(second.token)).toBe(true)
    advance(1)
    expect(await alive(second.token)).toBe(false)
    const session = (await sessionOf(second.token))!
    await tools.unitOfWork(({ sessions }) => sessions.touch(session.id, tools.clock.now()))
    expect(await alive(second.token)).toBe(true)
    await signOut(tools, second.token)
    expect(await alive(second.token)).toBe(false)
    await signOut(tools, 'unknown')
  })

  it('changes the password for whoever knows the old one, and ends the other sessions', async () => {
    const { tools, signInAs, sessionOf, stores } = await start()
    const [here, there] = [await signInAs('lan', PASSWORD), await signInAs('lan', PASSWORD)]
    if (here.kind !== 'signed-in' || there.kind !== 'signed-in') throw new Error()
    const session = (await sessionOf(here.token))!
    const who = { personId: 'p1', sessionId: session.id, title: 'Cán bộ', address: HERE.address }
    const change = (current: string, password: string) =>
      changePassword(tools, who, { current, password, repeated: password })

    expect(await change('sai mật khẩu', 'một câu mới hẳn')).toMatchObject({ code: 'wrong', field: 'current' })
    expect(await change(PASSWORD, '1234567890')).toMatchObject({ code: 'weak-password' })
    expect(await change(PASSWORD, 'một câu mới hẳn')).toEqual({ kind: 'changed', sessionsEnded: 1 })
    expect((await sessionOf(here.token))?.revokedAt).toBeNull()
    expect((await sessionOf(there.token))?.revokedAt).not.toBeNull()
    expect(await signInAs('lan', PASSWORD)).toMatchObject({ code: 'wrong' })
    expect(await signInAs('lan', 'một câu mới hẳn')).toMatchObject({ kind: 'signed-in' })
    expect((await stores.events.list('person', 'p1')).map(event => event.data.kind)).toEqual(['password-changed'])
  })
})

describe('a password', () => {
  const person = { name: 'Nguyễn Thị Lan', logins: ['lan.nt@so.vn', null] }
  it.each([
    'ngắn quá',
    '1234567890',
    '0987654321',
    'aaaaaaaaaaaa',
    'ababababab',
    'password123',
    'MậtKhẩu2026',
    'giaoviec 2026',
  ])('may not be "%s"', password =>
    expect(judgePassword(password, person)).toMatchObject({ code: 'weak-password', field: 'password' }),
  )
  it.each(['nguyen thi lan', 'NguyenThiLan1990', 'Lan.NT@so.vn'])('may not be the own name: "%s"', password =>
    expect(judgePassword(password, person)).toMatchObject({ code: 'weak-password' }),
  )
  it.each(['con mèo ngủ trên mái', 'xe đạp màu xanh', 'correct horse battery', 'ăăă nhà có 5 cửa', '8fj2kd93jf'])(
    'may be "%s"',
    password => expect(judgePassword(password, person)).toBeNull(),
  )
})

describe('the name of a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Chrome trên Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge trên Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1',
      'Safari trên iOS',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox trên Linux'],
    [null, 'Trình duyệt khác'],
  ])('%s', (userAgent, name) => expect(clientName(userAgent)).toBe(name))
})
