import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { STEP_NAMES, type StepName } from '#app/domain/reminder/notice.ts'
import { DEFAULT_RULES, isDefaultRule } from '#app/domain/reminder/rule.ts'
import { sayClasses, sayFixed, sayRule } from '#app/domain/reminder/rule-words.ts'
import { cellFor, cellOf } from '#app/domain/reminder/state-steps.ts'
import { weekdayNameOf } from '#app/domain/shared/day.ts'
import { TASK_STATE_NAMES, TASK_STATES } from '#app/domain/task/task.ts'
import { openRules } from '#app/features/reminders/open-rules.ts'
import {
  reminderTimesInput,
  saveReminderTimes,
  timesMark,
  timesOf,
} from '#app/features/reminders/save-reminder-times.ts'
import { tools } from '#app/server/compose.server.ts'
import { orPage, pageContext } from '#app/server/page.server.ts'
import { type RuleReply, ruleAction } from '#app/server/rule-replies.server.ts'
import { AdminForm, tickedOr, typedOr } from '#app/ui/admin/admin-form.tsx'
import { RulesPreviewCard } from '#app/ui/admin/rules-preview.tsx'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { Choices } from '#app/ui/base/choices.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Select } from '#app/ui/base/select.tsx'
import { Table } from '#app/ui/base/table.tsx'
import { Tag } from '#app/ui/base/tag.tsx'

/** The ladder as sentences, the table of states, and the times. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, newKey } = await pageContext(request)
  const { rules, times, mayEdit } = await orPage(openRules(tools(), actor))
  const order = new Map(DEFAULT_RULES.map((r, i) => [r.step, i]))
  const [assigned, overview] = sayFixed(times)
  return json({
    assigned: { ...assigned, cells: TASK_STATES.map(s => cellOf(s, assigned.step)) },
    overview,
    rules: rules
      .toSorted((a, b) => (order.get(a.step) ?? 0) - (order.get(b.step) ?? 0) || a.classes.length - b.classes.length)
      .map(r => ({
        id: r.id,
        step: r.step,
        common: isDefaultRule(r.id),
        enabled: r.enabled,
        classes: sayClasses(r),
        says: sayRule(r),
        cells: TASK_STATES.map(s => cellFor(s, r)),
      })),
    times,
    mark: timesMark(times),
    mayEdit,
    requestKey: newKey(),
  })
}

export const action = ({ request }: ActionFunctionArgs) =>
  ruleAction(request, {
    input: reminderTimesInput,
    change: async input => ({ settings: timesOf(input) }),
    use: saveReminderTimes,
    said: 'Đã lưu giờ nhắc việc. Thư chưa gửi theo giờ mới.',
  })

export const meta: MetaFunction = () => [{ title: 'Quy tắc nhắc – Giao việc – Nhắc việc' }]

const TIMES = '#gio-nhac'

const CELLS = { yes: '● nhắc', no: '–', secretariat: '◐ Văn phòng' } as const

export default function ReminderRulesPage() {
  const { assigned, overview, rules, times, mark, mayEdit, requestKey } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() as RuleReply | undefined
  return (
    <>
      <PageHeader
        title="Quy tắc nhắc"
        subtitle={`Thư tổng hợp lúc ${times.runAt} ngày làm việc; mỗi người nhiều nhất một thư mỗi lượt.`}
        actions={
          <>
            {mayEdit && <ButtonLink href="/quan-tri/mau-thu">Mẫu thư</ButtonLink>}
            <ButtonLink href="/nhac-viec/chay-thu">Chạy thử</ButtonLink>
            <ButtonLink href="/quan-tri/nhac-viec/lich-su">Các lần sửa</ButtonLink>
          </>
        }
      />
      {reply?.preview && <RulesPreviewCard preview={reply.preview} />}
      <Table caption="Quy tắc nhắc" cards>
        <thead>
          <tr>
            <th scope="col">Bước</th>
            <th scope="col">Áp dụng cho</th>
            <th scope="col">Quy tắc</th>
            {mayEdit && (
              <th scope="col">
                <span className="sr-only">Sửa</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          <FixedRow {...assigned} mayEdit={mayEdit} />
          {rules.map(r => (
            <tr key={r.id}>
              <td className="cell-title">
                {STEP_NAMES[r.step]} {!r.enabled && <Tag tone="none">đang tắt</Tag>}
              </td>
              <td data-label="Áp dụng cho">{r.classes}</td>
              <td data-label="Quy tắc" data-wide="">
                {r.says}
              </td>
              {mayEdit && (
                <td className="cell-actions">
                  <div className="flex flex-nowrap gap-2">
                    <ButtonLink size="s" href={`/quan-tri/nhac-viec/${encodeURIComponent(r.id)}`}>
                      Sửa
                      <span className="sr-only">
                        {' '}
                        {STEP_NAMES[r.step]}, {r.classes}
                      </span>
                    </ButtonLink>
                    {r.common && (
                      <ButtonLink size="s" variant="quiet" href={`/quan-tri/nhac-viec/moi?buoc=${r.step}`}>
                        + Loại riêng<span className="sr-only"> cho {STEP_NAMES[r.step]}</span>
                      </ButtonLink>
                    )}
                  </div>
                </td>
              )}
            </tr>
          ))}
          <FixedRow {...overview} mayEdit={mayEdit} href={TIMES} />
        </tbody>
      </Table>
      <p className="meta mt-2">
        Đôn đốc và quyết định về việc khẩn, hoả tốc gửi ngay; quyết định khác vào thư tổng hợp của lượt kế tiếp. Việc
        hoả tốc nhắc bằng thư riêng.
      </p>
      <h2 className="mt-6 mb-2">Trạng thái nào thì nhắc bước nào</h2>
      <Table caption="Trạng thái của việc và bước nhắc">
        <thead>
          <tr>
            <th scope="col">Bước</th>
            {TASK_STATES.map(s => (
              <th key={s} scope="col">
                {TASK_STATE_NAMES[s]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[{ ...assigned, id: assigned.step, common: true, classes: '' }, ...rules].map(r => (
            <tr key={r.id}>
              <th scope="row" className="min-w-36">
                {STEP_NAMES[r.step]}
                {!r.common && <span className="meta block">{r.classes}</span>}
              </th>
              {r.cells.map((c, i) => (
                <td key={TASK_STATES[i]} className="whitespace-nowrap">
                  {CELLS[c]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {mayEdit && (
        <div id={TIMES.slice(1)} className="mt-6 scroll-mt-20">
          <AdminForm
            reply={reply}
            requestKey={requestKey}
            seenVersion={mark}
            title="Giờ nhắc việc"
            submitLabel={reply?.preview ? 'Lưu giờ nhắc' : 'Xem trước thay đổi'}
          >
            <input type="hidden" name="previewed" value={reply?.previewed ?? ''} />
            <Field name="runAt" label="Thư tổng hợp lúc" required error={reply?.errors.runAt}>
              <Input defaultValue={typedOr(reply, 'runAt', times.runAt)} className="max-w-28" />
            </Field>
            <Checkbox
              name="quietOn"
              label="Giờ yên lặng: không gửi thư lẻ, trừ hoả tốc"
              hint="Thư giao việc, đôn đốc trong giờ này chờ đến khi hết giờ."
              defaultChecked={tickedOr(reply, 'quietOn', times.quiet !== null)}
            />
            <Field name="quietFrom" label="Từ" error={reply?.errors.quietFrom}>
              <Input defaultValue={typedOr(reply, 'quietFrom', times.quiet?.from ?? '21:00')} className="max-w-28" />
            </Field>
            <Field name="quietTo" label="Đến" error={reply?.errors.quietTo}>
              <Input defaultValue={typedOr(reply, 'quietTo', times.quiet?.to ?? '06:00')} className="max-w-28" />
            </Field>
            <Choices
              name="extensionDecider"
              legend="Nhắc ai quyết định gia hạn"
              options={[
                { value: 'leader', label: 'Lãnh đạo phụ trách' },
                { value: 'secretariat', label: 'Văn phòng' },
              ]}
              defaultValue={typedOr(reply, 'extensionDecider', times.extensionDecider)}
              error={reply?.errors.extensionDecider}
            />
            <Field name="leaderDay" label="Tổng hợp việc quá hạn cho lãnh đạo" error={reply?.errors.leaderDay}>
              <Select
                options={[
                  ...[1, 2, 3, 4, 5].map(d => ({ value: String(d), label: `lượt ${weekdayNameOf(d)}` })),
                  { value: '0', label: 'không gửi' },
                ]}
                defaultValue={typedOr(reply, 'leaderDay', times.leaderDay)}
                className="max-w-48"
              />
            </Field>
          </AdminForm>
        </div>
      )}
    </>
  )
}

/** A step of the ladder whose days are no rule's: said where the others are. */
function FixedRow({ step, says, mayEdit, href }: { step: StepName; says: string; mayEdit: boolean; href?: string }) {
  return (
    <tr>
      <td className="cell-title">{STEP_NAMES[step]}</td>
      <td data-label="Áp dụng cho">Mọi nhiệm vụ</td>
      <td data-label="Quy tắc" data-wide="">
        {says}
      </td>
      {mayEdit && (
        <td className="cell-actions">
          {href && (
            <ButtonLink size="s" href={href}>
              Sửa<span className="sr-only"> {STEP_NAMES[step]}</span>
            </ButtonLink>
          )}
        </td>
      )}
    </tr>
  )
}
