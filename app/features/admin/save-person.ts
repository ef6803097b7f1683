import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { AppError } from '../app-error.ts'
import { idInput, tickInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput, seenVersionInput, staleSince } from './change-office.ts'
import { keepsAnAdmin } from './lasting-admin.ts'
import { LOGIN_TAKEN, NO_LOGIN, personFields } from './person-fields.ts'
import { recordChange } from './record-change.ts'
import { refuseAddress } from './refuse-address.ts'

export const savePersonInput = z.object({
  personId: idInput,
  requestKey: requestKeyInput,
  seenVersion: seenVersionInput,
  ...personFields,
  active: tickInput,
})
export type SavePersonInput = z.output<typeof savePersonInput>

/** Changes a person. Deactivating signs them out everywhere; their posts stay, vacant. */
export const savePerson = (tools: Tools, actor: Actor, input: SavePersonInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.people', input.requestKey, async stores => {
    const { name, email, account, active } = input
    const before = await stores.people.get(input.personId)
    if (!before) throw new AppError('not-found')
    if (before.version !== input.seenVersion) return staleSince(stores, 'person', before, input.seenVersion)
    if (email === null && account === null) return refuse('no-login', NO_LOGIN, 'email')
    if (!active && before.id === actor.personId)
      return refuse('self', 'Không thể tự khoá tài khoản của mình.', 'active')
    const foreign = before.email === email ? null : await refuseAddress(tools, stores, email)
    if (foreign) return foreign
    const office = await stores.office.load()
    const people = office.people.map(p => (p.id === before.id ? { ...p, active } : p))
    const alone = keepsAnAdmin(office, { ...office, people }, tools.clock.today())
    if (alone) return alone
    const result = await stores.people.save({ ...before, name, email, account, active })
    if (result === 'login-taken') return refuse('login-taken', LOGIN_TAKEN, 'email')
    if (result === 'stale') return staleSince(stores, 'person', before, input.seenVersion)
    const now = tools.clock.now()
    if (before.active && !active) {
      await stores.sessions.revokeOthers(before.id, null, now)
      await stores.mailLinks.revokeOfPerson(before.id, now, 'left')
      await stores.calendarFeeds.revokeKnownTo(before.id, now)
      await stores.push.removeOf(before.id)
    } else if (before.email !== email) await stores.mailLinks.revokeOfPerson(before.id, now, 'address')
    await recordChange(tools, stores, actor, 'person', before.id, {
      kind: 'person-changed',
      before: { name: before.name, email: before.email, account: before.account, active: before.active },
      after: { name, email, account, active },
    })
    return saved(before.id)
  })
