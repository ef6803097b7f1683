import type { FormReply } from '#app/server/forms.server.ts'
import { readForm, withoutNul } from '#app/server/forms.server.ts'

/** The page sends each item's fields under names of its own ("lead-ID"); here they become a list again. */
export async function itemsForm(request: Request, documentId: string) {
  const form = await readForm(request)
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? withoutNul(value) : ''
  }
  const list = (name: string): string[] => form.getAll(name).filter(v => typeof v === 'string' && v !== '') as string[]
  const ids = [...form.keys()].flatMap(name => (name.startsWith('title-') ? [name.slice('title-'.length)] : []))
  return {
    documentId,
    seenVersion: text('seenVersion'),
    deed: text('deed'),
    lateAllowed: text('lateAllowed'),
    items: ids.map(id => ({
      id,
      taken: text(`taken-${id}`),
      title: text(`title-${id}`),
      lead: list(`lead-${id}`),
      coordinate: list(`coordinate-${id}`),
      ownDue: text(`due-${id}`),
    })),
  }
}

/** Which item's field an input error belongs to: "items.3.ownDue" → "due-ID". */
export function itemErrors(
  sent: Awaited<ReturnType<typeof itemsForm>>,
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): FormReply {
  const errors: Record<string, string> = {}
  for (const { path, message } of issues) {
    const item = path[0] === 'items' && typeof path[1] === 'number' ? sent.items[path[1]] : undefined
    const field = path[2] === 'ownDue' ? 'due' : String(path[2] ?? '')
    errors[item ? `${field}-${item.id}` : 'form'] ??= message
  }
  return { message: Object.values(errors)[0] ?? null, errors, values: {} }
}

/** What was typed, by item, over what is stored. */
export const typedItems = (sent: Awaited<ReturnType<typeof itemsForm>>) =>
  Object.fromEntries(
    sent.items.map(({ id, taken, title, lead, coordinate, ownDue }) => [
      id,
      { taken: taken !== '', title, lead, coordinate, ownDue },
    ]),
  )
