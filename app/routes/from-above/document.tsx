import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { can } from '#app/domain/access/can.ts'
import { citationAtStart } from '#app/domain/directive/citation.ts'
import { ABOVE_STATE_NAMES } from '#app/domain/from-above/document.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import {
  type CascadeOutcome,
  cascadeDocument,
  cascadeDocumentInput,
} from '#app/features/from-above/cascade-document.ts'
import { type SetItemsOutcome, setItems } from '#app/features/from-above/set-items.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { found, orPage, pageContext } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { DayText } from '#app/ui/base/day-text.tsx'
import { Disclosure } from '#app/ui/base/disclosure.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Facts } from '#app/ui/base/facts.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import { ItemForm } from '#app/ui/from-above/item-form.tsx'
import { RollUpLine } from '#app/ui/from-above/roll-up.tsx'
import { partyOptions, partyValue } from '#app/ui/meeting/party-options.ts'
import { TaskTags } from '#app/ui/task/task-tags.tsx'
import { itemErrors, itemsForm, typedItems } from './items-form.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const page = found(await reads.documentFromAbove(actor, params.documentId!, today))
  const { document, items, result, answerDue, office } = page
  const mayEdit = document.state === 'draft' && (can(actor, 'above.record') || can(actor, 'above.cascade'))
  const { items: _items, ...head } = document
  return json({
    today,
    document: head,
    answerDue,
    result,
    items: items.map(({ item, tasks, result: own }) => ({
      ...item,
      lead: item.lead.map(partyValue),
      coordinate: item.coordinate.map(partyValue),
      tasks,
      result: own,
    })),
    parties: mayEdit ? partyOptions(office, today) : [],
    mayEdit,
    mayCascade: mayEdit && can(actor, 'above.cascade'),
  })
}

/** Lưu, or giao việc: the same form; what is wrong comes back with everything that was typed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const page = `/van-ban-cap-tren/${params.documentId}`
  const sent = await itemsForm(request, params.documentId ?? '')
  const parsed = cascadeDocumentInput.safeParse(sent)
  const typed = typedItems(sent)
  if (!parsed.success) return json({ ...itemErrors(sent, parsed.error.issues), typed }, { status: 400 })
  const give = sent.deed === 'cascade'
  const outcome: CascadeOutcome | SetItemsOutcome = give
    ? await orPage(cascadeDocument(tools(), actor, parsed.data))
    : await orPage(setItems(tools(), actor, parsed.data))
  if (isRefusal(outcome)) {
    const errors: Record<string, string> = outcome.field ? { [outcome.field]: outcome.message } : {}
    return json({ message: outcome.message, errors, values: {}, typed }, { status: 409 })
  }
  if (outcome.kind === 'stale') {
    const message = 'Người khác vừa sửa văn bản này. Những gì bạn chọn vẫn còn dưới đây: hãy đối chiếu rồi lưu lại.'
    return json({ message, errors: {}, values: {}, typed }, { status: 409 })
  }
  return redirectSaying(page, outcome.kind === 'cascaded' ? `Đã giao ${outcome.tasks} nhiệm vụ.` : 'Đã lưu.')
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.document.number ?? 'Văn bản cấp trên'} – Giao việc – Nhắc việc` },
]

type View = ReturnType<typeof useLoaderData<typeof loader>>

export default function DocumentFromAbovePage() {
  const view = useLoaderData<typeof loader>()
  const { document } = view
  return (
    <FastLinks>
      <PageHeader
        title={`Văn bản số ${document.number}`}
        breadcrumb={[{ label: 'Văn bản cấp trên', href: '/van-ban-cap-tren' }]}
        subtitle={document.subject || document.body}
        tags={
          <Tag tone={document.state === 'draft' ? 'soon' : 'ok'}>
            {ABOVE_STATE_NAMES[document.state].toLocaleLowerCase('vi')}
          </Tag>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4 max-lg:order-2">
          {view.mayEdit ? <Choosing view={view} /> : <Given view={view} />}
        </div>
        <div className="flex flex-col gap-4">
          <Card title="Văn bản">
            <Facts
              facts={[
                { label: 'Cơ quan', value: document.body },
                { label: 'Ngày', value: <DayText day={document.day} /> },
                { label: 'Người ký', value: document.signerTitle || null },
                {
                  label: 'Báo cáo lên',
                  value: view.answerDue ? (
                    <b className="font-semibold">
                      <DayText day={view.answerDue} weekday />
                    </b>
                  ) : (
                    'không ghi hạn'
                  ),
                },
                { label: 'Kết quả', value: <RollUpLine result={view.result} meetingId={document.meetingId} /> },
              ]}
            />
          </Card>
          <Disclosure summary="Toàn văn">
            <div className="doc max-h-[70dvh] overflow-y-auto text-[0.875rem] whitespace-pre-line">{document.text}</div>
          </Disclosure>
        </div>
      </div>
    </FastLinks>
  )
}

/** Before it is given: which items are ours, who does them, until when. */
function Choosing({ view }: { view: View }) {
  const reply = useActionData<typeof action>()
  const items = view.items.map(item => ({ ...item, ...reply?.typed[item.id] }))
  const ours = items.filter(i => i.concern !== 'none' || i.taken)
  const others = items.filter(i => i.concern === 'none' && !i.taken)
  const errors: Record<string, string> = reply?.errors ?? {}
  const errorField = Object.keys(errors)[0] ?? null
  const form = (item: (typeof items)[number]) => (
    <ItemForm
      key={item.id}
      item={item}
      parties={view.parties}
      error={errorField ? (errors[errorField] ?? null) : null}
      errorField={errorField}
    />
  )
  return (
    <Form method="post" className="flex flex-col gap-4" noValidate>
      <FormError message={reply?.message} />
      <input type="hidden" name="seenVersion" value={view.document.version} />
      <h2 className="text-lg font-semibold">Việc của đơn vị mình ({ours.length})</h2>
      {ours.length === 0 ? (
        <Callout tone="soon" title="Không thấy mục nào nêu cơ quan mình hoặc đơn vị của mình">
          Nếu có, mở các mục khác dưới đây rồi đánh dấu.
        </Callout>
      ) : (
        <ul className="flex flex-col gap-3">{ours.map(form)}</ul>
      )}
      {others.length > 0 && (
        <Disclosure summary={`Mục khác trong văn bản (${others.length})`}>
          <ul className="flex flex-col gap-3">{others.map(form)}</ul>
        </Disclosure>
      )}
      <Card className="z-10 lg:sticky lg:bottom-2 lg:shadow-pop">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {view.mayCascade && (
            <SubmitButton name="deed" value="cascade" busyLabel="Đang giao…">
              Giao cho các đơn vị
            </SubmitButton>
          )}
          <SubmitButton name="deed" value="save" variant="secondary">
            Lưu, giao sau
          </SubmitButton>
          <Checkbox name="lateAllowed" label="Cho phép hạn sau hạn của cấp trên" />
        </div>
      </Card>
    </Form>
  )
}

/** After: what became of each item, the superior's day beside our own. */
function Given({ view }: { view: View }) {
  const taken = view.items.filter(i => i.taken)
  const others = view.items.filter(i => !i.taken)
  if (view.items.length === 0) return <EmptyState title="Văn bản không có mục nào." />
  return (
    <>
      <Card title={`Việc của đơn vị mình (${taken.length})`} flush>
        <ul className="divide-y divide-line-soft border-t border-line-soft">
          {taken.map(item => (
            <li key={item.id} id={`muc-${item.id}`} className="px-4 py-3.5">
              <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <b className="font-semibold">{citationAtStart(item.path)}</b>
                <span className="min-w-0 flex-1 basis-56 font-medium">{item.title}</span>
                <span className="meta">
                  {item.due ? `hạn của cấp trên ${formatDay(item.due as never)}` : 'cấp trên không ghi hạn'}
                </span>
              </div>
              <p className="mt-1 text-[0.875rem] text-soft">{item.text}</p>
              {item.tasks.length > 1 && (
                <div className="mt-1.5 text-[0.875rem]">
                  <RollUpLine result={item.result} meetingId={view.document.meetingId} />
                </div>
              )}
              <ul className="mt-1.5 flex flex-col gap-1">
                {item.tasks.map(t => (
                  <li key={t.id} className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-[0.875rem]">
                    <a href={`/nhiem-vu/${t.id}`} className="font-medium text-accent">
                      {t.unitName}
                    </a>
                    <span className="meta">
                      {t.due ? (
                        <>
                          hạn của mình <DayText day={t.due} />
                        </>
                      ) : (
                        'không thời hạn'
                      )}
                    </span>
                    <TaskTags line={t} today={view.today} quiet />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </Card>
      {others.length > 0 && (
        <Disclosure summary={`Mục khác trong văn bản (${others.length})`}>
          <ul className="flex flex-col gap-2 text-[0.875rem]">
            {others.map(item => (
              <li key={item.id}>
                <b className="font-medium">{citationAtStart(item.path)}</b> {item.text}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
