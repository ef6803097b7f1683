import { Table } from '../base/table.tsx'
import { Tag } from '../base/tag.tsx'
import type { Tone } from '../base/tone.ts'

type Row = {
  id: string
  taskId: string
  task: string
  where: string
  step: string
  at: string
  to: string
  email: string
  result: { tone: Tone; text: string; detail: string | null }
  messageId: string | null
  opened: string | null
  accepted: string | null
}
type EvidenceTableProps = { rows: readonly Row[] /** Of many tasks: each row names its own. */; withTask?: boolean }

/** Every reminder with what the mail server said of it: to read, to filter by eye, to print and sign. */
export function EvidenceTable({ rows, withTask }: EvidenceTableProps) {
  return (
    <Table caption="Hồ sơ nhắc việc" cards className="evidence">
      <thead>
        <tr>
          <th scope="col">Lúc</th>
          {withTask && <th scope="col">Nhiệm vụ</th>}
          <th scope="col">Bước nhắc</th>
          <th scope="col">Gửi đến</th>
          <th scope="col">Kết quả</th>
          <th scope="col">Mở liên kết</th>
          <th scope="col">Tiếp nhận</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(r => (
          <tr key={r.id}>
            <td className="cell-title tabular-nums">
              <When at={r.at} />
            </td>
            {withTask && (
              <td data-label="Nhiệm vụ" data-wide="">
                <div className="min-w-0">
                  <a href={`/nhiem-vu/${r.taskId}`}>{r.task}</a>
                  <span className="meta block">{r.where}</span>
                </div>
              </td>
            )}
            <td data-label="Bước nhắc" data-wide="">
              <div className="min-w-0">{r.step}</div>
            </td>
            <td data-label="Gửi đến" data-wide="">
              <div className="min-w-0">
                {r.to}
                <span className="meta block break-all">{r.email || 'chưa có thư'}</span>
              </div>
            </td>
            <td data-label="Kết quả" data-wide="">
              <div className="min-w-0">
                <Tag tone={r.result.tone}>{r.result.text}</Tag>
                {r.result.detail && <span className="meta block">{r.result.detail}</span>}
                {r.messageId && <span className="meta block break-all">{r.messageId}</span>}
              </div>
            </td>
            <td data-label="Mở liên kết" data-wide="" className="tabular-nums">
              <When at={r.opened} />
            </td>
            <td data-label="Tiếp nhận" data-wide="" className="tabular-nums">
              <When at={r.accepted} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** "07:30, 10/11/2026": two lines where there is no room for one, never a broken day. */
function When({ at }: { at: string | null }) {
  if (at === null) return '–'
  const [time, day] = at.split(' ')
  return (
    <>
      <span className="whitespace-nowrap">{time}</span> <span className="whitespace-nowrap">{day}</span>
    </>
  )
}

/** What the columns mean, said where they are read. */
export function EvidenceNotes({ taken, by }: { taken: string; by: string }) {
  return (
    <div className="meta mt-3 flex flex-col gap-1">
      <p>
        “Máy chủ thư đã nhận”: máy chủ trả lời đã nhận thư, kèm mã Message-ID để đối chiếu với nhật ký của máy chủ. “Mở
        liên kết”: trang được mở trong trình duyệt từ liên kết trong thư; thư chỉ đọc mà không mở liên kết thì không
        ghi.
      </p>
      <p>
        Trích xuất lúc {taken} bởi {by}. Mỗi bước nhắc là một dòng không sửa được; bước bị bỏ có ghi lý do.
      </p>
    </div>
  )
}
