import type { ActionFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { removeView, saveView, saveViewInput } from '#app/features/tasks/saved-views.ts'
import { LIST_ADDRESS } from '#app/features/tasks/task-list-address.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { parseForm } from '#app/server/forms.server.ts'
import { pageContext } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'

/** Reached by its form alone; a look at the address leads to the list. */
export async function loader({ request }: ActionFunctionArgs) {
  await pageContext(request)
  return redirect(LIST_ADDRESS)
}

/** Keeps or drops a list under a name. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, saveViewInput.partial({ name: true }))
  const search = form.ok ? form.value.search : ''
  const list = search ? `${LIST_ADDRESS}?${search}` : LIST_ADDRESS
  const wrong = (message: string) => redirectSaying(list, { message, tone: 'late' })
  if (!form.ok) return wrong(Object.values(form.reply.errors)[0] ?? 'Chưa lưu được bộ lọc.')
  const removed = form.values.remove
  if (typeof removed === 'string') {
    await removeView(tools(), actor, removed)
    return redirectSaying(list, 'Đã xoá bộ lọc đã lưu.')
  }
  if (form.value.name === undefined) return wrong('Cần đặt tên cho bộ lọc.')
  const view = await saveView(tools(), actor, { name: form.value.name, search })
  if (isRefusal(view)) return wrong(view.message)
  return redirectSaying(list, `Đã lưu bộ lọc “${view.name}”.`)
}
