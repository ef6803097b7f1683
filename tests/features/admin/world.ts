import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import { day } from '#app/domain/shared/day.ts'
import type { PostKind } from '#app/domain/unit/office.ts'
import type { SubjectKind } from '#app/features/ports.ts'
import type { OpenDatabase } from '#db/open.ts'
import { readsOn } from '#db/reads/reads.ts'
import { authWorld } from '#tests/features/auth/world.ts'

const SINCE = day('2025-01-06')

/** A small office: a leadership, two offices; an administrator, a vice-chair, a secretary, a head. Today is 10/03/2026. */
export async function adminWorld(open: OpenDatabase) {
  const { tools, stores, advance } = authWorld(open)
  const valid = { validFrom: SINCE, validTo: null }
  const unit = (
    id: string,
    name: string,
    kind: string,
    parentId: string | null,
    sort: number,
    aliases: string[] = [],
  ) =>
    stores.office.saveUnit(
      { id, name, kind, parentId, sort, aliases: aliases.map(alias => ({ alias, ...valid })), version: 1, ...valid },
      null,
    )
  await unit('lanh-dao', 'Lãnh đạo', 'leadership', null, 0)
  await unit('noi-vu', 'Phòng Nội vụ', 'office', 'lanh-dao', 10, ['P.NV'])
  await unit('kinh-te', 'Phòng Kinh tế', 'office', 'lanh-dao', 20, ['P.KT'])
  await stores.office.saveField({ id: 'cchc', name: 'Cải cách hành chính' }, 1)
  const person = async (id: string, kind: PostKind, unitId: string) => {
    const account = id
    await stores.people.insert(
      { id, name: `Người ${id}`, email: `${id}@co.example`, account, active: true, passwordHash: null },
      tools.clock.now(),
    )
    await stores.office.savePost(
      { id: `chuc-${id}`, kind, title: `Chức ${id}`, unitId, personId: id, deputies: [], version: 1, ...valid },
      null,
    )
  }
  await person('quantri', 'admin', 'lanh-dao')
  await person('pct', 'vice-chair', 'lanh-dao')
  await person('thuky', 'secretary', 'noi-vu')
  await person('truong', 'unit-head', 'noi-vu')
  const actor = async (id: string): Promise<Actor> => {
    const found = actorOn(await stores.office.load(), id, tools.clock.today())
    if (!found) throw new Error(id)
    return found
  }
  let keys = 0
  return {
    tools,
    stores,
    advance,
    actor,
    reads: readsOn(open.db),
    admin: await actor('quantri'),
    secretary: await actor('thuky'),
    key: () => {
      keys += 1
      return `form-${String(keys).padStart(8, '0')}`
    },
    /** What the history says of one thing. */
    told: async (kind: SubjectKind, id: string) => (await stores.events.list(kind, id)).map(e => e.data),
    events: async () => (await readsOn(open.db).history({ limit: 500 })).lines.length,
  }
}
export type AdminWorld = Awaited<ReturnType<typeof adminWorld>>
