import { expect, it } from 'vitest'
import { addPerson, addPersonInput } from '#app/features/admin/add-person.ts'
import { changePassword } from '#app/features/auth/change-password.ts'
import { signIn } from '#app/features/auth/sign-in.ts'
import { readSetupLink, setPasswordByLink } from '#app/features/auth/use-setup-link.ts'
import { handOverPost, handOverPostInput } from '#app/features/organisation/hand-over-post.ts'
import { issuePostLink } from '#app/features/organisation/issue-post-link.ts'
import { savePostAccount, savePostAccountInput } from '#app/features/organisation/save-post-account.ts'
import type { OpenDatabase } from '#db/open.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { adminWorld } from '../admin/world.ts'

const PASSWORD = 'mot-mat-khau-rat-dai-2026'
const ORIGIN = { address: '10.0.0.1', client: 'Firefox' }
const account = (fields: Record<string, unknown> = {}) =>
  savePostAccountInput.parse({ postId: 'chuc-truong', account: 'TruongPhong.NoiVu', active: 'on', ...fields })

async function withAccount(open: OpenDatabase) {
  const w = await adminWorld(open)
  expect(await savePostAccount(w.tools, w.admin, account())).toMatchObject({ kind: 'saved' })
  const link = await issuePostLink(w.tools, w.admin, 'chuc-truong')
  if (link.kind !== 'issued') throw new Error(link.message)
  await setPasswordByLink(w.tools, link.token, { password: PASSWORD, repeated: PASSWORD })
  const enter = (password = PASSWORD) => signIn(w.tools, { login: 'truongphong.noivu', password }, ORIGIN)
  return { ...w, enter }
}

describeOnEachDatabase('the account of a post', make => {
  it('signs in whoever fills the post, as themselves', async () => {
    const w = await withAccount(await make())
    const signedIn = await w.enter()
    expect(signedIn).toMatchObject({ kind: 'signed-in', personId: 'truong' })
    const sessions = await w.stores.sessions.listActive('truong', w.tools.clock.now())
    expect(sessions).toMatchObject([{ postId: 'chuc-truong' }])
    expect(await w.enter('sai-mat-khau-hoan-toan')).toMatchObject({ kind: 'refused', code: 'wrong' })
    expect(await w.told('post', 'chuc-truong')).toMatchObject([
      { kind: 'post-account-added', after: { account: 'truongphong.noivu' } },
      { kind: 'setup-link-issued' },
      { kind: 'password-set-by-link' },
    ])
  })

  it('goes to the next holder, who sets an own password; the one before is out at once', async () => {
    const w = await withAccount(await make())
    await w.enter()
    const handover = handOverPostInput.parse({
      postId: 'chuc-truong',
      seenVersion: 1,
      day: '10/03/2026',
      nextPersonId: 'thuky',
    })
    expect(await handOverPost(w.tools, w.admin, handover)).toMatchObject({ kind: 'saved' })
    expect(await w.stores.sessions.listActive('truong', w.tools.clock.now())).toEqual([])
    expect(await w.enter()).toMatchObject({ kind: 'refused', code: 'wrong' })
    const next = (await w.stores.postAccounts.list())[0]!
    expect(next).toMatchObject({ account: 'truongphong.noivu', passwordHash: null })
    const link = await issuePostLink(w.tools, w.admin, next.postId)
    if (link.kind !== 'issued') throw new Error(link.message)
    expect((await readSetupLink(w.tools, link.token))?.person).toMatchObject({
      personId: 'thuky',
      logins: ['truongphong.noivu'],
    })
    const fresh = 'mat-khau-cua-nguoi-moi-2026'
    await setPasswordByLink(w.tools, link.token, { password: fresh, repeated: fresh })
    expect(await w.enter(fresh)).toMatchObject({ kind: 'signed-in', personId: 'thuky' })
    // nobody but the holder of the day
    const old = await w.stores.postAccounts.get('chuc-truong')
    expect(old).toBeNull()
  })

  it('lets nobody in while the post is vacant or the account closed', async () => {
    const w = await withAccount(await make())
    await w.enter()
    expect(await savePostAccount(w.tools, w.admin, account({ seenVersion: 2, active: undefined }))).toMatchObject({
      kind: 'saved',
    })
    expect(await w.stores.sessions.listActive('truong', w.tools.clock.now())).toEqual([])
    expect(await w.enter()).toMatchObject({ kind: 'refused' })
    await savePostAccount(w.tools, w.admin, account({ seenVersion: 3 }))
    expect(await w.enter()).toMatchObject({ kind: 'signed-in' })
    await handOverPost(
      w.tools,
      w.admin,
      handOverPostInput.parse({ postId: 'chuc-truong', seenVersion: 1, day: '10/03/2026' }),
    )
    const vacant = (await w.stores.postAccounts.list())[0]!
    expect(await issuePostLink(w.tools, w.admin, vacant.postId)).toMatchObject({ kind: 'refused', code: 'vacant' })
  })

  it('changes its own password, not the person’s', async () => {
    const w = await withAccount(await make())
    const personal = (await w.stores.people.get('truong'))?.passwordHash
    await w.enter()
    const [session] = await w.stores.sessions.listActive('truong', w.tools.clock.now())
    const who = {
      personId: 'truong',
      postId: 'chuc-truong',
      sessionId: session!.id,
      title: 'Trưởng phòng',
      address: '10.0.0.1',
    }
    const next = 'mat-khau-thu-hai-rat-dai'
    expect(await changePassword(w.tools, who, { current: PASSWORD, password: next, repeated: next })).toMatchObject({
      kind: 'changed',
    })
    expect(await w.enter(next)).toMatchObject({ kind: 'signed-in' })
    expect((await w.stores.people.get('truong'))?.passwordHash).toBe(personal)
  })

  it('has a name of its own, and is no administrator’s', async () => {
    const w = await withAccount(await make())
    expect(await savePostAccount(w.tools, w.admin, account({ postId: 'chuc-thuky', account: 'truong' }))).toMatchObject(
      { kind: 'refused', field: 'account' },
    )
    expect(
      await savePostAccount(w.tools, w.admin, account({ postId: 'chuc-quantri', account: 'admin1' })),
    ).toMatchObject({ kind: 'refused', code: 'admin' })
    const person = addPersonInput.parse({ name: 'Người khác', email: '', account: 'truongphong.noivu' })
    expect(await addPerson(w.tools, w.admin, person)).toMatchObject({ kind: 'refused', code: 'login-taken' })
    await expect(savePostAccount(w.tools, w.secretary, account())).rejects.toThrow('forbidden')
  })
})
