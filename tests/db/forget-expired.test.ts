import { expect, it } from 'vitest'
import { addMinutes } from '#app/domain/shared/instant.ts'
import { issueSetupLink } from '#app/features/auth/issue-setup-link.ts'
import { signIn } from '#app/features/auth/sign-in.ts'
import { forgetExpired } from '#db/forget-expired.ts'
import { authWorld, HERE } from '#tests/features/auth/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

describeOnEachDatabase('forgetting what expired', make => {
  it('leaves what may still matter, and removes the rest a month later', async () => {
    const open = await make()
    const { tools, person } = authWorld(open)
    await person('p1', 'lan@so.vn', 'con mèo ngủ trên mái')
    await signIn(tools, { login: 'lan', password: 'con mèo ngủ trên mái' }, HERE)
    await signIn(tools, { login: 'lan', password: 'sai' }, HERE)
    await issueSetupLink(tools, 'p1')
    const now = tools.clock.now()
    expect(await forgetExpired(open.db, now)).toBe(0)
    // two counters of attempts after a day; the session and the link a month after they ended
    expect(await forgetExpired(open.db, addMinutes(now, 2 * 24 * 60))).toBe(2)
    expect(await forgetExpired(open.db, addMinutes(now, 36 * 24 * 60))).toBe(1)
    expect(await forgetExpired(open.db, addMinutes(now, 38 * 24 * 60))).toBe(1)
    expect(await tools.unitOfWork(({ people }) => people.count())).toBe(1)
  })
})
