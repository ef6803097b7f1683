import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseDay } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { isValidOn } from '#app/domain/unit/office.ts'
import { rememberAlias, rememberAliasInput } from '#app/features/admin/remember-alias.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

/** Ghi nhớ cách gọi: the page without script, and what the drafting screens' one click sends. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'unit.remember-alias')
  const asked = new URL(request.url).searchParams
  const units = (await reads.office()).units
    .filter(u => isValidOn(u, today))
    .map(u => ({ value: u.id, label: u.name, keywords: u.aliases.map(a => a.alias) }))
  return json({
    units,
    words: asked.get('tu') ?? '',
    unitId: asked.get('donVi') ?? '',
    on: parseDay(asked.get('ngay') ?? '') ?? today,
    requestKey: newKey(),
  })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  requireMay(actor, 'unit.remember-alias')
  const form = await parseForm(request, rememberAliasInput)
  if (!form.ok) return invalid(form)
  const outcome = await orPage(rememberAlias(tools(), actor, form.value))
  if (isRefusal(outcome)) return refused(outcome, form.values)
  // the drafting screen stays where it is
  if (request.headers.get('Accept')?.includes('application/json')) return json({ kind: 'remembered' })
  return redirectSaying('/', `Đã ghi nhớ “${form.value.words}”. Lần đọc văn bản sau sẽ hiểu.`)
}

export const meta: MetaFunction = () => [{ title: 'Ghi nhớ cách gọi – Giao việc – Nhắc việc' }]

export default function AliasNew() {
  const { units, words, unitId, on, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  return (
    <>
      <PageHeader
        title="Ghi nhớ cách gọi"
        subtitle="Từ ngày ấy, gặp cách gọi này trong văn bản là hiểu ngay đơn vị nào."
      />
      <AdminForm reply={reply} requestKey={requestKey} submitLabel="Ghi nhớ">
        <Field name="words" label="Cách gọi trong văn bản" required error={reply?.errors.words}>
          <Input defaultValue={typedOr(reply, 'words', words)} maxLength={80} placeholder="TT ƯDCNTT" />
        </Field>
        <Field name="unitId" label="Là đơn vị" required error={reply?.errors.unitId}>
          <Combobox options={units} defaultValue={typedOr(reply, 'unitId', unitId)} emptyLabel="Chọn đơn vị" />
        </Field>
        <Field name="on" label="Từ ngày" required error={reply?.errors.on}>
          <DateField defaultValue={typedOr(reply, 'on', on)} />
        </Field>
      </AdminForm>
    </>
  )
}
