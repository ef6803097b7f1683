import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ComboOption } from '../base/combobox.tsx'
import { EmptyState } from '../base/empty-state.tsx'
import { KeyHints } from '../base/kbd.tsx'
import { GroupRow, Table } from '../base/table.tsx'
import { useHydrated } from '../base/use-hydrated.ts'
import type { BoardGroup, BoardLine, Decision } from './board.ts'
import { BulkBar } from './bulk-bar.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { ReviewRow } from './review-row.tsx'
import { useBoardKeys } from './use-board-keys.ts'
import { useDecide } from './use-decision.ts'

const BULK_FORM = 'quyet-dinh-nhieu'
const COLUMNS = 7

type OpenPanel = { id: string; decision: Exclude<Decision, 'urge'> }

type BoardProps = {
  groups: readonly BoardGroup[]
  units: readonly ComboOption[]
  today: string
  pageKey: string
  /** This page's address, with its conditions. */
  here: string
  /** Without script: the row whose form is open. */
  open: OpenPanel | null
}

/** Overdue tasks by unit, worst first; each decided in its row by a click or a key. */
export function ReviewBoard({ groups: loaded, units, today, pageKey, here, open: openAtFirst }: BoardProps) {
  const hydrated = useHydrated()
  const groups = useStableOrder(loaded)
  const lines = useMemo(() => groups.flatMap(g => g.lines), [groups])
  const decide = useDecide(pageKey)
  const [currentId, setCurrentId] = useState<string | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<OpenPanel | null>(openAtFirst)
  const current = currentId ?? open?.id ?? lines[0]?.id ?? null

  const toggle = useCallback((id: string) => {
    setSelected(was => {
      const next = new Set(was)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const openPanel = useCallback((line: BoardLine, decision: Decision) => {
    setCurrentId(line.id)
    if (decision !== 'urge') setOpen({ id: line.id, decision })
  }, [])
  const close = useCallback(() => setOpen(null), [])
  const clear = useCallback(() => setSelected(new Set()), [])
  const panelHref = useCallback(
    (line: BoardLine, decision: Decision) =>
      `${here}${here.includes('?') ? '&' : '?'}${new URLSearchParams({ viec: line.id, mo: decision })}#viec-${line.id}`,
    [here],
  )
  const decidable = new Set(lines.filter(l => l.may.length > 0).map(l => l.id))
  const ticked = [...selected].filter(id => decidable.has(id))

  useBoardKeys({
    lines,
    currentId: current,
    onCurrent: id => {
      setCurrentId(id)
      document.getElementById(`viec-${id}`)?.scrollIntoView({ block: 'nearest' })
    },
    onSelect: id => decidable.has(id) && toggle(id),
    onDecide: (line, decision) => {
      setCurrentId(line.id)
      if (decision === 'urge') decide(line, 'urge')
      else setOpen({ id: line.id, decision })
    },
    onLeave: close,
  })

  if (lines.length === 0)
    return (
      <div className="card">
        <EmptyState title="Không có việc nào quá hạn">Mọi việc trong phạm vi phụ trách đều đang trong hạn.</EmptyState>
      </div>
    )
  return (
    <>
      <Table caption="Nhiệm vụ quá hạn theo đơn vị" cards>
        <thead>
          <tr>
            <th scope="col" className="w-9 pr-0!">
              <span className="sr-only">Chọn</span>
            </th>
            <th scope="col">Nhiệm vụ</th>
            <th scope="col" className="num">
              Hạn
            </th>
            <th scope="col" className="num">
              Trễ
            </th>
            <th scope="col" className="whitespace-nowrap">
              Đã nhắc
            </th>
            <th scope="col">Gia hạn</th>
            <th scope="col">Quyết định</th>
          </tr>
        </thead>
        {groups.map(group => (
          <tbody key={group.unitId}>
            <GroupRow columns={COLUMNS}>{groupTitle(group)}</GroupRow>
            {group.lines.flatMap(line => [
              <ReviewRow
                key={line.id}
                line={line}
                current={line.id === current}
                selected={selected.has(line.id)}
                hydrated={hydrated}
                pageKey={pageKey}
                back={here}
                bulkForm={BULK_FORM}
                panelHref={panelHref}
                onOpen={openPanel}
                onCurrent={setCurrentId}
                onSelect={toggle}
              />,
              open?.id === line.id && line.may.includes(open.decision) && (
                <tr key={`${line.id}-${open.decision}`} data-current="" className="max-sm:-mt-4">
                  <td className="max-sm:hidden!" />
                  <td colSpan={COLUMNS - 1}>
                    <DecisionPanel
                      line={line}
                      decision={open.decision}
                      unitId={group.unitId}
                      units={units}
                      today={today}
                      pageKey={pageKey}
                      back={here}
                      closeHref={here}
                      hydrated={hydrated}
                      onClose={close}
                    />
                  </td>
                </tr>
              ),
            ])}
          </tbody>
        ))}
      </Table>
      <footer className="flex flex-wrap justify-between gap-x-6 gap-y-2 px-1 pt-3" data-no-print="">
        <KeyHints
          keys={[
            { keys: ['j', 'k'], does: 'lên xuống' },
            { keys: ['x'], does: 'chọn nhiều' },
            { keys: ['r'], does: 'giao lại' },
            { keys: ['c'], does: 'kết thúc' },
          ]}
        />
        <p className="meta">Đôn đốc gửi thư ngay; quyết định khác vào thư tổng hợp sáng làm việc kế tiếp</p>
      </footer>
      <BulkBar
        id={BULK_FORM}
        count={hydrated ? ticked.length : null}
        pageKey={pageKey}
        back={here}
        mayDirect={lines.some(l => l.may.includes('extend'))}
        onClear={clear}
      />
    </>
  )
}

const groupTitle = (g: BoardGroup): string =>
  g.overdue > 0
    ? `${g.unitName} · ${g.overdue} việc, lâu nhất ${g.worst} ngày`
    : `${g.unitName} · không còn việc quá hạn`

/** While somebody works through the board, decided rows keep their place instead of jumping away under the cursor. */
function useStableOrder(groups: readonly BoardGroup[]): readonly BoardGroup[] {
  const [places, setPlaces] = useState<ReadonlyMap<string, number>>(() => placesOf(groups))
  useEffect(() => {
    setPlaces(was => {
      const added = [...placesOf(groups).keys()].filter(id => !was.has(id))
      if (added.length === 0) return was
      return new Map([...was, ...added.map((id, i) => [id, was.size + i] as const)])
    })
  }, [groups])
  return useMemo(() => {
    const at = (id: string) => places.get(id) ?? Number.MAX_SAFE_INTEGER
    return groups
      .map(g => ({ ...g, lines: g.lines.toSorted((a, b) => at(a.id) - at(b.id)) }))
      .sort((a, b) => at(`unit:${a.unitId}`) - at(`unit:${b.unitId}`))
  }, [groups, places])
}

const placesOf = (groups: readonly BoardGroup[]): Map<string, number> =>
  new Map(groups.flatMap(g => [`unit:${g.unitId}`, ...g.lines.map(l => l.id)]).map((id, i) => [id, i]))
