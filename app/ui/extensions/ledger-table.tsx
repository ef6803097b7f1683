import { type Day, formatDay } from '#app/domain/shared/day.ts'
import { EVENT_NAMES } from '#app/domain/task/event-names.ts'
import { LEDGER_OUTCOME_NAMES, type LedgerOutcome } from '#app/domain/task/extension-ledger.ts'
import type { TaskEventKind } from '#app/domain/task/task.ts'
import { InstantText } from '../base/instant-text.tsx'
import { Table } from '../base/table.tsx'
import { Tag } from '../base/tag.tsx'
import type { Tone } from '../base/tone.ts'

export type LedgerTableLine = {
  id: string
  taskId: string
  title: string
  meetingTitle: string
  unitName: string
  originalDue: string | null
  dueBefore: string | null
  asked: { at: string; wantedDue: string; reason: string; late: boolean } | null
  askedByName: string | null
  reasonLabel: string | null
  outcome: LedgerOutcome
  decided: { at: string; kind: TaskEventKind; due: string | null; reason: string | null } | null
  decidedByName: string | null
}

const TONES: Record<LedgerOutcome, Tone> = {
  waiting: 'wait',
  granted: 'ok',
  refused: 'late',
  lapsed: 'none',
  unasked: 'soon',
}

const dayText = (d: string | null): string => (d ? formatDay(d as Day) : '–')

/** The original day, what was asked and when, what was decided and by whom. */
export function LedgerTable({ lines, today }: { lines: readonly LedgerTableLine[]; today: string }) {
  return (
    <Table caption="Sổ gia hạn" cards>
      <thead>
        <tr>
          <th scope="col" style={{ width: '30%' }}>
            Nhiệm vụ
          </th>
          <th scope="col" className="num">
            Hạn gốc
          </th>
          <th scope="col">Đề nghị</th>
          <th scope="col">Quyết định</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(l => (
          <tr key={l.id}>
            <td className="cell-title">
              <a href={`/nhiem-vu/${l.taskId}`}>{l.title}</a>
              <span className="meta block font-normal">
                {l.unitName} · {l.meetingTitle}
              </span>
            </td>
            <td className="num" data-label="Hạn gốc">
              <span>
                {dayText(l.originalDue)}
                {l.dueBefore !== l.originalDue && <span className="meta block">khi ấy {dayText(l.dueBefore)}</span>}
              </span>
            </td>
            <td data-label="Đề nghị" data-wide="">
              {l.asked ? (
                <div className="flex flex-col gap-0.5">
                  <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <span>
                      đến <b className="num font-semibold">{dayText(l.asked.wantedDue)}</b>
                    </span>
                    {l.asked.late && <Tag tone="soon">xin sau hạn</Tag>}
                  </p>
                  <p className="meta">
                    {l.askedByName} · <InstantText at={l.asked.at} today={today} />
                  </p>
                  {l.reasonLabel && <p className="text-[0.875rem]">{l.reasonLabel}</p>}
                  <p className="text-[0.875rem] text-soft">“{l.asked.reason}”</p>
                </div>
              ) : (
                <span className="text-soft">không xin</span>
              )}
            </td>
            <td data-label="Quyết định" data-wide="">
              <div className="flex flex-col gap-0.5">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <Tag tone={TONES[l.outcome]}>{LEDGER_OUTCOME_NAMES[l.outcome].toLocaleLowerCase('vi')}</Tag>
                  {l.decided?.due && (
                    <span>
                      hạn mới <b className="num font-semibold">{dayText(l.decided.due)}</b>
                    </span>
                  )}
                </p>
                {l.decided && (
                  <p className="meta">
                    {l.outcome === 'lapsed' && `${EVENT_NAMES[l.decided.kind]} · `}
                    {l.decidedByName ?? 'Hệ thống'} · <InstantText at={l.decided.at} today={today} />
                  </p>
                )}
                {l.decided?.reason && l.outcome !== 'lapsed' && (
                  <p className="text-[0.875rem] text-soft">“{l.decided.reason}”</p>
                )}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
