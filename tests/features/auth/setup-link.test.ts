import { expect, it } from 'vitest'
import { actorOn } from '#app/domain/access/actor.ts'
import { addUser, addUserInput } from '#app/features/auth/add-user.ts'
import { issueSetupLink } from '#app/features/auth/issue-setup-link.ts'
import { revokeOtherSessions, revokeOwnSession, revokeSessionsOf } from '#app/features/auth/revoke-sessions.ts'
import { signIn } from '#app/features/auth/sign-in.ts'
import { becomeFirstAdministrator, readSetupLink, setPasswordByLink } from '#app/features/auth/use-setup-link.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { authWorld, HERE } from './world.ts'

const PASSWORD = 'con mèo ngủ trên mái'
const ADMIN = {
  officeName: 'UBND phường Tân Lập',
  name: 'Trần Văn Quản',
  email: 'quan@tanlap.vn',
  password: PASSWORD,
  repeated: PASSWORD,
}

describeOnEachDatabase('a setup link', make => {
  it('makes the first administrator, once', async () => {
    const { tools, stores } = authWorld(await make())
    const [one, two] = [await issueSetupLink(tools, null), await issueSetupLink(tools, null)]
    expect(await readSetupLink(tools, one.token)).toEqual({ person: null })
    expect(await becomeFirstAdministrator(tools, 'made-up', ADMIN)).toMatchObject({ code: 'link-gone' })
    expect(
      await becomeFirstAdministrator(tools, one.token, { ...ADMIN, password: 'quan', repeated: 'quan' }),
    ).toMatchObject({ code: 'weak-password' })
    expect(await becomeFirstAdministrator(tools, one.token, ADMIN)).toMatchObject({ kind: 'done' })
    for (const { token } of [one, two])
      expect(await becomeFirstAdministrator(tools, token, ADMIN)).toMatchObject({ code: 'link-gone' })
    expect(await stores.people.count()).toBe(1)

    const signedIn = await signIn(tools, { login: ADMIN.email, password: PASSWORD }, HERE)
    if (signedIn.kind !== 'signed-in') throw new Error(signedIn.message)
    const office = await stores.office.load()
    expect(office.name).toBe(ADMIN.officeName)
    expect(actorOn(office, signedIn.personId, tools.clock.today())?.posts.map(post => post.kind)).toEqual(['admin'])
  })

  it('lets two who open it at once make only one administrator', async () => {
    const { tools, stores } = authWorld(await make())
    const { token } = await issueSetupLink(tools, null)
    const both = await Promise.all(
      [1, 2].map(i => becomeFirstAdministrator(tools, token, { ...ADMIN, email: `a${i}@tanlap.vn` })),
    )
    expect(both.map(outcome => outcome.kind).sort()).toEqual(['done', 'refused'])
    expect(await stores.people.count()).toBe(1)
  })

  it('sets the password of a person, once, ends the old sessions, and runs out', async () => {
    const { tools, person, advance, stores } = authWorld(await make())
    await person('p1', 'lan@so.vn', 'mật khẩu cũ của tôi')
    const old = await signIn(tools, { login: 'lan', password: 'mật khẩu cũ của tôi' }, HERE)
    if (old.kind !== 'signed-in') throw new Error()
    const { token } = await issueSetupLink(tools, 'p1')
    const input = { password: PASSWORD, repeated: PASSWORD }
    expect((await readSetupLink(tools, token))?.person?.name).toBe('Người p1')
    expect(await becomeFirstAdministrator(tools, token, ADMIN)).toMatchObject({ code: 'link-gone' })
    expect(await setPasswordByLink(tools, token, input)).toMatchObject({ kind: 'done', login: 'lan@so.vn' })
    expect(await setPasswordByLink(tools, token, input)).toMatchObject({ code: 'link-gone' })
    expect((await stores.sessions.findByTokenHash(tools.tokens.hash(old.token)))?.revokedAt).not.toBeNull()
    expect(await signIn(tools, { login: 'lan', password: PASSWORD }, HERE)).toMatchObject({ kind: 'signed-in' })

    const late = await issueSetupLink(tools, 'p1')
    advance(48 * 60)
    expect(await readSetupLink(tools, late.token)).toBeNull()
    expect(await setPasswordByLink(tools, late.token, input)).toMatchObject({ code: 'link-gone' })
  })

  it('is refused for somebody who left', async () => {
    const { tools, person } = authWorld(await make())
    await person('p1', 'lan@so.vn', null, false)
    const { token } = await issueSetupLink(tools, 'p1')
    expect(await readSetupLink(tools, token)).toBeNull()
  })
})

describeOnEachDatabase('people and their sessions', make => {
  const input = (fields: Record<string, string>) =>
    addUserInput.parse({ email: 'x@so.vn', name: 'Lê Văn X', ...fields })

  it('are added with a post in a unit, named as one writes it', async () => {
    const { tools, stores } = authWorld(await make())
    expect(await addUser(tools, input({ role: 'admin' }))).toMatchObject({ kind: 'added' })
    expect(await addUser(tools, input({ role: 'chair', email: 'X@SO.VN' }))).toMatchObject({ code: 'login-taken' })
    expect(await addUser(tools, input({ role: 'officer', email: 'y@so.vn' }))).toMatchObject({ code: 'unit' })
    expect(await addUser(tools, input({ role: 'officer', email: 'y@so.vn', unit: 'Phòng Nào' }))).toMatchObject({
      code: 'unit',
    })
    expect(await addUser(tools, input({ role: 'phó chủ tịch', email: 'y@so.vn', unit: 'co quan' }))).toMatchObject({
      kind: 'added',
    })
    const office = await stores.office.load()
    expect(office.posts.map(post => [post.kind, post.title]).sort()).toEqual([
      ['admin', 'Quản trị'],
      ['vice-chair', 'Phó Chủ tịch'],
    ])
    expect(() => input({ role: 'boss' })).toThrow(/boss/)
  })

  it('end when their owner or an administrator says so, and nobody else', async () => {
    const { tools, stores, person } = authWorld(await make())
    const { token } = await issueSetupLink(tools, null)
    const admin = await becomeFirstAdministrator(tools, token, ADMIN)
    if (admin.kind !== 'done') throw new Error()
    await person('p1', 'lan@so.vn', PASSWORD)
    const tokens = []
    for (let i = 0; i < 4; i += 1) {
      const outcome = await signIn(tools, { login: 'lan', password: PASSWORD }, HERE)
      if (outcome.kind === 'signed-in') tokens.push(outcome.token)
    }
    const office = await stores.office.load()
    const actor = (id: string) => actorOn(office, id, tools.clock.today())!
    const active = async () => (await stores.sessions.listActive('p1', tools.clock.now())).map(session => session.id)
    const [first, second] = await active()
    await revokeOwnSession(tools, actor('p1'), first!)
    await expect(revokeOwnSession(tools, actor(admin.personId), second!)).rejects.toThrow('not-found')
    expect(await revokeOtherSessions(tools, actor('p1'), second!)).toBe(2)
    expect(await active()).toEqual([second])
    await expect(revokeSessionsOf(tools, actor('p1'), admin.personId)).rejects.toThrow('forbidden')
    expect(await revokeSessionsOf(tools, actor(admin.personId), 'p1')).toBe(1)
    expect(await active()).toEqual([])
  })
})
