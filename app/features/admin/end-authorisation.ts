import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { addDays } from '#app/domain/shared/day.ts'
import type { Post } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import { dayInput, idInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput, seenVersionInput, staleSince } from './change-office.ts'
import { recordChange } from './record-change.ts'

export const endAuthorisationInput = z.object({
  postId: idInput,
  requestKey: requestKeyInput,
  seenVersion: seenVersionInput,
  deputyId: idInput,
  deputyFrom: dayInput,
})
export type EndAuthorisationInput = z.output<typeof endAuthorisationInput>

/** From today on the holder acts again; days that were acted for stay on record. */
export const endAuthorisation = (tools: Tools, actor: Actor, input: EndAuthorisationInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.people', input.requestKey, async stores => {
    const today = tools.clock.today()
    const before = (await stores.office.load()).posts.find(p => p.id === input.postId)
    if (!before) throw new AppError('not-found')
    if (before.version !== input.seenVersion) return staleSince(stores, 'post', before, input.seenVersion)
    const ends = (d: Post['deputies'][number]) => d.personId === input.deputyId && d.validFrom === input.deputyFrom
    if (!before.deputies.some(ends)) throw new AppError('not-found')
    const after: Post = {
      ...before,
      deputies: before.deputies.flatMap(d => {
        if (!ends(d)) return [d]
        return d.validFrom < today ? [{ ...d, validTo: addDays(today, -1) }] : []
      }),
    }
    if ((await stores.office.savePost(after, before.version)) === 'stale')
      return staleSince(stores, 'post', before, input.seenVersion)
    await recordChange(tools, stores, actor, 'post', before.id, { kind: 'authorisation-ended', before, after })
    return saved(before.id)
  })
