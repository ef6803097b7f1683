import { formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { Callout } from '../../base/callout.tsx'
import { Card } from '../../base/card.tsx'
import { Facts } from '../../base/facts.tsx'
import { Select } from '../../base/select.tsx'
import { Table } from '../../base/table.tsx'
import { type AdminReply, typedListOr } from '../admin-form.tsx'

type Props = {
  preview: {
    day: string
    planned: boolean
    from: string | null
    to: string | null
    ends: boolean
    tasks: { id: string; path: string; title: string; state: string; due: string | null; to: string }[]
    options: { value: string; label: string }[]
    portfolio: string[]
    deputies: string[]
    account: string | null
    warnings: string[]
  }
  reply: AdminReply | undefined
}

/** What goes to whom: the seat, its portfolio and account, and every open task of the leaving person. */
export function HandoverPreview({ preview: p, reply }: Props) {
  const chosen = new Map(typedListOr(reply, 'taskTo', []).map(pair => pair.split('>') as [string, string]))
  return (
    <>
      {p.warnings.length > 0 && (
        <Callout tone="soon" title="Cần để ý">
          {p.warnings.map(w => (
            <p key={w}>{w}</p>
          ))}
        </Callout>
      )}
      <Card title="Chức vụ">
        <Facts
          facts={[
            { label: 'Từ ngày', value: <span className="num">{p.day}</span> },
            { label: 'Người giao', value: p.from ?? 'đang khuyết' },
            { label: 'Người nhận', value: p.ends ? 'chức vụ thôi không còn' : (p.to ?? 'để khuyết') },
            { label: 'Phụ trách', value: p.portfolio.length > 0 && `chuyển theo chức vụ: ${p.portfolio.join('; ')}` },
            { label: 'Uỷ quyền', value: p.deputies.length > 0 && `kết thúc uỷ quyền cho ${p.deputies.join(', ')}` },
            {
              label: 'Tài khoản',
              value: p.account && `${p.account}: đăng xuất mọi thiết bị; người nhận đặt mật khẩu mới`,
            },
          ]}
        />
      </Card>
      {p.tasks.length === 0 ? (
        <Callout tone="ok" title="Không có nhiệm vụ nào đang mở phải bàn giao" />
      ) : (
        <Card
          title={`${formatCount(p.tasks.length)} nhiệm vụ đang mở`}
          subtitle="Người nhận được báo bằng thư. Trạng thái, thời hạn và lịch sử giữ nguyên."
          flush
        >
          <Table caption="Nhiệm vụ phải bàn giao" bare cards>
            <thead>
              <tr>
                <th scope="col">Nhiệm vụ</th>
                <th scope="col">Trạng thái</th>
                <th scope="col">Thời hạn</th>
                <th scope="col">Giao cho</th>
              </tr>
            </thead>
            <tbody>
              {p.tasks.map(t => (
                <tr key={t.id}>
                  <td className="cell-title">
                    {t.title}
                    <span className="meta block">{t.path}</span>
                  </td>
                  <td data-label="Trạng thái">{t.state}</td>
                  <td data-label="Thời hạn" className="num whitespace-nowrap">
                    {t.due ?? 'không'}
                  </td>
                  <td data-label="Giao cho" data-wide="">
                    <Select
                      name="taskTo"
                      aria-label={`${t.title}: giao cho`}
                      options={p.options.map(o => ({ value: `${t.id}>${o.value}`, label: o.label }))}
                      defaultValue={`${t.id}>${chosen.get(t.id) ?? t.to}`}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
    </>
  )
}
