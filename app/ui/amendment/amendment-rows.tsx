import type { FieldChange } from '#app/domain/amendment/amendment.ts'
import type { AmendmentRow } from '#app/domain/amendment/preview.ts'
import { Disclosure } from '../base/disclosure.tsx'
import { Tag } from '../base/tag.tsx'

const WHY: Record<AmendmentRow['why'], string | null> = {
  same: null,
  reported: 'đã báo cáo nên giữ nguyên, chờ xác nhận',
  done: 'đã hoàn thành nên giữ nguyên',
  dropped: 'thông báo sau không còn nội dung này',
  unit: 'thông báo sau không còn giao đơn vị này',
  new: null,
}

/** A directive with the units under it: twenty units that change alike are one item. */
type Group = Pick<AmendmentRow, 'title' | 'changes' | 'why'> & { key: string; number: string; rows: AmendmentRow[] }

function groupsOf(rows: readonly AmendmentRow[]): Group[] {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const { changes } = row
    const key = [row.from, row.to, row.kind, row.why, row.duePast, JSON.stringify(changes)].join('|')
    const number = row.from && row.to && row.from !== row.to ? `${row.from} → ${row.to}` : (row.to ?? row.from ?? '')
    const group = groups.get(key) ?? { key, number, title: row.title, changes, why: row.why, rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  return [...groups.values()]
}

const SHOWN = 4

/** The tasks of one group, each with what it was and what it will be. */
export function AmendmentRows({ rows, empty }: { rows: readonly AmendmentRow[]; empty: string }) {
  if (rows.length === 0) return <p className="meta px-4 py-3">{empty}</p>
  return (
    <ul className="border-t border-line-soft">
      {groupsOf(rows).map(g => (
        <li key={g.key} className="flex gap-2.5 border-b border-line-soft px-4 py-3 last:border-b-0">
          <span className="num min-w-7.5 flex-none font-semibold">{g.number}</span>
          <div className="min-w-0 flex-1">
            <p className="font-medium">
              {g.title}
              {g.rows[0]!.kind === 'synthesis' && (
                <Tag tone="wait" className="ml-2">
                  tổng hợp
                </Tag>
              )}
            </p>
            <Units rows={g.rows} />
            {g.changes.length > 0 && <Changes changes={g.changes} />}
            {g.rows[0]!.duePast && (
              <p className="mt-1 flex items-baseline gap-1.5 text-sm text-late">
                <span className="shape shape-late" aria-hidden="true" />
                Thời hạn này đã qua: nhiệm vụ sẽ quá hạn ngay.
              </p>
            )}
            {WHY[g.why] && <p className="meta mt-1">{WHY[g.why]}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Units({ rows }: { rows: readonly AmendmentRow[] }) {
  const units = rows.map(r =>
    r.taskId ? (
      <a key={r.taskId} href={`/nhiem-vu/${r.taskId}`} className="text-accent touch:py-2.5">
        {r.unitName}
      </a>
    ) : (
      <span key={r.unitName + r.to}>{r.unitName}</span>
    ),
  )
  const list = (items: typeof units) => <span className="flex flex-wrap gap-x-3 gap-y-0.5">{items}</span>
  if (rows.length <= SHOWN)
    return (
      <div className="mt-0.5 flex flex-wrap items-baseline gap-x-3 text-[0.875rem]">
        {list(units)}
        {rows.length === 1 && rows[0]!.taskId && <span className="meta">{rows[0]!.state.toLocaleLowerCase('vi')}</span>}
      </div>
    )
  return (
    <Disclosure plain summary={`${rows.length} đơn vị`} className="mt-0.5 text-[0.875rem]">
      {list(units)}
    </Disclosure>
  )
}

/** Before → after; long words one above the other. */
export function Changes({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <dl className="mt-1.5 flex flex-col gap-1.5 text-[0.875rem]">
      {changes.map(c => (
        <div key={c.part} className="grid gap-x-3 gap-y-0.5 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
          <dt className="text-soft">{c.label}</dt>
          <dd className="min-w-0">
            <del className="text-soft">
              <span className="sr-only">trước: </span>
              {c.before}
            </del>
            {c.before.length + c.after.length > 90 ? <br /> : ' '}
            <span aria-hidden="true">→ </span>
            <ins className="font-medium no-underline">
              <span className="sr-only">sau: </span>
              {c.after}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
