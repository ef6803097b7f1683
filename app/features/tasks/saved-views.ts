import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import type { Stores, Tools } from '../ports.ts'

/** A list with its conditions, kept by one person under a name: the address is all there is to it. */
export type SavedView = { id: string; name: string; search: string }
const VIEWS_MAX = 20

/** One row of settings per person; a table would hold nothing more. */
const keyOf = (personId: string): string => `views:${personId}`

export const readSavedViews = async (stores: Pick<Stores, 'settings'>, personId: string): Promise<SavedView[]> =>
  (await stores.settings.get<SavedView[]>(keyOf(personId))) ?? []

export const saveViewInput = z.object({
  name: z
    .string({ error: 'Cần đặt tên.' })
    .transform(tidy)
    .pipe(z.string().min(1, 'Cần đặt tên.').max(60, 'Tên quá dài.')),
  search: z
    .string()
    .max(1500, 'Bộ lọc quá dài.')
    .transform(text => new URLSearchParams(text))
    .transform(params => {
      params.delete('sau') // a place within the pages is no condition
      return params.toString()
    }),
})
export type SaveViewInput = z.output<typeof saveViewInput>

/** A name that exists is given to the new conditions. */
export function saveView(tools: Tools, actor: Actor, input: SaveViewInput): Promise<SavedView | Refusal> {
  return tools.unitOfWork(async stores => {
    const views = await readSavedViews(stores, actor.personId)
    const others = views.filter(v => v.name !== input.name)
    if (others.length >= VIEWS_MAX)
      return refuse('too-many-views', `Đã lưu ${VIEWS_MAX} bộ lọc; hãy xoá bớt một bộ lọc cũ.`, 'name')
    const view: SavedView = {
      id: views.find(v => v.name === input.name)?.id ?? tools.ids.next(),
      name: input.name,
      search: input.search,
    }
    await stores.settings.set(keyOf(actor.personId), [...others, view])
    return view
  })
}

export const removeView = (tools: Tools, actor: Actor, id: string): Promise<void> =>
  tools.unitOfWork(async stores => {
    const views = await readSavedViews(stores, actor.personId)
    await stores.settings.set(
      keyOf(actor.personId),
      views.filter(v => v.id !== id),
    )
  })
