import { day, formatDay, formatDayShort } from '#app/domain/shared/day.ts'
import { InstantText } from '../base/instant-text.tsx'
import { DeskRow, Words } from './desk-row.tsx'
import { FileLinks, type FileView } from './file-links.tsx'
import { QuickForm } from './quick-form.tsx'
import type { TaskLineView } from './task-view.ts'
import { TransitionLink } from './transition-links.tsx'

/** What one decision is taken on. */
export type DeskRowView = {
  line: TaskLineView
  requestKey: string
  files: readonly FileView[]
  report?: { at: string; text: string; document: string | null } | null
  sendBack?: { reason: string; suggested: string | null } | null
  extension?: { wantedDue: string; reason: string; late: boolean } | null
  explanation?: { text: string | null } | null
}
type RowProps = { row: DeskRowView; today: string; back: string }

export function ReportRow({ row, today, back }: RowProps) {
  const { line, report, files, requestKey } = row
  return (
    <DeskRow
      line={line}
      today={today}
      who={
        <>
          {line.unitName}
          {report && (
            <>
              , gửi <InstantText at={report.at} today={today} />
            </>
          )}
        </>
      }
      words={
        report && (
          <>
            <Words text={report.text} />
            {report.document && <p className="meta mt-1">Văn bản số {report.document}</p>}
            <FileLinks files={files} />
          </>
        )
      }
      actions={
        <>
          <QuickForm
            taskId={line.id}
            command="confirm"
            version={line.version}
            requestKey={requestKey}
            back={back}
            size="s"
          />
          <TransitionLink taskId={line.id} command="return-report" back={back} size="s" />
        </>
      }
    />
  )
}

export function SendBackRow({ row, today, back }: RowProps) {
  const { line, sendBack } = row
  return (
    <DeskRow
      line={line}
      today={today}
      who={line.unitName}
      words={
        sendBack && (
          <>
            <Words text={sendBack.reason} />
            {sendBack.suggested && <p className="meta mt-1">Đề nghị giao: {sendBack.suggested}</p>}
          </>
        )
      }
      actions={
        <>
          <TransitionLink taskId={line.id} command="reassign" back={back} size="s" variant="primary" />
          <TransitionLink taskId={line.id} command="refuse-send-back" back={back} size="s" />
        </>
      }
    />
  )
}

export function ExtensionRow({ row, today, back }: RowProps) {
  const { line, extension, requestKey } = row
  if (!extension) return null
  return (
    <DeskRow
      line={line}
      today={today}
      who={line.unitName}
      words={
        <>
          <p className="num font-medium">
            {line.due && `${formatDay(day(line.due))} → `}
            {formatDay(day(extension.wantedDue))}
            {extension.late && <span className="meta font-normal"> · xin sau hạn</span>}
            {line.extensions > 0 && <span className="meta font-normal"> · đã gia hạn {line.extensions} lần</span>}
          </p>
          <Words text={extension.reason} />
        </>
      }
      actions={
        <>
          <QuickForm
            taskId={line.id}
            command="grant-extension"
            version={line.version}
            requestKey={requestKey}
            back={back}
            label={`Đồng ý ${formatDayShort(day(extension.wantedDue))}`}
            size="s"
          />
          <TransitionLink taskId={line.id} command="grant-extension" back={back} label="Ngày khác" size="s" />
          <TransitionLink
            taskId={line.id}
            command="refuse-extension"
            back={back}
            size="s"
            className="max-sm:col-span-2"
          />
        </>
      }
    />
  )
}

export function ExplanationRow({ row, today, back }: RowProps) {
  const { line, explanation } = row
  return (
    <DeskRow
      line={line}
      today={today}
      who={line.unitName}
      words={explanation?.text && <Words text={explanation.text} />}
      actions={
        <TransitionLink
          taskId={line.id}
          command="judge-explanation"
          back={back}
          label="Kết luận"
          size="s"
          variant="primary"
          className="max-sm:col-span-2"
        />
      }
    />
  )
}
