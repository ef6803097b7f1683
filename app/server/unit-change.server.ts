import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { formatDay } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { kindsIn } from '#app/domain/unit/kinds.ts'
import { isValidOn } from '#app/domain/unit/office.ts'
import { CHANGE_INPUTS, type ChangeInput, type ChangeKind } from '#app/features/organisation/change-input.ts'
import { changeOrganisation, confirmInput } from '#app/features/organisation/change-organisation.ts'
import { previewChange } from '#app/features/organisation/preview-change.ts'
import { adminAction } from './admin-replies.server.ts'
import { tools } from './compose.server.ts'
import { found, orPage, pageContext, requireMay } from './page.server.ts'

type Typed = Record<string, string | string[]>

/**
 * The page of one kind of change: first what and when – in the address, so that the preview can be sent to a
 * colleague –, then the preview of what moves, with what may be chosen.
 */
export const unitChangeLoader =
  (change: ChangeKind) =>
  async ({ request, params }: LoaderFunctionArgs) => {
    const { actor, reads, today, newKey } = await pageContext(request)
    requireMay(actor, 'admin.units')
    const office = await reads.office()
    const unit = found(office.units.find(u => u.id === params.unitId))
    const typed = typedIn(request)
    // 'sua': back to the first step with what was typed
    const asked = 'day' in typed && !('sua' in typed)
    const read = asked ? readInput(change, typed, unit.id) : null
    const shown = read?.input ? await orPage(previewChange(tools(), actor, read.input)) : null
    const refused = shown !== null && isRefusal(shown) ? shown : null
    return json({
      change,
      unit: { id: unit.id, name: unit.name, kind: unit.kind, parentId: unit.parentId },
      typed,
      errors: refused?.field ? { [refused.field]: refused.message } : (read?.errors ?? {}),
      message: refused && !refused.field ? refused.message : null,
      preview: shown !== null && !isRefusal(shown) ? shown : null,
      address: addressOf(request),
      units: office.units
        .filter(u => isValidOn(u, today) && u.id !== unit.id)
        .map(u => ({ value: u.id, label: u.name, leads: u.kind === 'leadership' })),
      kinds: kindsIn(office).map(k => ({ value: k.id, label: k.name })),
      today: formatDay(today),
      requestKey: newKey(),
    })
  }

export const unitChangeAction =
  (change: ChangeKind) =>
  ({ request, params }: ActionFunctionArgs) => {
    const { input } = readInput(change, typedIn(request), params.unitId ?? '')
    if (!input) throw new Response('Địa chỉ không đúng: hãy làm lại từ bước đầu.', { status: 400 })
    return adminAction(request, {
      action: 'admin.units',
      input: confirmInput,
      use: (t, actor, confirm) => changeOrganisation(t, actor, input, confirm),
      to: '/quan-tri/don-vi/thay-doi',
      said: 'Đã ghi thay đổi tổ chức.',
    })
  }

function readInput(change: ChangeKind, typed: Typed, unitId: string) {
  const schema: z.ZodType = CHANGE_INPUTS[change]
  const result = schema.safeParse({ ...typed, unitId })
  if (result.success) return { input: { change, ...(result.data as object) } as ChangeInput, errors: {} }
  const errors: Record<string, string> = {}
  for (const { path, message } of result.error.issues) errors[path.map(String).join('.') || 'form'] ??= message
  return { input: null, errors }
}

function addressOf(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return pathname + search
}

/** What the address says; a name that is there twice is a list. */
function typedIn(request: Request): Typed {
  const search = new URL(request.url).searchParams
  return Object.fromEntries(
    [...new Set(search.keys())]
      .filter(name => name !== '__proto__' && name !== '_data')
      .map(name => {
        const all = search.getAll(name)
        return [name, all.length === 1 ? all[0]! : all]
      }),
  )
}
