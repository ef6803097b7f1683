import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FIELD_MEANINGS, messageOf } from '#app/domain/reminder/wording/messages.ts'
import { openWording, problemOf } from '#app/features/wordings/open-wordings.ts'
import { previewWording, type WordingPreview } from '#app/features/wordings/preview-wording.ts'
import { saveWording } from '#app/features/wordings/save-wording.ts'
import { wordingInput, wordingMark } from '#app/features/wordings/wording-input.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { tools } from '#app/server/compose.server.ts'
import { type FormReply, invalid, parseForm, readForm } from '#app/server/forms.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { withDeliveryTools } from '#app/server/reminder-tools.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { likelyReaders, readersOf, versionLines } from '#app/server/wording-page.server.ts'
import { typedOr } from '#app/ui/admin/admin-form.tsx'
import { MailPreview } from '#app/ui/admin/mail-preview.tsx'
import { WordingFields } from '#app/ui/admin/wording-fields.tsx'
import { WordingVersions } from '#app/ui/admin/wording-versions.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { ConfirmSubmit } from '#app/ui/base/confirm-submit.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { RequestKey } from '#app/ui/base/request-key.tsx'
import { Select } from '#app/ui/base/select.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'

/** People tried until one sees a task that the message could be about. */
const TRIED = 4

/** A message, its versions, and how it reads to somebody now; with `ban` the words of an earlier version in the form. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  const open = found(await orPage(openWording(tools(), actor, params.messageId ?? '')))
  const { message, row, versions } = open
  const office = await reads.office()
  const address = new URL(request.url).searchParams
  const lines = versionLines(versions, office)
  const again = lines.find(v => v.id === address.get('ban'))
  const fields = again?.fields ?? row?.fields ?? {}
  const asked = address.get('nguoi')
  const readers = readersOf(office, today)
  const wanted = asked && readers.some(r => r.value === asked) ? [asked] : likelyReaders(office, today, message.id)
  let personId = wanted[0] ?? ''
  let preview: WordingPreview = { mail: null, asIf: false }
  for (const id of wanted.slice(0, TRIED)) {
    preview = await withDeliveryTools(t => orPage(previewWording(t, actor, { id: message.id, fields, personId: id })))
    personId = id
    if (preview.mail) break
  }
  return json({
    message: { ...message, fields: message.fields.map(f => ({ ...f, may: [...f.may], must: [...f.must] })) },
    fields,
    again: again ? again.at : null,
    edited: row !== null,
    problem: row && problemOf(row),
    mark: wordingMark(row?.fields),
    versions: lines,
    readers,
    personId,
    preview,
    keys: { save: newKey(), reset: newKey() },
  })
}

type Reply = FormReply & { preview?: WordingPreview }

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  requireMay(actor, 'admin.wordings')
  const message = found(messageOf(params.messageId ?? ''))
  const input = wordingInput(message)
  const looksFirst = (await readForm(request.clone())).has('xem')
  if (!looksFirst)
    return adminAction(request, {
      action: 'admin.wordings',
      input,
      use: saveWording,
      to: '/quan-tri/mau-thu',
      said: 'Đã lưu mẫu thư. Thư gửi từ nay dùng lời mới.',
    })
  const form = await parseForm(request, input)
  if (!form.ok) return invalid(form)
  const { personId = '', ...wording } = form.value
  const preview = await withDeliveryTools(t => orPage(previewWording(t, actor, { ...wording, personId })))
  return json<Reply>({ message: null, errors: {}, values: form.values, preview })
}

export const meta: MetaFunction = () => [{ title: 'Mẫu thư – Giao việc – Nhắc việc' }]

export default function WordingPage() {
  const d = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as Reply | undefined
  const preview = reply?.preview ?? d.preview
  const used = [...new Set(d.message.fields.flatMap(f => f.may))]
  return (
    <>
      <PageHeader
        title={d.message.name}
        subtitle={d.message.when}
        breadcrumb={[{ label: 'Mẫu thư', href: '/quan-tri/mau-thu' }]}
      />
      {d.problem && !reply && (
        <Callout tone="late" title="Bản đã sửa không dùng được">
          {d.problem} Thư đang gửi bằng lời mặc định; sửa lại hoặc trả về mặc định.
        </Callout>
      )}
      {d.again && !reply && (
        <Callout tone="soon" title={`Đang xem lại bản lúc ${d.again}`}>
          Chưa có gì thay đổi. Bấm Lưu mẫu thư để dùng lại bản này.
        </Callout>
      )}
      <div className="mt-3 grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Form method="post" className="flex flex-col gap-4" noValidate>
            <FormError message={reply?.message} errors={reply?.errors} />
            <RequestKey value={typedOr(reply, 'requestKey', d.keys.save)} />
            <input type="hidden" name="seenVersion" value={typedOr(reply, 'seenVersion', d.mark)} />
            <Card>
              <div className="flex flex-col gap-4">
                <WordingFields key={d.again ?? ''} fields={d.message.fields} stored={d.fields} reply={reply} />
                {used.length > 0 && (
                  <dl className="meta grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
                    {used.map(name => (
                      <div key={name} className="contents">
                        <dt className="font-medium whitespace-nowrap">{`{${name}}`}</dt>
                        <dd>{FIELD_MEANINGS[name]}</dd>
                      </div>
                    ))}
                  </dl>
                )}
                <Field name="personId" label="Xem trước như thư gửi" hint="Trên việc thật của cơ quan; không gửi gì.">
                  <Select options={d.readers} defaultValue={typedOr(reply, 'personId', d.personId)} />
                </Field>
              </div>
              <div className="mt-5 flex flex-wrap gap-2">
                <SubmitButton variant="secondary" name="xem" value="1">
                  Xem trước
                </SubmitButton>
                <SubmitButton>Lưu mẫu thư</SubmitButton>
                <a href="/quan-tri/mau-thu" className="btn">
                  Thôi
                </a>
              </div>
            </Card>
          </Form>
          {d.edited && (
            <Form method="post" action={`/quan-tri/mau-thu/${d.message.id}/mac-dinh`}>
              <RequestKey value={d.keys.reset} />
              <ConfirmSubmit
                variant="secondary"
                label="Trả về mặc định"
                question="Bỏ lời của cơ quan, dùng lại lời mặc định của phần mềm? Bản đã sửa vẫn còn trong các lần sửa."
                confirmLabel="Trả về mặc định"
              />
            </Form>
          )}
        </div>
        <MailPreview {...preview} />
      </div>
      <WordingVersions messageId={d.message.id} versions={d.versions} />
    </>
  )
}
