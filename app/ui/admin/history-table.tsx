import { InstantText } from '../base/instant-text.tsx'
import { Table } from '../base/table.tsx'

export type HistoryTableLine = {
  id: string
  at: string
  who: string
  whoTitle: string
  kindLabel: string
  subject: string
  href: string | null
  what: string
  changes: readonly { label: string; before: string | null; after: string | null }[]
  note: string | null
  origin: string | null
}

/** Who, when, from where, what, before → after. */
export function HistoryTable({ lines }: { lines: readonly HistoryTableLine[] }) {
  return (
    <Table caption="Nhật ký" cards>
      <thead>
        <tr>
          <th scope="col">Việc</th>
          <th scope="col">Ai</th>
          <th scope="col">Trước → sau</th>
          <th scope="col">Lúc, từ đâu</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(l => (
          <tr key={l.id}>
            <td className="cell-title">
              {l.what}
              <span className="meta block font-normal">
                {l.kindLabel}: {l.href ? <a href={l.href}>{l.subject}</a> : l.subject}
              </span>
            </td>
            <td data-label="Ai" data-wide="">
              <div>
                {l.who} {l.whoTitle !== l.who && <span className="meta block">{l.whoTitle}</span>}
              </div>
            </td>
            <td data-label="Trước → sau" data-wide="">
              <div>
                {l.changes.length > 0 && (
                  <ul className="flex flex-col gap-0.5">
                    {l.changes.map(c => (
                      <li key={c.label}>
                        <span className="text-soft">{c.label}:</span>{' '}
                        {c.before !== null && (
                          <>
                            <span className="text-soft">{c.before}</span> <span aria-hidden="true">→</span>
                            <span className="sr-only"> thành </span>{' '}
                          </>
                        )}
                        {c.after ?? <span className="text-soft">để trống</span>}
                      </li>
                    ))}
                  </ul>
                )}
                {l.note && <span className="meta block">“{l.note}”</span>}
                {l.changes.length === 0 && !l.note && '–'}
              </div>
            </td>
            <td data-label="Lúc, từ đâu" className="num" data-wide="">
              <div>
                <span className="whitespace-nowrap">
                  <InstantText at={l.at} />
                </span>
                {l.origin && <span className="meta block">{l.origin}</span>}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
