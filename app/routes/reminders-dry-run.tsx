import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { formatDay, weekdayName } from '#app/domain/shared/day.ts'
import { formatTime, instantAt } from '#app/domain/shared/instant.ts'
import { formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { readDay } from '#app/features/inputs.ts'
import { nextDryRun } from '#app/features/reminders/dry-run.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { withDeliveryTools } from '#app/server/reminder-tools.server.ts'
import { Button } from '#app/ui/base/button.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Disclosure } from '#app/ui/base/disclosure.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

/** What the next run, or that of a day ahead, would send; writes nothing. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await pageContext(request)
  requireMay(actor, 'outbox.view')
  const asked = new URL(request.url).searchParams.get('ngay') ?? ''
  const day = readDay(asked)
  const made = await withDeliveryTools(tools => nextDryRun(tools, day && instantAt(day, '23:59')))
  return json({
    day: made.run.day,
    at: formatTime(made.run.at),
    name: `${weekdayName(made.run.day)}, ${formatDay(made.run.day)}`,
    people: made.people,
    tasks: made.tasks,
    nobody: made.nobody.length,
    mails: made.mails.map(({ personId, personName, to, subject, text, keys }) => ({
      id: `${personId} ${keys[0]}`,
      personName,
      to,
      subject,
      text,
    })),
  })
}

export const meta: MetaFunction = () => [{ title: 'Chạy thử lượt nhắc – Giao việc – Nhắc việc' }]

export default function RemindersDryRun() {
  const d = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Chạy thử lượt nhắc"
        subtitle={`${d.name}, ${d.at}: ${formatCount(d.people)} người, ${formatCount(d.tasks)} việc.`}
        breadcrumb={[{ label: 'Thư nhắc việc', href: '/quan-tri/thu' }]}
      />
      <Form method="get" className="mb-4 flex flex-wrap items-end gap-3">
        <Field name="ngay" label="Lượt nhắc của ngày">
          <DateField defaultValue={d.day} />
        </Field>
        <Button type="submit">Chạy thử</Button>
      </Form>
      <p className="meta mb-3">
        Không gửi và không ghi gì. Như tình hình lúc này, nếu từ nay đến đó không có gì thay đổi; mỗi việc được xem lại
        trước khi gửi thật.
      </p>
      {d.nobody > 0 && <p className="mb-3">{formatCount(d.nobody)} lời nhắc không có ai để gửi.</p>}
      {d.mails.length === 0 ? (
        <EmptyState title="Không có thư nào">Lượt này không nhắc ai.</EmptyState>
      ) : (
        <div className="flex flex-col gap-2">
          {d.mails.map(m => (
            <Disclosure
              key={m.id}
              summary={
                <>
                  <span className="font-semibold">{m.personName}</span>{' '}
                  <span className="meta">{m.to ?? 'chưa có thư'}</span>
                  <span className="block font-normal">{m.subject}</span>
                </>
              }
            >
              <pre className="font-sans text-[0.875rem] break-words whitespace-pre-wrap">{m.text}</pre>
            </Disclosure>
          ))}
        </div>
      )}
    </>
  )
}
