import { expect, it } from 'vitest'
import { addPerson, addPersonInput } from '#app/features/admin/add-person.ts'
import { issuePersonLink } from '#app/features/admin/issue-person-link.ts'
import { savePerson, savePersonInput } from '#app/features/admin/save-person.ts'
import { readSetupLink, setPasswordByLink } from '#app/features/auth/use-setup-link.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { adminWorld } from './world.ts'

const PASSWORD = 'con mèo ngủ trên mái'

describeOnEachDatabase('adding a person', make => {
  const input = (fields: Record<string, unknown>) =>
    addPersonInput.parse({ name: 'Lê Thị An', email: ' an@co.example ', account: '', ...fields })

  it('gives them the post that was chosen, from today on', async () => {
    const { tools, stores, admin, actor, told } = await adminWorld(await make())
    const outcome = await addPerson(tools, admin, input({ postKind: 'unit-head', unitId: 'kinh-te', postTitle: '' }))
    if (outcome.kind !== 'saved') throw new Error(outcome.kind)
    expect(await stores.people.get(outcome.id)).toMatchObject({
      email: 'an@co.example',
      account: null,
      passwordHash: null,
    })
    const { posts } = await actor(outcome.id)
    expect(posts).toMatchObject([
      { kind: 'unit-head', title: 'Thủ trưởng đơn vị', unitId: 'kinh-te', validFrom: '2026-03-10' },
    ])
    expect(await told('person', outcome.id)).toMatchObject([{ kind: 'person-added', name: 'Lê Thị An' }])
    expect(await told('post', posts[0]!.id)).toMatchObject([{ kind: 'post-added' }])
  })

  it('needs no post, but a way to sign in', async () => {
    const { tools, admin } = await adminWorld(await make())
    expect(await addPerson(tools, admin, input({ email: '', account: 'le.an' }))).toMatchObject({ kind: 'saved' })
    expect(await addPerson(tools, admin, input({ email: '', account: '' }))).toMatchObject({ field: 'email' })
  })

  it('refuses logins in use and halves of a post, leaving nothing behind', async () => {
    const { tools, stores, admin, secretary, events } = await adminWorld(await make())
    const before = await stores.people.count()
    expect(await addPerson(tools, admin, input({ email: 'TRUONG@co.example' }))).toMatchObject({ code: 'login-taken' })
    expect(await addPerson(tools, admin, input({ account: 'Truong' }))).toMatchObject({ code: 'login-taken' })
    expect(await addPerson(tools, admin, input({ postKind: 'officer' }))).toMatchObject({ field: 'unitId' })
    expect(await addPerson(tools, admin, input({ postKind: 'officer', unitId: 'x' }))).toMatchObject({
      field: 'unitId',
    })
    expect(await addPerson(tools, admin, input({ unitId: 'noi-vu' }))).toMatchObject({ field: 'postKind' })
    await expect(addPerson(tools, secretary, input({}))).rejects.toThrow('forbidden')
    expect(await stores.people.count()).toBe(before)
    expect(await events()).toBe(0)
  })

  it('does one thing for a form sent twice', async () => {
    const { tools, stores, admin, key } = await adminWorld(await make())
    const requestKey = key()
    const both = await Promise.all([1, 2].map(() => addPerson(tools, admin, input({ requestKey }))))
    expect(both.map(o => o.kind).sort()).toEqual(['repeated', 'saved'])
    expect(await stores.people.count()).toBe(5)
  })

  it('says what is wrong with what was typed', () => {
    const problems = addPersonInput.safeParse({ name: 'A', email: 'khong-phai-thu', account: 'a b', postKind: 'boss' })
    expect(problems.error?.issues.map(i => i.path[0]).sort()).toEqual(['account', 'email', 'name', 'postKind'])
  })
})

describeOnEachDatabase('changing a person', make => {
  const input = (fields: Record<string, unknown>) =>
    savePersonInput.parse({
      personId: 'truong',
      seenVersion: '1',
      name: 'Người mới',
      email: 'moi@co.example',
      account: 'truong',
      active: 'on',
      ...fields,
    })

  it('keeps before and after, never the password', async () => {
    const { tools, stores, admin, told } = await adminWorld(await make())
    const account = (await stores.people.get('truong'))!
    await stores.people.save({ ...account, passwordHash: 'bí mật' })
    expect(await savePerson(tools, admin, input({ seenVersion: 2 }))).toMatchObject({ kind: 'saved' })
    expect(await stores.people.get('truong')).toMatchObject({
      email: 'moi@co.example',
      passwordHash: 'bí mật',
      version: 3,
    })
    const [event] = await told('person', 'truong')
    expect(event).toMatchObject({ before: { email: 'truong@co.example' }, after: { email: 'moi@co.example' } })
    expect(JSON.stringify(event)).not.toContain('bí mật')
  })

  it('signs out whoever is locked', async () => {
    const { tools, stores, admin } = await adminWorld(await make())
    const now = tools.clock.now()
    const session = {
      id: 's1',
      tokenHash: 'h',
      personId: 'truong',
      createdAt: now,
      seenAt: now,
      expiresAt: now,
      revokedAt: null,
      client: '',
    }
    await stores.sessions.insert(session)
    await savePerson(tools, admin, input({ active: undefined }))
    expect((await stores.sessions.findByTokenHash('h'))?.revokedAt).toBe(now)
  })

  it('is for administrators; refuses what would lock everybody out, logins in use, and what is stale', async () => {
    const { tools, stores, admin, actor, secretary, events } = await adminWorld(await make())
    await expect(savePerson(tools, secretary, input({}))).rejects.toThrow('forbidden')
    await expect(savePerson(tools, admin, input({ personId: 'x' }))).rejects.toThrow('not-found')
    const own = { personId: 'quantri', email: 'quantri@co.example', account: 'quantri', active: undefined }
    expect(await savePerson(tools, admin, input(own))).toMatchObject({ code: 'self' })
    expect(await savePerson(tools, admin, input({ email: 'pct@co.example' }))).toMatchObject({ code: 'login-taken' })
    expect(await savePerson(tools, admin, input({ email: '', account: '' }))).toMatchObject({ code: 'no-login' })
    expect(await savePerson(tools, admin, input({ seenVersion: 9 }))).toMatchObject({ kind: 'stale', seenVersion: '1' })
    expect(await events()).toBe(0)
    // somebody who administers only as a deputy may not lock out the last lasting administrator either
    const post = (await stores.office.load()).posts.find(p => p.kind === 'admin')!
    await stores.office.savePost(
      { ...post, deputies: [{ personId: 'pct', validFrom: tools.clock.today(), validTo: null }] },
      1,
    )
    expect(await savePerson(tools, await actor('pct'), input(own))).toMatchObject({ code: 'last-admin' })
  })
})

describeOnEachDatabase('a link for somebody to set their password', make => {
  it('works once, is on record, and its token nowhere', async () => {
    const { tools, admin, told } = await adminWorld(await make())
    const outcome = await issuePersonLink(tools, admin, 'truong')
    if (outcome.kind !== 'issued') throw new Error(outcome.message)
    expect((await readSetupLink(tools, outcome.token))?.person?.personId).toBe('truong')
    const password = { password: PASSWORD, repeated: PASSWORD }
    expect(await setPasswordByLink(tools, outcome.token, password)).toMatchObject({ kind: 'done' })
    const events = await told('person', 'truong')
    expect(events.map(e => e.kind)).toEqual(['setup-link-issued', 'password-set-by-link'])
    expect(JSON.stringify(events)).not.toContain(outcome.token)
  })

  it('is refused for who is locked or unknown, and to who may not', async () => {
    const { tools, stores, admin, secretary } = await adminWorld(await make())
    await stores.people.save({ ...(await stores.people.get('truong'))!, active: false })
    expect(await issuePersonLink(tools, admin, 'truong')).toMatchObject({ code: 'locked' })
    await expect(issuePersonLink(tools, admin, 'x')).rejects.toThrow('not-found')
    await expect(issuePersonLink(tools, secretary, 'truong')).rejects.toThrow('forbidden')
  })
})
