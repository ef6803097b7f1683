import { formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { Callout } from '../../base/callout.tsx'
import { Card } from '../../base/card.tsx'
import { Disclosure } from '../../base/disclosure.tsx'
import { Select } from '../../base/select.tsx'
import { Table } from '../../base/table.tsx'
import { Tag } from '../../base/tag.tsx'
import { type AdminReply, typedListOr } from '../admin-form.tsx'

type Option = { value: string; label: string }
type Part = { path: string; title: string; from: string; to: string | null }
export type PreviewData = {
  title: string
  mark: string
  day: string
  planned: boolean
  units: { name: string; what: string[] }[]
  posts: { id: string; title: string; holder: string | null; unitName: string; options: Option[]; value: string }[]
  tasks: {
    id: string
    path: string
    title: string
    unitName: string
    officerName: string | null
    state: string
    due: string | null
    to: string
  }[]
  taskOptions: Option[]
  coordinations: Part[]
  collecting: Part[]
  groups: { name: string; out: string[]; in: string[] }[]
  portfolio: { leader: string; out: string[]; in: string[] }[]
  leaders: (Option & { chosen: boolean })[]
  drafts: { meetingId: string; title: string }[]
  warnings: string[]
}

/** What will move, by what it is; where something may be chosen, it is chosen here. */
export function ChangePreview({ preview, reply }: { preview: PreviewData; reply: AdminReply | undefined }) {
  const { units, posts, tasks, taskOptions, coordinations, collecting, groups, portfolio, leaders, drafts } = preview
  const chosenTasks = new Map(typedListOr(reply, 'taskTo', []).map(pair => pair.split('>') as [string, string]))
  const chosenPosts = new Map(typedListOr(reply, 'postTo', []).map(pair => [pair.split('>')[0]!, pair]))
  const chooses = taskOptions.length > 1
  return (
    <div className="flex flex-col gap-4">
      {preview.planned && (
        <Callout tone="wait" title={`Sẽ thực hiện ngày ${preview.day}`}>
          Những gì mở ra từ nay đến ngày ấy cũng chuyển theo. Trước ngày ấy có thể bỏ thay đổi này.
        </Callout>
      )}
      {preview.warnings.length > 0 && (
        <Callout tone="soon" title="Cần để ý">
          <ul>
            {preview.warnings.map(w => (
              <li key={w}>{w}</li>
            ))}
          </ul>
        </Callout>
      )}
      {drafts.length > 0 && (
        <Callout tone="soon" title="Dự thảo kết luận đang nhắc đến đơn vị này">
          <ul>
            {drafts.map(d => (
              <li key={d.meetingId}>{d.title}</li>
            ))}
          </ul>
          Khi ban hành sau ngày {preview.day}, việc sẽ giao cho đơn vị tiếp nhận; thư ký nên xem lại.
        </Callout>
      )}
      <Card title="Đơn vị">
        <ul className="flex flex-col gap-1.5">
          {units.map(u => (
            <li key={u.name}>
              <span className="font-medium">{u.name}</span>: {u.what.join('; ') || 'có thay đổi'}
            </li>
          ))}
        </ul>
      </Card>
      {tasks.length > 0 && (
        <Card
          title={
            chooses
              ? `Nhiệm vụ đang mở (${formatCount(tasks.length)})`
              : `${formatCount(tasks.length)} nhiệm vụ đang mở chuyển theo`
          }
          subtitle="Giữ nguyên trạng thái, thời hạn và lịch sử. Nhiệm vụ đã xong và số liệu các kỳ trước ở lại với đơn vị cũ."
          flush
        >
          <Table caption="Nhiệm vụ chuyển theo" bare cards>
            <thead>
              <tr>
                <th scope="col">Nhiệm vụ</th>
                <th scope="col">Trạng thái</th>
                <th scope="col">Thời hạn</th>
                <th scope="col">Cán bộ</th>
                <th scope="col">Chuyển đến</th>
              </tr>
            </thead>
            <tbody>
              {tasks.map(t => (
                <tr key={t.id}>
                  <td className="cell-title">
                    {t.title}
                    <span className="meta block">
                      {t.path}, {t.unitName}
                    </span>
                  </td>
                  <td data-label="Trạng thái">{t.state}</td>
                  <td data-label="Thời hạn" className="num whitespace-nowrap">
                    {t.due ?? 'không'}
                  </td>
                  <td data-label="Cán bộ" data-wide="">
                    {t.officerName ?? '–'}
                  </td>
                  <td data-label="Chuyển đến" data-wide="">
                    {chooses ? (
                      <Select
                        className="sm:min-w-56"
                        name="taskTo"
                        aria-label={`${t.title}: chuyển đến`}
                        options={taskOptions.map(o => ({ value: `${t.id}>${o.value}`, label: o.label }))}
                        defaultValue={`${t.id}>${chosenTasks.get(t.id) ?? t.to}`}
                      />
                    ) : (
                      (taskOptions[0]?.label ?? t.to)
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      {posts.length > 0 && (
        <Card
          title={`Chức vụ (${formatCount(posts.length)})`}
          subtitle="Người giữ đi theo chức vụ; quyền và thư theo đơn vị mới."
          flush
        >
          <Table caption="Chức vụ chuyển theo" bare cards>
            <thead>
              <tr>
                <th scope="col">Chức vụ</th>
                <th scope="col">Người giữ</th>
                <th scope="col">Sau ngày ấy</th>
              </tr>
            </thead>
            <tbody>
              {posts.map(p => (
                <tr key={p.id}>
                  <td className="cell-title">
                    {p.title}
                    <span className="meta block">{p.unitName}</span>
                  </td>
                  <td data-label="Người giữ" data-wide="">
                    {p.holder ?? <Tag tone="soon">khuyết</Tag>}
                  </td>
                  <td data-label="Sau ngày ấy" data-wide="">
                    <Select
                      name="postTo"
                      aria-label={`${p.title}: sau ngày ấy`}
                      options={p.options}
                      defaultValue={chosenPosts.get(p.id) ?? p.value}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
      {leaders.length > 0 && (
        <Card title="Lãnh đạo phụ trách" subtitle="Phân công cũ giữ cho những ngày trước.">
          <fieldset className="flex flex-col gap-2">
            <legend className="sr-only">Lãnh đạo phụ trách sau sắp xếp</legend>
            {leaders.map(l => (
              <label
                key={l.value}
                className="flex cursor-pointer items-start gap-2.5 touch:min-h-11 touch:items-center"
              >
                <input
                  type="checkbox"
                  className="check"
                  name="leaderPostIds"
                  value={l.value}
                  defaultChecked={reply ? typedListOr(reply, 'leaderPostIds', []).includes(l.value) : l.chosen}
                />
                <span>{l.label}</span>
              </label>
            ))}
          </fieldset>
        </Card>
      )}
      <OtherParts coordinations={coordinations} collecting={collecting} groups={groups} portfolio={portfolio} />
    </div>
  )
}

function OtherParts({
  coordinations,
  collecting,
  groups,
  portfolio,
}: Pick<PreviewData, 'coordinations' | 'collecting' | 'groups' | 'portfolio'>) {
  const parts = (list: readonly Part[], gone: string) => (
    <ul className="flex flex-col gap-1.5">
      {list.map(c => (
        <li key={c.path + c.title + c.from}>
          {c.title} <span className="meta">({c.path})</span>: {c.from} → {c.to ?? gone}
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {coordinations.length > 0 && (
        <Disclosure summary={`${formatCount(coordinations.length)} đề nghị phối hợp chưa trả lời`}>
          {parts(coordinations, 'thôi phối hợp (đơn vị ấy đã chủ trì hoặc đã được hỏi)')}
        </Disclosure>
      )}
      {collecting.length > 0 && (
        <Disclosure summary={`${formatCount(collecting.length)} nhiệm vụ của đơn vị khác gửi báo cáo về đây`}>
          {parts(collecting, 'không phải gửi cho chính mình')}
        </Disclosure>
      )}
      {groups.length > 0 && (
        <Disclosure summary={`${formatCount(groups.length)} nhóm đơn vị`}>
          <ul className="flex flex-col gap-1.5">
            {groups.map(g => (
              <li key={g.name}>
                {g.name}:{' '}
                {[g.out.length > 0 && `bớt ${g.out.join(', ')}`, g.in.length > 0 && `thêm ${g.in.join(', ')}`]
                  .filter(Boolean)
                  .join('; ')}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {portfolio.length > 0 && (
        <Disclosure summary={`Phân công phụ trách của ${formatCount(portfolio.length)} lãnh đạo`}>
          <ul className="flex flex-col gap-1.5">
            {portfolio.map(p => (
              <li key={p.leader}>
                {p.leader}:{' '}
                {[p.out.length > 0 && `bớt ${p.out.join(', ')}`, p.in.length > 0 && `thêm ${p.in.join(', ')}`]
                  .filter(Boolean)
                  .join('; ') || 'giữ nguyên'}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
