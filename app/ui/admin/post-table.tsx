import { Table } from '../base/table.tsx'
import { Tag } from '../base/tag.tsx'

export type PostLine = { id: string; title: string; kind: string; holder?: string; unit?: string; note?: string }

/** Posts and who fills them today, inside a flush Card. */
export function PostTable({
  posts,
  caption,
  withUnit,
}: {
  posts: readonly PostLine[]
  caption: string
  withUnit?: boolean
}) {
  if (posts.length === 0) return <p className="meta px-4 pb-4">Chưa có chức vụ nào.</p>
  return (
    <Table caption={caption} bare cards>
      <thead>
        <tr>
          <th scope="col">Chức vụ</th>
          {withUnit && <th scope="col">Đơn vị</th>}
          <th scope="col">Vai trò</th>
          <th scope="col">Người giữ hôm nay</th>
        </tr>
      </thead>
      <tbody>
        {posts.map(p => (
          <tr key={p.id}>
            <td className="cell-title">
              <a href={`/quan-tri/chuc-vu/${p.id}`}>{p.title}</a>
            </td>
            {withUnit && (
              <td data-label="Đơn vị" data-wide="">
                {p.unit}
              </td>
            )}
            <td data-label="Vai trò">{p.kind}</td>
            <td data-label="Người giữ" data-wide="">
              <div>
                {p.holder ?? <Tag tone="soon">khuyết</Tag>} {p.note && <span className="meta">{p.note}</span>}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
