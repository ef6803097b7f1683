import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { formatDay, formatDayShort, parseDay, weekdayName, yearOf } from '#app/domain/shared/day.ts'
import { FIRST_YEAR, LAST_YEAR } from '#app/features/admin/fill-calendar-year.ts'
import { calendarMark, saveCalendarDay, saveCalendarDayInput } from '#app/features/admin/save-calendar-day.ts'
import { adminAction } from '#app/server/admin-replies.server.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { AdminForm, type AdminReply, typedOr } from '#app/ui/admin/admin-form.tsx'
import { CalendarLegend, YearCalendar } from '#app/ui/admin/year-calendar.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Choices } from '#app/ui/base/choices.tsx'
import { ConfirmSubmit } from '#app/ui/base/confirm-submit.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { RequestKey } from '#app/ui/base/request-key.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today, newKey } = await pageContext(request)
  requireMay(actor, 'admin.calendar')
  const asked = new URL(request.url).searchParams
  const wanted = Number(asked.get('nam')) || yearOf(today)
  const year = Math.min(LAST_YEAR, Math.max(FIRST_YEAR, Math.trunc(wanted)))
  const days = await reads.calendarDays(year)
  const chosen = parseDay(asked.get('ngay') ?? '')
  const editing = days.find(d => d.day === chosen) ?? null
  return json({
    year,
    today,
    days: days.map(d => ({ ...d, shown: formatDayShort(d.day), weekday: weekdayName(d.day) })),
    chosen,
    editing,
    mark: editing ? calendarMark(editing) : undefined,
    keys: { save: newKey(), remove: newKey(), fill: newKey() },
  })
}

export const action = async ({ request }: ActionFunctionArgs) => {
  const year = new URL(request.url).searchParams.get('nam')
  return adminAction(request, {
    action: 'admin.calendar',
    input: saveCalendarDayInput,
    use: saveCalendarDay,
    to: day => `/quan-tri/ngay-nghi?nam=${day?.slice(0, 4) ?? year ?? ''}`,
    said: 'Đã ghi. Lời nhắc chưa gửi được tính lại theo lịch mới.',
  })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Ngày nghỉ ${data?.year ?? ''} – Giao việc – Nhắc việc` },
]

export default function CalendarPage() {
  const { year, today, days, chosen, editing, mark, keys } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as AdminReply | undefined
  const here = `/quan-tri/ngay-nghi?nam=${year}`
  return (
    <>
      <PageHeader
        title={`Ngày nghỉ ${year}`}
        subtitle="Ngày làm việc là thứ Hai đến thứ Sáu, trừ ngày nghỉ, cộng ngày làm bù. Hạn và lời nhắc đếm theo lịch này."
        actions={
          <>
            {year > FIRST_YEAR && <ButtonLink href={`/quan-tri/ngay-nghi?nam=${year - 1}`}>‹ {year - 1}</ButtonLink>}
            {year < LAST_YEAR && <ButtonLink href={`/quan-tri/ngay-nghi?nam=${year + 1}`}>{year + 1} ›</ButtonLink>}
            <ButtonLink href="#ghi-ngay" variant="primary">
              Thêm ngày
            </ButtonLink>
          </>
        }
      />
      {days.length === 0 && (
        <Callout
          tone="soon"
          title={`Năm ${year} chưa có ngày lễ nào.`}
          className="mb-4"
          actions={
            <Form method="post" action="/quan-tri/ngay-nghi/nap">
              <RequestKey value={keys.fill} />
              <input type="hidden" name="year" value={year} />
              <SubmitButton>Nạp ngày lễ theo luật</SubmitButton>
            </Form>
          }
        >
          Ngày lễ được tính theo Bộ luật Lao động, kể cả Tết và Giỗ Tổ theo âm lịch; sau đó sửa được từng ngày.
        </Callout>
      )}
      <YearCalendar year={year} days={days} today={today} />
      <CalendarLegend />
      <div className="mt-5 grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Table caption={`Ngày nghỉ và ngày làm bù năm ${year}`} cards>
          <thead>
            <tr>
              <th scope="col">Ngày</th>
              <th scope="col">Loại</th>
              <th scope="col">Tên</th>
              <th scope="col">Văn bản</th>
              <th scope="col">
                <span className="sr-only">Sửa, bỏ</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(d => (
              <tr key={d.day}>
                <td className="cell-title">
                  <span className="num whitespace-nowrap">{d.shown}</span>{' '}
                  <span className="meta font-normal whitespace-nowrap">{d.weekday}</span>
                </td>
                <td data-label="Loại">
                  {d.kind === 'off' ? <Tag tone="late">nghỉ</Tag> : <Tag tone="wait">làm bù</Tag>}
                </td>
                <td data-label="Tên">{d.name}</td>
                <td data-label="Văn bản" data-wide="" className="meta">
                  {d.source}
                </td>
                <td className="cell-actions">
                  <div className="flex flex-nowrap gap-2">
                    <ButtonLink size="s" href={`${here}&ngay=${d.day}#ghi-ngay`}>
                      Sửa<span className="sr-only"> ngày {d.shown}</span>
                    </ButtonLink>
                    <Form method="post" action="/quan-tri/ngay-nghi/bo">
                      <RequestKey value={`${keys.remove}-${d.day}`} />
                      <input type="hidden" name="day" value={d.day} />
                      <ConfirmSubmit
                        size="s"
                        variant="secondary"
                        label="Bỏ"
                        question={`Bỏ ngày ${formatDay(d.day)} (${d.name})? Ngày này lại theo quy tắc thứ trong tuần.`}
                        confirmLabel="Bỏ ngày này"
                      />
                    </Form>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
        <div id="ghi-ngay" key={`${chosen ?? 'new'} ${days.length}`} className="xl:sticky xl:top-4">
          <AdminForm
            reply={reply}
            requestKey={keys.save}
            seenVersion={mark}
            action={`${here}${chosen ? `&ngay=${chosen}` : ''}`}
            title={editing ? `Sửa ngày ${formatDay(editing.day)}` : 'Thêm ngày nghỉ hoặc ngày làm bù'}
            submitLabel={editing ? 'Lưu ngày này' : 'Thêm ngày này'}
            cancelHref={chosen ? here : undefined}
          >
            <Field name="day" label="Ngày" required error={reply?.errors.day}>
              <DateField defaultValue={typedOr(reply, 'day', editing?.day ?? chosen)} />
            </Field>
            <Choices
              name="kind"
              legend="Ngày này"
              inline
              options={[
                { value: 'off', label: 'nghỉ' },
                { value: 'working', label: 'làm bù' },
              ]}
              defaultValue={typedOr(reply, 'kind', editing?.kind ?? 'off')}
              error={reply?.errors.kind}
            />
            <Field name="name" label="Tên ngày" required error={reply?.errors.name}>
              <Input defaultValue={typedOr(reply, 'name', editing?.name)} placeholder="Nghỉ hoán đổi" />
            </Field>
            <Field name="source" label="Văn bản quy định" required error={reply?.errors.source}>
              <Input defaultValue={typedOr(reply, 'source', editing?.source)} placeholder="Thông báo số … ngày …" />
            </Field>
            {!editing && (
              <Field
                name="madeUpOn"
                label="Làm bù vào ngày"
                optional
                hint="Khi hoán đổi: ghi luôn ngày làm bù, hai ngày được lưu cùng lúc."
                error={reply?.errors.madeUpOn}
              >
                <DateField defaultValue={typedOr(reply, 'madeUpOn', '')} />
              </Field>
            )}
          </AdminForm>
        </div>
      </div>
      {days.length > 0 && (
        <Card className="mt-4">
          <Form method="post" action="/quan-tri/ngay-nghi/nap" className="flex flex-wrap items-center gap-3">
            <RequestKey value={keys.fill} />
            <input type="hidden" name="year" value={year} />
            <p className="min-w-0 flex-1">
              Nạp lại các ngày lễ theo luật còn thiếu của năm {year}. Ngày đang có giữ nguyên.
            </p>
            <SubmitButton variant="secondary">Nạp ngày còn thiếu</SubmitButton>
          </Form>
        </Card>
      )}
    </>
  )
}
