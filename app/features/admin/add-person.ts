import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { POST_KIND_NAMES, POST_KINDS, type Post } from '#app/domain/unit/office.ts'
import { optionalDayInput, optionalIdInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput } from './change-office.ts'
import { LOGIN_TAKEN, NO_LOGIN, personFields } from './person-fields.ts'
import { recordChange } from './record-change.ts'
import { refuseAddress } from './refuse-address.ts'

const emptyToUndefined = (v: unknown) => (v === '' ? undefined : v)

export const addPersonInput = z.object({
  requestKey: requestKeyInput,
  ...personFields,
  /** The first post comes with the person: most people hold one. */
  postKind: z.preprocess(emptyToUndefined, z.enum(POST_KINDS).optional()),
  postTitle: z.string().transform(tidy).pipe(z.string().max(150, 'Chức vụ quá dài.')).default(''),
  unitId: optionalIdInput,
  /** Since when they hold it; today where nothing is said. */
  postFrom: optionalDayInput,
})
export type AddPersonInput = z.output<typeof addPersonInput>

/** Adds a person, and where a role is chosen the post they hold. */
export const addPerson = (tools: Tools, actor: Actor, input: AddPersonInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.people', input.requestKey, async stores => {
    const { name, email, account, postKind, postTitle, unitId, postFrom } = input
    if (email === null && account === null) return refuse('no-login', NO_LOGIN, 'email')
    const foreign = await refuseAddress(tools, stores, email)
    if (foreign) return foreign
    const office = await stores.office.load()
    const unit = office.units.find(u => u.id === unitId)
    if (postKind && !unit) return refuse('no-unit', 'Chọn đơn vị của chức vụ.', 'unitId')
    if (!postKind && (unitId !== null || postTitle !== ''))
      return refuse('no-kind', 'Chọn vai trò của chức vụ, hoặc để trống cả vai trò, chức vụ và đơn vị.', 'postKind')
    const id = tools.ids.next()
    const person = { id, name, email, account, active: true, passwordHash: null }
    if ((await stores.people.insert(person, tools.clock.now())) === 'login-taken')
      return refuse('login-taken', LOGIN_TAKEN, 'email')
    await recordChange(tools, stores, actor, 'person', id, { kind: 'person-added', name, email, account })
    if (!postKind || !unit) return saved(id)
    const post: Post = {
      id: tools.ids.next(),
      kind: postKind,
      title: postTitle || POST_KIND_NAMES[postKind],
      unitId: unit.id,
      personId: id,
      validFrom: postFrom ?? tools.clock.today(),
      validTo: null,
      deputies: [],
      version: 1,
    }
    await stores.office.savePost(post, null)
    await recordChange(tools, stores, actor, 'post', post.id, { kind: 'post-added', before: null, after: post })
    return saved(id)
  })
