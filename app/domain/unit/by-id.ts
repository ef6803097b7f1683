/** Where the rows of a list stand, found out once a list: a page or a run asks an office thousands of times. */
const places = new WeakMap<readonly { id: string }[], Map<string, number>>()

/** The row of that id. A list that was changed since is looked through. */
export function byId<T extends { id: string }>(list: readonly T[], id: string): T | null {
  let known = places.get(list)
  if (!known) {
    known = new Map()
    for (const [at, row] of list.entries()) if (!known.has(row.id)) known.set(row.id, at)
    places.set(list, known)
  }
  const at = known.get(id)
  const row = at === undefined ? undefined : list[at]
  return row?.id === id ? row : (list.find(r => r.id === id) ?? null)
}
